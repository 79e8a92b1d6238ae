// Three phones side by side: who holds each, which page is open, and the banner of a new message.
import { placeWords, roleWords } from './words.js';

const PHONE_WIDTH = 375;
const PHONE_HEIGHT = 812;
/** what stands around the phones at least: bar, names, margins, and the list of messages */
const AROUND_HEIGHT = 176;
const AROUND_WIDTH = 56 + 72 + 340;
const BANNER_MS = 12_000;
/** who may hold which phone */
const holders = [['resident'], ['desk', 'manager'], ['technician', 'lead']];

const template = document.getElementById('phone');

/** Builds a phone in its place: the select says who holds it, the bar above the page is WeChat's. */
function build(phone) {
  phone.append(template.content.cloneNode(true));
  const [select, frame] = ['select', 'iframe'].map((tag) => phone.querySelector(tag));
  select.ariaLabel = `${phone.dataset.name}是谁`;
  frame.title = `${phone.dataset.name}的手机`;
  frame.addEventListener('load', () => followTitle(phone, frame.contentDocument));
  return { phone, select, frame, tag: phone.querySelector('.tag'), notice: phone.querySelector('.notice') };
}

/** The name of the page, as WeChat shows it above every page. */
function followTitle(phone, page) {
  const tell = () => {
    phone.querySelector('.nav-title').textContent = page.title;
  };
  tell();
  new MutationObserver(tell).observe(page.head, { childList: true, characterData: true, subtree: true });
}

const phones = [...document.querySelectorAll('.phone')].map(build);
let personas = [];
let shown = 0;

export const personaOf = (openid) => personas.find((persona) => persona.openid === openid);

/** Opens a page (by default the person's first) on a phone, and makes it that person's. */
function show(phone, persona, page = persona.page) {
  phone.select.value = persona.openid;
  phone.tag.textContent = roleWords[persona.role];
  phone.tag.className = `tag tag-${persona.role}`;
  phone.notice.hidden = true;
  // a new number makes the same page load again
  shown++;
  phone.frame.src = `/app/?as=${encodeURIComponent(persona.openid)}&n=${shown}#/${page}`;
}

/** The stage's time on every phone. */
export function showTime(words) {
  for (const each of document.querySelectorAll('.status-time')) each.textContent = words;
}

/** The phone of a person's role comes to the front with this page. */
export function openOn(openid, page) {
  const persona = personaOf(openid);
  const index = holders.findIndex((roles) => roles.includes(persona?.role));
  if (index < 0) return;
  show(phones[index], persona, page);
  reveal(index);
}

/** Every phone on the first page of whoever holds it: what was open may be gone. */
export function allHome() {
  for (const phone of phones) {
    const persona = personaOf(phone.select.value);
    if (persona) show(phone, persona);
  }
}

/** On a narrow screen: which phone, or the messages, is in front. */
export function reveal(index) {
  for (const [selector, name] of [
    ['.floor > section', 'shown'],
    ['.one button', 'on'],
  ]) {
    [...document.querySelectorAll(selector)].forEach((each, at) => {
      each.classList.toggle(name, at === index);
    });
  }
}

/** A banner on the phone of the person whom a message reached, as WeChat shows one; a tap opens its page. */
export function announce(message) {
  const phone = phones.find(({ select }) => select.value === message.openid);
  if (!phone || message.errCode !== 0) return;
  phone.notice.textContent = `微信消息：${message.title}`;
  phone.notice.onclick = () => openOn(message.openid, message.page);
  phone.notice.hidden = false;
  clearTimeout(phone.timer);
  phone.timer = setTimeout(() => {
    phone.notice.hidden = true;
  }, BANNER_MS);
}

function isUsed({ frame }) {
  const page = frame.contentDocument;
  const typed = [...(page?.querySelectorAll('textarea, input') ?? [])].some((field) => field.value);
  return document.activeElement === frame || typed;
}

/** Shows what others did: a phone that nobody holds or types on at the moment loads its page anew. */
export function reloadIdle() {
  for (const phone of phones) if (!isUsed(phone)) phone.frame.contentWindow?.location.reload();
}

/** Everybody's page as it is now, after a jump in time. */
export function reloadAll() {
  for (const { frame } of phones) frame.contentWindow?.location.reload();
}

function scalePhones() {
  const scale = Math.min(
    1,
    (innerHeight - AROUND_HEIGHT) / PHONE_HEIGHT,
    (innerWidth - AROUND_WIDTH) / (3 * PHONE_WIDTH),
  );
  document.documentElement.style.setProperty('--scale', Math.max(0.5, scale).toFixed(3));
}

/** Puts people on the phones and lets them be changed. */
export function setPeople(all) {
  personas = all;
  phones.forEach((phone, index) => {
    const mine = personas.filter((persona) => holders[index].includes(persona.role));
    phone.select.replaceChildren(
      ...mine.map((persona) => new Option(`${persona.name}　${placeWords(persona)}`, persona.openid)),
    );
    phone.select.onchange = () => show(phone, personaOf(phone.select.value));
    if (mine[0]) show(phone, mine[0]);
  });
}

scalePhones();
addEventListener('resize', scalePhones);
