import type { FunctionConfig } from './function-config';
import { Instance } from './instance';

/** more calls than this wait for an instance; the platform's own limit is far higher and per account */
const MOST_INSTANCES = 8;

/** The instances of every function: a warm one if one is free, a new one under load, else the call waits. */
export class InstancePool {
  private readonly instances = new Map<string, Instance[]>();
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(private readonly environment: () => NodeJS.ProcessEnv) {}

  private of(name: string): Instance[] {
    return this.instances.get(name) ?? [];
  }

  async take(config: FunctionConfig): Promise<Instance> {
    for (;;) {
      const free = this.of(config.name).find((each) => !each.busy && each.alive);
      if (free) {
        free.busy = true;
        return free;
      }
      if (this.of(config.name).length < MOST_INSTANCES) return this.start(config);
      await new Promise<void>((resolve) => {
        this.waiting.set(config.name, [...(this.waiting.get(config.name) ?? []), resolve]);
      });
    }
  }

  private start({ name, directory }: FunctionConfig): Instance {
    const instance = new Instance(directory, this.environment(), (ended) => {
      this.instances.set(
        name,
        this.of(name).filter((each) => each !== ended),
      );
      this.wakeOne(name);
    });
    this.instances.set(name, [...this.of(name), instance]);
    return instance;
  }

  /** The invocation is over. After a time-out or crash the instance stays taken until it is gone. */
  give(config: FunctionConfig, instance: Instance): void {
    if (!instance.alive) return;
    instance.busy = false;
    this.wakeOne(config.name);
  }

  private wakeOne(name: string): void {
    this.waiting.get(name)?.shift()?.();
  }

  /** Ends every instance, so that nothing kept in memory outlives a reset. */
  async stop(): Promise<void> {
    await Promise.all([...this.instances.values()].flat().map((instance) => instance.stop()));
  }
}
