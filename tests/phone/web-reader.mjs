// SPDX-License-Identifier: GPL-3.0-or-later
// web-reader.mjs PAGE TABLE: the reader of the phone page over the table of tests/vectors, with the signatures of the
// runtime and those of the library. Prints TAP.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [page, table] = process.argv.slice(2);
const { Lists } = await import(pathToFileURL(`${page}/reader/lists.js`));
const { root, trusts, statuses, cases } = JSON.parse(readFileSync(table, 'utf8'));
const bytes = (text, coding) => Uint8Array.from(Buffer.from(text, coding));
let count = 0;

function tell(good, what, faults = []) {
  console.log(`${good ? 'ok' : 'not ok'} ${++count} - ${what}`);
  for (const fault of faults.slice(0, 20)) console.log(`# ${fault}`);
}

// The names of the table are those of the C programs.
function named({ birthYear, ...claims }) {
  return { ...claims, birth_year: birthYear };
}

const sorted = (record) => JSON.stringify(record && Object.fromEntries(Object.entries(record).sort()));

async function listsOf(each, route) {
  const lists = new Lists(bytes(root, 'hex'), route);
  for (const name of each.trusts) await lists.takeTrust(bytes(trusts[name], 'base64'));
  for (const name of each.statuses) await lists.takeStatus(bytes(statuses[name], 'base64'));
  return lists;
}

async function faultsOf(each, route) {
  const lists = await listsOf(each, route);
  const faults = [];
  for (const text of each.texts) {
    const { verdict, claims } = await lists.judge(text, each.now);
    if (verdict !== each.verdict) faults.push(`${each.name}: ${verdict}, not ${each.verdict}: ${text.slice(0, 400)}`);
    else if (each.verdict !== 'UNKNOWN-ISSUER' && sorted(claims && named(claims)) !== sorted(each.claims ?? null))
      faults.push(`${each.name}: claims ${sorted(claims)}`);
  }
  return faults;
}

for (const route of ['browser', 'library']) {
  const numbers = [...new Set(cases.map((each) => each.case))];
  for (const number of numbers) {
    const mine = cases.filter((each) => each.case === number);
    const faults = [];
    for (const each of mine) faults.push(...(await faultsOf(each, route)));
    const texts = mine.reduce((n, each) => n + each.texts.length, 0);
    tell(texts > 0 && faults.length === 0, `case ${number} by the ${route}: ${texts} texts`, faults);
  }
}
// A point of small order as key and as half of a signature: lax libraries say that it signed everything.
const { isSigned } = await import(pathToFileURL(`${page}/reader/ed25519.js`));
const one = (at) => Uint8Array.from({ length: 32 }, (_, i) => (i === at ? 1 : 0));
const nothing = new Uint8Array([...one(0), ...one(-1)]);
for (const route of ['browser', 'library']) {
  const taken = [];
  for (const key of [one(0), bytes(root, 'hex')]) taken.push(await isSigned(key, nothing, bytes('anything', 'utf8'), route));
  tell(!taken.includes(true), `points of small order are refused, by the ${route}`);
}
console.log(`1..${count}`);
