// The stage: three phones, the clock, the bill and every message that WeChat would have delivered.

const REFRESH_MS = 2_000;
const slots = [...document.querySelectorAll('.phone')].map((phone) => ({
  phone,
  select: phone.querySelector('select'),
  frame: phone.querySelector('iframe'),
}));
const belongs = [['resident'], ['desk', 'manager'], ['technician', 'lead']];
const roleWords = { resident: '业主', desk: '客服', manager: '经理', technician: '师傅', lead: '主管' };
const fates = { 43101: '没有授权，改站内信', 43107: '对方关了消息' };
let personas = [];
let shownMessages = '';

async function ask(path, body) {
  const options = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  return (await fetch(`/control/${path}`, options)).json();
}

function show(slot, openid, page) {
  const persona = personas.find((each) => each.openid === openid);
  slot.select.value = openid;
  const next = `/app/?as=${openid}#/${page ?? persona.page}`;
  // the same page again must load again
  slot.frame.src = 'about:blank';
  requestAnimationFrame(() => {
    slot.frame.src = next;
  });
}

function openMessage(message) {
  const persona = personas.find((each) => each.openid === message.openid);
  const index = belongs.findIndex((roles) => roles.includes(persona?.role));
  if (index < 0) return;
  show(slots[index], message.openid, message.page);
  reveal(index);
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function messageCard(message) {
  const persona = personas.find((each) => each.openid === message.openid);
  const card = element('button', 'message', '');
  card.type = 'button';
  const head = element('span', 'row', '');
  const who = element('span', '', '');
  who.append(
    element('span', `tag tag-${persona?.role ?? 'resident'}`, roleWords[persona?.role] ?? '某人'),
    ` ${persona?.name ?? message.openid}`,
  );
  head.append(who, element('span', 'dim', clockWords(message.at)));
  card.append(head, element('b', '', message.title));
  for (const { value } of Object.values(message.data)) card.append(element('div', '', value));
  const sent = message.errCode === 0;
  const fate = sent
    ? `✓ 已送达，还能再发 ${message.grantsLeft} 次`
    : `没发出（${message.errCode}）：${fates[message.errCode] ?? '稍后再试'}`;
  card.append(element('div', `fate ${sent ? '' : 'fate-no'}`, fate));
  card.addEventListener('click', () => openMessage(message));
  return card;
}

const china = (at, options) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options }).format(at);
const clockWords = (at) => china(at, { hour: '2-digit', minute: '2-digit', hour12: false });

async function refresh() {
  const [{ now }, { sinceReset }, { messages }] = await Promise.all([
    ask('clock'),
    ask('bill'),
    ask('messages'),
  ]);
  document.getElementById('time').textContent = clockWords(now);
  document.getElementById('day').textContent = china(now, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  });
  document.getElementById('bill').textContent = `${sinceReset.total} 次`;
  const key = messages.map((message) => message.id).join();
  if (key === shownMessages) return;
  shownMessages = key;
  document.getElementById('count').textContent = `${messages.length} 条`;
  document.getElementById('none').hidden = messages.length > 0;
  document.getElementById('messages').replaceChildren(...messages.map(messageCard));
}

/** On a narrow screen: which phone, or the messages, is in front. */
function reveal(index) {
  const mark = (selector, name) => {
    for (const [at, each] of [...document.querySelectorAll(selector)].entries()) {
      each.classList.toggle(name, at === index);
    }
  };
  mark('.floor > section', 'shown');
  mark('.one button', 'on');
}

async function busyWhile(button, work) {
  button.disabled = true;
  try {
    await work();
    for (const { frame } of slots) frame.contentWindow?.location.reload();
    await refresh();
  } finally {
    button.disabled = false;
  }
}

async function start() {
  ({ personas } = await ask('personas'));
  slots.forEach((slot, index) => {
    const mine = personas.filter((persona) => belongs[index].includes(persona.role));
    slot.select.replaceChildren(
      ...mine.map((persona) => new Option(`${persona.name}  ${persona.label}`, persona.openid)),
    );
    slot.select.addEventListener('change', () => show(slot, slot.select.value));
    if (mine[0]) show(slot, mine[0].openid);
  });
  for (const button of document.querySelectorAll('[data-minutes]')) {
    const advanceMinutes = Number(button.dataset.minutes);
    button.addEventListener('click', () => busyWhile(button, () => ask('clock', { advanceMinutes })));
  }
  const again = document.getElementById('again');
  again.addEventListener('click', () => busyWhile(again, () => ask('reset', { seed: 'demo' })));
  for (const button of document.querySelectorAll('[data-phone]')) {
    button.addEventListener('click', () => reveal(Number(button.dataset.phone)));
  }
  reveal(0);
  await refresh();
  setInterval(refresh, REFRESH_MS);
}

void start();
