import path from 'node:path';
import { Clock } from './clock';
import { type Database, openDatabase, readSchema } from './database';
import { FaultBox } from './faults';
import { readFunctions } from './functions/function-config';
import { FunctionHost } from './functions/host';
import { Meter } from './meter';
import type { OpenApiParts } from './open-api';
import { type MessageTemplate, readTemplates } from './open-api/message-rules';
import type { Options } from './options';
import { readPages } from './pages';
import { Scheduler } from './scheduler';
import { demo } from './seed/demo';
import { demoNow } from './seed/demo-time';
import { readPicture } from './seed/pictures';
import type { Persona, SeedContext } from './seed/seed-context';
import { State } from './state';
import { Storage } from './storage';

/** Setting that names the seed with which a data directory was filled. */
export const SEEDED = 'seeded';

/** Everything that one local cloud consists of, put together; the HTTP server only translates. */
export class LocalCloud implements OpenApiParts {
  readonly state: State;
  readonly clock: Clock;
  readonly meter = new Meter();
  readonly faults = new FaultBox();
  readonly templates: Map<string, MessageTemplate>;
  readonly pages: ReadonlySet<string> | undefined;
  readonly sendingTo = new Set<string>();
  readonly database: Database;
  readonly storage: Storage;
  readonly host: FunctionHost;
  readonly scheduler: Scheduler;
  /** set when the server listens */
  url = '';
  private resetting: Promise<void> = Promise.resolve();

  constructor(readonly options: Options) {
    const { data, root } = options;
    const functions = readFunctions(options.functions);
    this.templates = readTemplates(path.join(root, 'config/message-templates.json'));
    this.pages = readPages(path.join(root, 'dist/weapp/app.json'));
    this.state = new State(path.join(data, 'state.db'));
    this.clock = new Clock(this.state);
    const now = () => this.clock.now();
    const schema = readSchema(options.schema);
    this.database = openDatabase({ file: path.join(data, 'database.db'), schema, now });
    this.storage = new Storage(path.join(data, 'files'), () => this.state.secret(), now);
    this.host = new FunctionHost(functions, {
      clock: this.clock,
      meter: this.meter,
      endpoint: () => `${this.url}/admin`,
      modules: path.join(root, 'node_modules'),
    });
    const { host, clock, state } = this;
    this.scheduler = new Scheduler([...functions.values()], { host, clock, state });
  }

  /** Whom the demo can be tried as; nobody in an empty cloud. */
  get personas(): readonly Persona[] {
    return this.state.setting(SEEDED) === 'demo' ? demo.personas : [];
  }

  /** Fills a new data directory; one that was filled before is left as it is, one whose seed was cut off starts again. */
  async seedOnce(): Promise<void> {
    if (this.state.setting(SEEDED) === undefined) return this.reset(this.options.seed);
    this.meter.reset(this.clock.now());
    this.scheduler.resume();
  }

  private async seed(name: 'demo' | 'empty'): Promise<void> {
    const now = name === 'demo' ? demoNow(Date.now()) : Date.now();
    this.clock.setTo(now);
    if (name === 'demo') await demo.run(this.seedContext());
    this.clock.setTo(now);
    this.state.set(SEEDED, name);
    this.meter.reset(this.clock.now());
  }

  private seedContext(): SeedContext {
    return {
      now: () => this.clock.now(),
      setClock: (at) => this.clock.setTo(at),
      insert: (collection, documents) => this.database.insert(collection, documents),
      picture: readPicture,
      upload: (key, bytes) => this.storage.put(key, bytes),
      grant: (openid, templateId, count) => this.state.addGrants(openid, templateId, count),
      templateIds: [...this.templates.keys()],
      tick: (functionName) => this.scheduler.fireNow(functionName),
      call: (functionName, openid, event) =>
        this.host.invoke(functionName, event, { openid, source: 'wx_client' }),
    };
  }

  /** Throws everything away and starts again with a seed; one reset after the other. */
  reset(name: 'demo' | 'empty'): Promise<void> {
    const done = this.resetting.then(() => this.startAgain(name));
    this.resetting = done.catch(() => undefined);
    return done;
  }

  private async startAgain(name: 'demo' | 'empty'): Promise<void> {
    await this.scheduler.pause();
    await this.host.stop();
    // first of all forget that it is filled: a kill from here on makes the next start begin again
    this.state.reset();
    this.database.reset();
    this.storage.clear();
    this.faults.order({});
    this.clock.setTo(Date.now());
    await this.seed(name);
    this.scheduler.resume();
  }

  async stop(): Promise<void> {
    const over = this.scheduler.pause();
    await this.host.stop();
    // the call that was cut off is kept for the next start
    await over;
    this.database.close();
    this.state.close();
  }
}
