// SPDX-License-Identifier: GPL-3.0-or-later
// web-page.mjs CONFIG: the page that loketctl published, in a browser; called by web-page.py. Prints TAP.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { Site } from './site.mjs';
import { Visit, findCut } from './visit.mjs';

const config = JSON.parse(process.argv[2]);
const { now, good, waiting } = config;
const LANGUAGES = ['id', 'jv', 'en'];
const ISS_FILE = 'status-3314-UPTPK.cwt';
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const bodyOf = (text) => text.slice(text.indexOf('#') + 1);
const words = Object.fromEntries(LANGUAGES.map((language) => [language, JSON.parse(readFileSync(`${config.page}/lang/${language}.json`))]));

let count = 0;
let bad = 0;

async function test(what, run) {
  const begun = performance.now();
  try {
    await run();
    console.log(`ok ${++count} - ${what}`);
    console.log(`# ${Math.round(performance.now() - begun)} ms`);
  } catch (error) {
    bad++;
    console.log(`not ok ${++count} - ${what}`);
    for (const line of String(error.stack).split('\n').slice(0, 40)) console.log(`# ${line}`);
  }
}

// --- what there is -----------------------------------------------------------------------------

// A second folder with the keys and lists of the table, of which there is a text for each verdict.
function makeTableFolder(table) {
  const folder = `${config.folder}/table`;
  cpSync(config.page, folder, { recursive: true });
  const office = JSON.parse(readFileSync(`${folder}/office.json`));
  writeFileSync(`${folder}/office.json`, JSON.stringify({ ...office, root: table.root }));
  return folder;
}

function oneOfEach({ cases }) {
  const found = new Map();
  for (const each of cases)
    if (!found.has(each.verdict) && each.trusts.length === 1 && each.statuses.length <= 1) found.set(each.verdict, each);
  return found;
}

const table = JSON.parse(readFileSync(config.table));
const cases = oneOfEach(table);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${config.film}`],
});
const office = await new Site(config.page).start();
const plain = await new Site(config.page, { redirects: false }).start();
const tableSite = await new Site(makeTableFolder(table)).start();

function serve({ trusts, statuses }) {
  tableSite.instead.set('trust.cwt', Buffer.from(table.trusts[trusts[0]], 'base64'));
  tableSite.instead.set(ISS_FILE, statuses.length > 0 ? Buffer.from(table.statuses[statuses[0]], 'base64') : null);
}

// A telephone that holds these lists, which came one after another.
async function visitWith({ trusts, statuses }) {
  const visit = await Visit.begin(browser, tableSite, { now: table.cases[0].now, kept: false });
  serve({ trusts, statuses });
  await visit.open('/v');
  for (let i = 1; i < Math.max(trusts.length, statuses.length); i++) {
    serve({ trusts: trusts.slice(Math.min(i, trusts.length - 1)), statuses: statuses.slice(Math.min(i, statuses.length - 1)) });
    await visit.page.goto('about:blank');
    await visit.open('/v');
  }
  return visit;
}

function groupsOf(list, keyOf) {
  const groups = new Map();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return [...groups.values()];
}

async function checkLooks(visit, what) {
  const { violations } = await visit.page.evaluate(`${axe}; axe.run()`);
  assert.deepEqual(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map((node) => node.html).join(' ')}`), []);
}

// What the profile says of these bits, house by house.
function givesOf(language, bits) {
  const { entitlements, words: texts } = words[language];
  const given = entitlements.filter(({ bit }) => (bits >> bit) & 1);
  return [...new Set(given.map(({ at }) => at))].map((at) =>
    [texts[`at-${at}`], ...given.filter((each) => each.at === at).map(({ title }) => title)]);
}

// Whoever needs large type sets it to twice the size; some telephones are 320 dots wide.
async function checkRoom(visit, what) {
  const faults = [];
  for (const type of ['20px', '40px']) {
    await visit.page.setViewportSize({ width: 320, height: 640 });
    await visit.page.evaluate((size) => { document.documentElement.style.fontSize = size; }, type);
    faults.push(...(await visit.page.evaluate(findCut)).map((cut) => `${what} ${type}: ${cut}`));
  }
  await visit.page.evaluate(() => { document.documentElement.style.fontSize = ''; });
  await visit.page.setViewportSize({ width: 390, height: 844 });
  assert.deepEqual(faults, []);
}

async function shoot(visit, name) {
  if (!config.shots) return;
  mkdirSync(config.shots, { recursive: true });
  const height = await visit.page.evaluate(() => document.scrollingElement.scrollHeight);
  await visit.page.setViewportSize({ width: 390, height: Math.max(height, 844) });
  await visit.page.screenshot({ path: `${config.shots}/phone-${name}.png` });
  await visit.page.setViewportSize({ width: 390, height: 844 });
}

// --- tests -------------------------------------------------------------------------------------

for (const language of LANGUAGES)
  await test(`a good card's link is valid in ${language}`, async () => {
    const visit = await Visit.begin(browser, office, { language, now });
    await visit.open(`/v#${bodyOf(good)}`);
    assert.equal(await visit.verdict(), 'VALID');
    assert.equal(await visit.text('word'), words[language].verdicts.VALID.word);
    assert.equal(await visit.text('sentence'), words[language].verdicts.VALID.sentence);
    assert.equal((await visit.text('name')).toUpperCase(), 'SUCIPTO');
    assert.equal(await visit.text('born'), '1954');
    assert.equal(await visit.text('gives'), words[language].cards.find((card) => card.title === 'Kenanga').gives);
    assert.deepEqual(await visit.houses(), givesOf(language, 1), 'its one bit gives treatment at the health centre');
    assert.match(await visit.text('day'), /^\d+ \p{L}+ 202\d$/u);
    assert.equal(await visit.page.getAttribute('a[data-phone]', 'href'), 'tel:02718823700');
    assert.equal(await visit.page.getAttribute('html', 'lang'), language);
    assert.ok(await visit.page.isVisible('#link-warning'));
    assert.equal(await visit.text('age'), words[language].age.fresh);
    await checkRoom(visit, language);
    await checkLooks(visit, language);
    await shoot(visit, `link-${language}`);
    await visit.end();
  });

await test('the language is chosen, and remembered', async () => {
  const visit = await Visit.begin(browser, office, { language: 'id', now });
  await visit.open(`/v#${bodyOf(good)}`);
  await visit.page.click('#languages [lang=jv]');
  await visit.page.waitForSelector('html[lang=jv]');
  assert.equal(await visit.text('word'), words.jv.verdicts.VALID.word);
  await visit.page.reload();
  await visit.page.waitForSelector('body[data-ready]');
  assert.equal(await visit.page.getAttribute('html', 'lang'), 'jv');
  await visit.end();
});

await test('nothing of the card stays in the address, the history, the storage or at the host', async () => {
  const visit = await Visit.begin(browser, office, { now });
  await visit.open(`/v#${bodyOf(good)}`);
  assert.equal(visit.page.url(), `${office.origin}/v/`);
  const kept = await visit.page.evaluate(async () => {
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), JSON.stringify(history.state), document.cookie];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) texts.push(request.url);
    return [texts.join('\n'), (await indexedDB.databases()).length];
  });
  assert.ok(!kept[0].includes(bodyOf(good).slice(0, 20)) && !/SUCIPTO/i.test(kept[0]));
  assert.equal(kept[1], 0);
  assert.ok(!office.asked.some((line) => line.includes(bodyOf(good).slice(0, 20))));
  await visit.page.goto('about:blank');
  await visit.page.goBack();
  await visit.page.waitForSelector('body[data-ready]');
  assert.equal(await visit.page.getAttribute('body', 'data-part'), 'start');
  await visit.end();
});

await test('a card says what it gives in each house, one with bits that no sentence explains asks for the office', async () => {
  const visit = await Visit.begin(browser, tableSite, { now: table.cases[0].now, kept: false });
  const card = table.cases.find(({ name }) => name === 'the known card');
  serve(card);
  await visit.open(`/v#${bodyOf(card.texts[0])}`);
  assert.deepEqual(await visit.houses(), givesOf('id', 47));
  assert.equal((await visit.houses()).flat().length, 7, 'four sentences in three kinds of house, and nothing for the bit that nobody knows');
  assert.equal(await visit.text('gives'), '', 'no product of the profile has these bits');
  const other = readFileSync(`${tableSite.folder}/lang/id.json`, 'utf8');
  tableSite.instead.set('lang/id.json', Buffer.from(JSON.stringify({ ...JSON.parse(other), entitlements: [] })));
  await visit.page.goto('about:blank');
  await visit.open(`/v#${bodyOf(card.texts[0])}`);
  assert.deepEqual(await visit.houses(), []);
  assert.equal(await visit.text('gives'), words.id.words['ask-gives']);
  tableSite.instead.delete('lang/id.json');
  await visit.end();
});

await test('a card that was never handed over does not count', async () => {
  const visit = await Visit.begin(browser, office, { now });
  await visit.open(`/v#${bodyOf(waiting)}`);
  assert.equal(await visit.verdict(), 'REVOKED');
  assert.ok(!(await visit.page.isVisible('#gives-part')));
  await visit.end();
});

await test('a card that was judged by the list of an earlier visit is judged again when a newer one comes', async () => {
  const card = table.cases.find(({ name }) => name === 'the known card');
  const visit = await Visit.begin(browser, tableSite, { now: card.now, kept: false });
  serve(card);
  await visit.open('/v');
  serve({ trusts: card.trusts, statuses: ['fresh-revoked'] });
  await visit.openCard(bodyOf(card.texts[0]));
  assert.equal(await visit.verdict(), 'REVOKED');
  assert.ok(!(await visit.page.isVisible('#gives-part')));
  await visit.end();
});

await test('an older list, another trust list or rubbish from the host changes nothing', async () => {
  const visit = await Visit.begin(browser, office, { now });
  await visit.open('/v');
  const newest = readFileSync(`${config.page}/${ISS_FILE}`);
  for (const [name, bytes] of [[ISS_FILE, readFileSync(config.older)], [ISS_FILE, newest.subarray(0, 99)],
    ['trust.cwt', Buffer.from(table.trusts.office, 'base64')], ['trust.cwt', null]]) {
    office.instead.set(name, bytes);
    await visit.openCard(bodyOf(good));
    assert.equal(await visit.verdict(), 'VALID', name);
    const kept = await visit.page.evaluate(async (file) => [...new Uint8Array(await (await caches.match(new URL(file, document.baseURI).href)).arrayBuffer())], ISS_FILE);
    assert.deepEqual(Buffer.from(kept), newest);
    office.instead.clear();
  }
  await visit.end();
});

await test('typed, from another host, on the library alone', async () => {
  const visit = await Visit.begin(browser, office, { now, init: () => { delete SubtleCrypto.prototype.importKey; } });
  await visit.open('/v');
  await visit.page.click('summary >> nth=0');
  await visit.page.fill('#text', `https://evil.example/v#${bodyOf(good)}`);
  await visit.page.click('#typed button');
  await visit.page.waitForSelector('#answer:not([hidden])');
  assert.equal(await visit.verdict(), 'VALID');
  assert.equal(visit.page.url(), `${office.origin}/v/`);
  assert.ok(!(await visit.page.isVisible('#link-warning')));
  await visit.page.keyboard.press('Escape');
  assert.equal(await visit.page.inputValue('#text'), '');
  assert.equal(await visit.text('name'), '');
  await visit.end();
});

await test('by the camera', async () => {
  const visit = await Visit.begin(browser, office, { now });
  await visit.open('/');
  await visit.page.click('#begin');
  await visit.page.waitForSelector('#answer:not([hidden])', { timeout: 30000 });
  assert.equal(await visit.verdict(), 'VALID');
  await visit.page.click('#again');
  assert.equal(await visit.page.evaluate(() => document.getElementById('camera').srcObject), null);
  await visit.end();
});

await test('a host that gives the page at /v without a redirection', async () => {
  const visit = await Visit.begin(browser, plain, { now });
  await visit.open(`/v#${bodyOf(good)}`);
  assert.equal(await visit.verdict(), 'VALID');
  assert.equal(visit.page.url(), `${plain.origin}/v`);
  await visit.end();
});

await test('without a network after one visit: reload, link and camera', async () => {
  const site = await new Site(config.page).start();
  const visit = await Visit.begin(browser, site, { now });
  await visit.open('/v');
  await visit.installed();
  await site.stop();
  await visit.context.setOffline(true);
  await visit.page.reload();
  await visit.page.waitForSelector('body[data-ready]');
  for (const path of ['/v', '/v/', '/']) {
    await visit.page.goto('about:blank');
    await visit.open(`${path}#${bodyOf(good)}`);
    assert.equal(await visit.verdict(), 'VALID', path);
  }
  await visit.page.click('#scan-again');
  await visit.page.waitForSelector('#link-warning', { state: 'hidden' });
  await visit.page.waitForSelector('#answer:not([hidden])', { timeout: 30000 });
  assert.equal(await visit.verdict(), 'VALID');
  await visit.end();
});

await test('there is a text for each verdict', async () => {
  assert.deepEqual([...cases.keys()].sort(), Object.keys(words.id.verdicts).sort());
});

// A field for text has no place for NUL and other signs that no keyboard gives, and nothing is no code.
await test('a text of each verdict of each case, typed', async () => {
  const typable = table.cases.filter((each) => each.texts[0].trim() !== '' && !/[\0-\x08\x0b-\x1f]/.test(each.texts[0]));
  const typed = groupsOf(typable, (each) => `${each.case} ${each.verdict}`).map(([first]) => first);
  const faults = [];
  for (const group of groupsOf(typed, ({ trusts, statuses }) => JSON.stringify([trusts, statuses]))) {
    const visit = await visitWith(group[0]);
    for (const each of group) {
      await visit.page.clock.setFixedTime(each.now * 1000);
      await visit.type(each.texts[0]);
      const verdict = await visit.verdict();
      if (verdict !== each.verdict) faults.push(`${each.case} ${each.name}: ${verdict}, not ${each.verdict}`);
    }
    await visit.end();
  }
  assert.ok(typed.length > 20);
  assert.deepEqual(faults, []);
});

await test('nothing speaks of a computer', async () => {
  for (const language of LANGUAGES) assert.doesNotMatch(JSON.stringify(words[language]), /komputer|computer|flashdisk|pamindhai|pemindai|scanner/i);
});

for (const [verdict, each] of cases)
  await test(`${verdict}, in each language, for each eye`, async () => {
    const visit = await visitWith(each);
    await visit.page.clock.setFixedTime(each.now * 1000);
    await visit.type(each.texts[0]);
    for (const language of LANGUAGES) {
      await visit.page.click(`#languages [lang=${language}]`);
      await visit.page.waitForSelector(`html[lang=${language}]`);
      assert.equal(await visit.verdict(), verdict);
      const { kind, word, steps } = words[language].verdicts[verdict];
      assert.equal(await visit.text('word'), word);
      assert.ok(await visit.page.isVisible(`.sign.${kind}`));
      assert.deepEqual(await visit.page.$$eval('#steps li', (items) => items.map((item) => item.textContent)), steps);
      assert.equal(await visit.page.isVisible('#name'), Boolean(each.claims) && verdict !== 'UNKNOWN-ISSUER');
      await checkRoom(visit, language);
      await checkLooks(visit, language);
      await shoot(visit, `${verdict.toLowerCase()}-${language}`);
    }
    await visit.page.emulateMedia({ contrast: 'more' });
    await checkLooks(visit, 'high contrast');
    await shoot(visit, `${verdict.toLowerCase()}-contrast`);
    await visit.end();
  });

await test('the first page and the camera, in each language, for each eye', async () => {
  const visit = await Visit.begin(browser, office, { now, init: () => { MediaDevices.prototype.getUserMedia = () => new Promise(() => {}); } });
  await visit.open('/');
  await visit.page.click('summary >> nth=0');
  for (const part of ['start', 'look'])
    for (const language of LANGUAGES) {
      await visit.page.click(`#languages [lang=${language}]`);
      await visit.page.waitForSelector(`html[lang=${language}]`);
      if (part === 'look' && language === LANGUAGES[0]) await visit.page.click('#begin');
      await checkRoom(visit, `${part} ${language}`);
      await checkLooks(visit, `${part} ${language}`);
      await shoot(visit, `${part}-${language}`);
      if (language !== LANGUAGES[0]) continue;
      await visit.page.emulateMedia({ contrast: 'more' });
      await checkLooks(visit, `${part}, high contrast`);
      await visit.page.emulateMedia({ contrast: 'no-preference' });
    }
  await visit.end();
});

await browser.close();
for (const site of [office, plain, tableSite]) await site.stop();
console.log(`1..${count}`);
process.exitCode = bad > 0 ? 1 : 0;
