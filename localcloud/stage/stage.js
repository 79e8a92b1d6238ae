// The stage: three phones, the clock, the bill and every message that WeChat would have delivered.
import { showMessages } from './messages.js';
import { allHome, reloadAll, reloadIdle, reveal, setPeople, showTime } from './phones.js';
import { clockWords, dayWords, limitWords } from './words.js';

const REFRESH_MS = 2_000;
const DAY = 86_400_000;
const MONTH_DAYS = 30;
/** calls a month in the plan of 19.9 yuan */
const PLAN = 200_000;
const byId = (id) => document.getElementById(id);
let writes;
let jump = 0;

async function ask(path, body) {
  const headers = { 'content-type': 'application/json' };
  const options = body && { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`/control/${path}`, options);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

function showClock({ now }) {
  byId('time').textContent = clockWords(now);
  byId('day').textContent = dayWords(now);
  showTime(clockWords(now));
}

function showLimit({ limit, advanceMinutes = 0 }, now) {
  jump = advanceMinutes;
  byId('limit').textContent = limit ? limitWords(limit, now) : '没有';
  if (!byId('to-limit').classList.contains('busy')) byId('to-limit').disabled = !limit;
}

/** Calls since the last 重来, and what a month would be if every day were like this one. */
function showBill({ sinceReset, since }, now) {
  const days = Math.max(1, (now - since) / DAY);
  const month = Math.round((sinceReset.total / days) * MONTH_DAYS);
  const share = Math.min(100, (month / PLAN) * 100);
  byId('bill').textContent = `${sinceReset.total.toLocaleString('en')} 次`;
  byId('rail').style.width = `${share}%`;
  byId('projection').textContent =
    `天天如此，一个月约 ${month.toLocaleString('en')} / ${PLAN.toLocaleString('en')}`;
}

async function refresh() {
  try {
    const [clock, next, bill, { messages }] = await Promise.all(
      ['clock', 'next', 'bill', 'messages'].map((name) => ask(name)),
    );
    showClock(clock);
    showLimit(next, clock.now);
    showBill(bill, clock.now);
    const told = showMessages(messages, clock.now);
    const wrote = bill.sinceStart.databaseWrites;
    if (told || (writes !== undefined && wrote !== writes)) reloadIdle();
    writes = wrote;
    byId('trouble').hidden = true;
  } catch {
    byId('trouble').hidden = false;
  }
}

/** A jump in time takes a while: everything that falls due on the way happens. */
async function busyWhile(button, work) {
  const buttons = [...document.querySelectorAll('.top button')];
  for (const each of buttons) each.disabled = true;
  button.classList.add('busy');
  try {
    await work();
  } catch {
    byId('trouble').hidden = false;
  }
  button.classList.remove('busy');
  for (const each of buttons) each.disabled = false;
  await refresh();
  reloadAll();
}

function listen() {
  for (const button of document.querySelectorAll('[data-minutes]')) {
    const advanceMinutes = Number(button.dataset.minutes);
    button.addEventListener('click', () => busyWhile(button, () => ask('clock', { advanceMinutes })));
  }
  const toLimit = byId('to-limit');
  toLimit.addEventListener('click', () => busyWhile(toLimit, () => ask('clock', { advanceMinutes: jump })));
  const again = byId('again');
  again.addEventListener('click', async () => {
    if (!confirm('重来会清空这次演示里做过的一切。')) return;
    await busyWhile(again, () => ask('reset', { seed: 'demo' }));
    allHome();
  });
  for (const button of document.querySelectorAll('[data-phone]')) {
    button.addEventListener('click', () => reveal(Number(button.dataset.phone)));
  }
}

/** Beside three phones the guide heads the messages; on a narrow screen it is a button in the bar, closed. */
function placeGuide(narrow) {
  const guide = document.querySelector('.guide');
  guide.open = !narrow;
  if (narrow) byId('again').before(guide);
  else document.querySelector('.messages').prepend(guide);
}

async function start() {
  const narrow = matchMedia('(max-width: 1180px)');
  placeGuide(narrow.matches);
  narrow.addEventListener('change', () => placeGuide(narrow.matches));
  listen();
  reveal(0);
  setPeople((await ask('personas')).personas);
  await refresh();
  setInterval(refresh, REFRESH_MS);
}

void start();
