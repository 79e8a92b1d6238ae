import type { EmergencyWords } from './community';
import type { EmergencyType } from './emergency';

/*
 * Does a report tell of an emergency that goes on now (P2.3)? The words are the community's own; what makes them harmless
 * (没有漏水, 上次漏水已修好, 担心会漏水) is the language's. Pure and without zod: the phone uses it while one types, the
 * server again on what was sent. When in doubt it says yes: the phone only offers, the server only marks.
 */

/** the most dangerous first: what is said of several is told as this one */
const byDanger: readonly EmergencyType[] = ['fire', 'gas', 'lift', 'power', 'other', 'leak'];

/** longer words in which a dangerous one hides by accident */
const lookalikes = /着火锅|着火红|着火腿|着火车|淹没在/g;

/** 没有(再发现)漏水 · 不漏水了 · 是不是漏水 stays a worry worth asking about */
const denied =
  /(?:没|未|无|(?<!是)不)(?:有|再|是|会|见|曾|任何|什么|出现|发生|发现|闻到|看到|看见|明显|继续|怎么)*$/;
/** 担心会漏水 · 万一漏水怎么办 · 防漏水; 怕是, 恐怕 mean that it probably is, 消防 is no 防 */
const imagined =
  /(?:担心|害怕|(?<!恐)怕(?!是)|万一|如果|要是|假如|防止|预防|避免|以免|免得|以防|会不会|容易|有没有)[^，。；！？,;!?\n]{0,8}$|(?<!消)防$/;
/** 明天停电吗 · 计划停电: only power goes off by appointment */
const announced = /(?:计划|明天|后天|下周|下个月|几点|什么时候|何时|哪天)[^，。；！？,;!?\n]{0,8}$/;
/** 上次漏水 · 之前漏水, unless it came back: 之前漏水的地方又漏水 */
const before =
  /(?:上次|上回|之前|以前|去年|前年|上个月|曾经|当时|那次)(?![^，。；！？,;!?\n]*(?:又|现在|今天|一直|还在|仍|再次|开始))[^，。；！？,;!?\n]*$/;
/** 有点漏水 is for the usual repair; 有点漏电 is not */
const slight = /(?:有点儿?|有些|一点点|轻微|稍微|偶尔)$/;

/** 漏水演练 · 停电通知 · 漏水险: about it, not it */
const about =
  /^(?:人|味)?(?:应急|紧急)?(?:演练|演习|知识|宣传|险|保护|报警器|公告|通知|预案|赔偿|怎么预防|检测|的(?:演练|通知|公告|预案|赔偿|预防))/;
/** 已修好 · 修好了 · 已经来电了 within the sentence; 没修好, 请尽快修好, 多久恢复 are none of it */
const over =
  /^(?:(?![没未不请帮快能啥何久望求麻烦等想要又])[^。；！？;!?\n]){0,14}?(?:修好|修理好|解决了|处理好|处理完|已处理|已解决|好了|恢复了?|来电|没事了|不漏了|止住了|扑灭|已灭|排除了|救出来)(?!吗|没|不)/;
/** it came back, or goes on after all */
const again = /又|再次|还在|越来越|仍|更/;

const sentenceFrom = (text: string) => /^[^。！？!?\n]*/.exec(text)?.[0] ?? '';
const clauseUpTo = (text: string) => /[^，。；！？,;!?\n]*$/.exec(text)?.[0] ?? '';

function isOver(rest: string): boolean {
  const match = over.exec(rest);
  return match !== null && !again.test(rest.slice(match[0].length));
}

function alarms(text: string, at: number, word: string, type: EmergencyType): boolean {
  const clause = clauseUpTo(text.slice(0, at));
  const rest = sentenceFrom(text.slice(at + word.length));
  if (denied.test(clause) || imagined.test(clause) || about.test(rest) || isOver(rest)) return false;
  if (type === 'leak' && slight.test(clause)) return false;
  if (type === 'power' && announced.test(clause)) return false;
  return !before.test(clause) || again.test(rest);
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

/** The emergency that `text` tells of by the community's `table` of words, the most dangerous of several; else undefined. */
export function emergencyIn(text: string, table: readonly EmergencyWords[]): EmergencyType | undefined {
  const plain = text.replace(lookalikes, (found) => '，'.repeat(found.length));
  const told = new Set(
    table
      .filter(({ type, words }) =>
        words.some((word) => placesOf(plain, word).some((at) => alarms(plain, at, word, type))),
      )
      .map(({ type }) => type),
  );
  return byDanger.find((type) => told.has(type));
}
