// SPDX-License-Identifier: GPL-3.0-or-later
// The page: what stands behind "#" in the link of a card, or what the camera reads, or what somebody types, becomes a
// verdict. Nothing of a card is kept, and no address that a code says is ever opened.
import { Keeper } from './keeper.js';
import { Words, chooseLanguage, rememberLanguage } from './words.js';

const SHOWN_FOR = 5 * 60 * 1000; // a card is no longer in sight than that
const REFRESH_EVERY = 15 * 60 * 1000;
const vouched = (reading) => reading.claims !== null && reading.verdict !== 'UNKNOWN-ISSUER';

const $ = (id) => document.getElementById(id);
const now = () => Math.floor(Date.now() / 1000);

const page = {
  office: null, words: null, keeper: null, text: null, reading: null, turn: 0, byLink: false, looking: null, timer: 0, refreshed: 0,
};

// --- showing ----------------------------------------------------------------------------------

function show(part) {
  for (const id of ['start', 'look', 'answer']) $(id).hidden = id !== part;
  document.body.dataset.part = part;
  window.scrollTo(0, 0);
}

function put(id, text) {
  $(id).textContent = text ?? '';
  $(id).hidden = !text;
}

function putFact(id, text) {
  put(id, text);
  $(id).previousElementSibling.hidden = !text;
}

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text ?? '' });

function putList(list, texts) {
  list.replaceChildren(...texts.map((text) => element('li', text)));
}

function putHouses(houses) {
  $('houses').hidden = houses.length === 0;
  $('houses').replaceChildren(...houses.map(({ at, titles }) => {
    const house = element('div');
    house.append(element('dt', at), ...titles.map((title) => element('dd', title)));
    return house;
  }));
}

function tellAge() {
  if (!page.words || !page.keeper) return;
  const days = (now() - page.keeper.oldest) / 86400;
  const text = page.words.age(page.keeper.oldest, now());
  if ($('age').textContent !== text) $('age').textContent = text;
  $('state').dataset.old = String(page.keeper.oldest === 0 || days > 7 || days < -1);
}

function lastDay({ verdict, claims }) {
  if (!vouched({ verdict, claims })) return null;
  const { utcOffset } = page.office;
  return verdict === 'NOT-YET' ? page.words.day(claims.nbf, utcOffset) : page.words.day(claims.exp - 1, utcOffset);
}

function tellCard(reading, kind) {
  const { words } = page;
  const claims = vouched(reading) ? reading.claims : null;
  const card = claims && words.card(claims);
  put('name', claims?.name);
  putFact('born', claims && String(claims.birthYear));
  putFact('card', card?.title);
  putFact('number', claims && (claims.print > 1 ? `${claims.number} · ${words.text('print')} ${claims.print}` : claims.number));
  put('day-label', words.text(reading.verdict === 'NOT-YET' ? 'from' : 'until'));
  putFact('day', lastDay(reading));
  $('facts').hidden = !claims;
  $('gives-part').hidden = !claims || kind !== 'good';
  const houses = claims && kind === 'good' ? words.gives(claims) : [];
  putHouses(houses);
  put('gives', card?.gives ?? (houses.length === 0 ? words.text('ask-gives') : null));
}

function tellReading() {
  const { words, reading } = page;
  const { kind, word, sentence, steps } = words.verdict(reading.verdict);
  $('answer').dataset.kind = kind;
  $('answer').dataset.verdict = reading.verdict;
  put('word', word);
  put('sentence', sentence);
  putList($('steps'), steps);
  tellCard(reading, kind);
  $('link-warning').hidden = !page.byLink;
}

function tellAll() {
  const { words, office } = page;
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = words.text(element.dataset.text);
  document.title = `${words.text('title')} – ${words.unit}`;
  put('unit', words.unit);
  for (const element of document.querySelectorAll('[data-host]')) element.textContent = `https://${office.host}/v`;
  for (const element of document.querySelectorAll('[data-phone]')) {
    element.textContent = office.phone;
    element.href = `tel:${office.phone.replace(/[^0-9+]/g, '')}`;
  }
  if (page.reading) tellReading();
  tellAge();
}

async function speak(language) {
  page.words = await Words.load(language);
  document.documentElement.lang = language;
  for (const button of $('languages').children) button.setAttribute('aria-pressed', String(button.lang === language));
  tellAll();
}

// --- checking ---------------------------------------------------------------------------------

function forget() {
  clearTimeout(page.timer);
  page.turn++;
  page.text = null;
  page.reading = null;
  $('text').value = '';
  for (const id of ['name', 'born', 'number', 'day']) $(id).textContent = '';
  putHouses([]);
  delete $('answer').dataset.kind;
  delete $('answer').dataset.verdict;
}

// By the lists that are held now; another card, or newer lists, may come meanwhile.
async function judge() {
  const turn = ++page.turn;
  const reading = await page.keeper.judge(page.text);
  if (turn !== page.turn) return;
  const isNews = reading.verdict !== page.reading?.verdict;
  page.reading = reading;
  tellReading();
  tellAge();
  if (!isNews) return;
  show('answer');
  $('word').focus();
}

async function check(text, byLink) {
  stopLooking();
  forget();
  page.text = text;
  page.byLink = byLink;
  page.timer = setTimeout(begin, SHOWN_FOR);
  await judge();
}

function begin() {
  stopLooking();
  forget();
  show('start');
  $('begin').focus();
}

function stopLooking() {
  page.looking?.abort();
  page.looking = null;
}

async function look() {
  stopLooking();
  forget();
  const looking = (page.looking = new AbortController());
  put('camera-trouble', '');
  show('look');
  $('stop').focus();
  try {
    const { readCode } = await import('./camera.js');
    const text = await readCode($('camera'), looking.signal);
    if (text !== null && page.looking === looking) await check(text, false);
  } catch {
    if (page.looking !== looking) return;
    stopLooking();
    show('start');
    put('camera-trouble', page.words.text('camera-trouble'));
    $('begin').focus();
  }
}

// What the link says is read once; neither the address nor the history keeps it.
function takeFragment() {
  const text = location.hash.slice(1);
  if (location.hash !== '' || location.href.endsWith('#')) history.replaceState(null, '', location.pathname + location.search);
  return text;
}

async function refresh() {
  if (Date.now() - page.refreshed < REFRESH_EVERY && page.keeper.oldest > 0) return;
  page.refreshed = Date.now();
  // A verdict beside the age of a list that it was not found by would lie.
  if ((await page.keeper.refresh()) && page.text !== null) await judge();
  tellAge();
}

// --- beginning --------------------------------------------------------------------------------

function offerLanguages(offered) {
  for (const { language, name } of offered) {
    const button = Object.assign(document.createElement('button'), { type: 'button', lang: language, textContent: name });
    button.addEventListener('click', async () => {
      rememberLanguage(language);
      await speak(language);
    });
    $('languages').append(button);
  }
}

function listen() {
  $('begin').addEventListener('click', look);
  $('stop').addEventListener('click', begin);
  $('again').addEventListener('click', begin);
  $('scan-again').addEventListener('click', look);
  $('typed').addEventListener('submit', (event) => {
    event.preventDefault();
    if ($('text').value.trim() !== '') check($('text').value, false);
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.body.dataset.part !== 'start') begin();
  });
  addEventListener('hashchange', () => {
    const text = takeFragment();
    if (text !== '') check(text, true);
  });
  addEventListener('pagehide', begin); // not even in the browser's memory of pages
  addEventListener('online', () => {
    page.refreshed = 0;
    refresh();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') refresh();
    else stopLooking();
  });
  setInterval(tellAge, 60 * 1000);
  setInterval(refresh, REFRESH_EVERY);
}

const fromHex = (hex) => Uint8Array.from(hex.trim().match(/../g), (pair) => parseInt(pair, 16));

async function start() {
  const text = takeFragment();
  page.office = await (await fetch(new URL('office.json', document.baseURI))).json();
  const { languages, root } = page.office;
  offerLanguages(languages);
  page.keeper = new Keeper(fromHex(root));
  await speak(chooseLanguage(languages.map(({ language }) => language)));
  await page.keeper.load();
  listen();
  // Whoever comes by a link waits for a newer list only where there is none: when it comes the card is judged again.
  const fetched = refresh();
  if (page.keeper.oldest === 0) await fetched;
  if (text !== '') await check(text, true);
  else show('start');
  await fetched;
  document.body.dataset.ready = 'true';
  navigator.serviceWorker?.register(new URL('worker.js', document.baseURI)).catch(() => {}); // then it works with a network only
}

start().catch(() => {
  $('trouble').hidden = false;
});
