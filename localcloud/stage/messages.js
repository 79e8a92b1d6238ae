// Every message that WeChat would have delivered, newest first; a tap opens its page on that person's phone.
import { announce, openOn, personaOf } from './phones.js';
import { fateWords, roleWords, whenWords } from './words.js';

const SHOWN = 40;
let newest;

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function card(message, now, isNew) {
  const persona = personaOf(message.openid);
  const made = element('button', isNew ? 'message new' : 'message');
  made.type = 'button';
  const who = element('span', '');
  who.append(
    element('span', `tag tag-${persona?.role ?? 'resident'}`, roleWords[persona?.role] ?? '其他'),
    element('b', '', ` ${persona?.name ?? message.openid}`),
  );
  const head = element('span', 'row');
  head.append(who, element('span', 'dim', whenWords(message.at, now)));
  made.append(head, element('b', 'title', message.title));
  for (const { value } of Object.values(message.data)) made.append(element('span', 'line', value));
  made.append(element('span', message.errCode === 0 ? 'fate' : 'fate fate-no', fateWords(message)));
  made.addEventListener('click', () => openOn(message.openid, message.page));
  return made;
}

/** Shows the list; what came since the last time is framed and announced on the phones. Answers whether any came. */
export function showMessages(messages, now) {
  const latest = messages[0]?.id ?? 0;
  if (latest === newest) return false;
  const seen = newest ?? latest;
  newest = latest;
  const fresh = messages.filter((message) => message.id > seen);
  for (const message of [...fresh].reverse()) announce(message);
  const shown = messages.slice(0, SHOWN).map((message) => card(message, now, message.id > seen));
  document.getElementById('messages').replaceChildren(...shown);
  document.getElementById('count').textContent = `${messages.length} 条`;
  document.getElementById('none').hidden = messages.length > 0;
  return fresh.length > 0;
}
