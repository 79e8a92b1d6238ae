import path from 'node:path';
import { root, type TestCloud } from '../localcloud';
import { people } from '../repair';
import { MiniProgram } from '../weapp/mini-program';

/** Every page on which somebody with full lists starts. */
const fullPages: [openid: string, url: string][] = [
  [people.wang, '/pages/home/index'],
  [people.wang, '/pages/tickets/index'],
  [people.wang, '/pages/mine/index'],
  [people.wang, '/pages/report/index'],
  [people.wang, '/pages/emergency/index'],
  [people.lin, '/desk/queue/index'],
  [people.lin, '/desk/register/index'],
  [people.zhou, '/technician/jobs/index'],
];

/** The largest setData with which each page of the built mini-program opens, in bytes, its lists a full page long. */
export async function measureFullPages(cloud: TestCloud): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [openid, url] of fullPages) {
    const program = await MiniProgram.launch(path.join(root, 'dist/weapp'), url, {
      cloudUrl: cloud.url,
      openid,
    });
    figures[url.slice(1)] = Math.max(
      ...program.records.flatMap((record) => record.sent.map(({ bytes }) => bytes)),
    );
    program.close();
  }
  return figures;
}
