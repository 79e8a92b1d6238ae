import type { WakeUp } from '../usecases/ports';
import { cloud, textOf } from './cloud';

/** addDelayedFunctionTask takes 6 seconds to 30 days */
const SHORTEST_SECONDS = 6;
const LONGEST_SECONDS = 30 * 24 * 3_600;

interface DelayedTasks {
  addDelayedFunctionTask(task: {
    env: string;
    functionName: string;
    delayTime: number;
    data: string;
  }): Promise<unknown>;
}

/** The platform's delayed tasks (platform.md "Cloud functions"): `tick` is called once, without a person. */
export const wakeUp: WakeUp = {
  async at(moment) {
    const seconds = Math.ceil((moment - Date.now()) / 1_000);
    const { ENV } = cloud.getWXContext();
    // the SDK's own types do not know this API
    const { cloudbase } = cloud.openapi as unknown as { cloudbase: DelayedTasks };
    try {
      await cloudbase.addDelayedFunctionTask({
        env: String(ENV),
        functionName: 'tick',
        delayTime: Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, seconds)),
        data: JSON.stringify({ wakeUp: true }),
      });
    } catch (error) {
      console.warn(`no delayed task: ${textOf(error)}`);
    }
  },
};
