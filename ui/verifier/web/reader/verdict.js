// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the code of a card, as app/core/card-token.c. What is not written in the one accepted way is refused before
// anybody looks at its signature: a good signature makes no bad form good.
import { readBase32 } from './base32.js';
import { readClaims } from './claims.js';
import { isSignedBy, readCose } from './cose.js';
import { DAY, GOOD_DAYS, LIFE_DAYS, isGood } from './status-list.js';
import { USE_CARD, findKeys } from './trust-list.js';

const TOKEN_MIN = 100; // bytes of a COSE_Sign1
const TOKEN_MAX = 256;
const TEXT_MAX = 4296; // bytes: more no QR code holds
const BODY_MAX = Math.floor((TOKEN_MAX * 8 + 4) / 5);

const upper = (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());

// As a C string: it ends at NUL, and blanks behind it do not count.
function whole(text) {
  const [read] = text.split('\0', 1);
  return read.length > TEXT_MAX || new TextEncoder().encode(read).length > TEXT_MAX ? null : read.replace(/[\t\n\f\r ]+$/, '');
}

// The last run of letters and digits, in upper case: whatever stands before was typed by a scanner for another keyboard,
// perhaps, and is never opened.
function findBody(text) {
  let begin = text.length;
  while (begin > 0 && /[A-Za-z2-7]/.test(text[begin - 1])) begin--;
  return text.length - begin > BODY_MAX ? null : upper(text.slice(begin));
}

function readToken(body) {
  const bytes = readBase32(body);
  return bytes && bytes.length >= TOKEN_MIN && bytes.length <= TOKEN_MAX ? readCose(bytes, null) : null;
}

// What comes when a scanner types for an American keyboard and the computer has another one: the letters trade places,
// and on a French one the digits are signs. Typed, then meant.
const layout = (...pairs) => new Map(pairs.map((pair) => [...pair]));
const german = layout('YZ', 'ZY');
const french = layout('AQ', 'QA', 'WZ', 'ZW', '?M', ',M', 'é2', '"3', "'4", '(5', '-6', 'è7');

// Whoever signs cards of an office does it from one day until another.
function mayHaveSigned(key, claims) {
  return key.iss === claims.iss && claims.nbf >= key.firstUse && claims.nbf <= key.lastUse && claims.exp <= key.lastExp;
}

// VALID, or why nobody vouches for it.
async function judgeSeal(cose, claims, { trusted, route }) {
  const keys = trusted ? findKeys(trusted, cose.kid, USE_CARD) : [];
  let verdict = keys.length === 0 ? 'UNKNOWN-ISSUER' : 'BAD-SIGNATURE';
  for (const key of keys) {
    if (!(await isSignedBy(cose, key.publicKey, route))) continue;
    if (mayHaveSigned(key, claims)) return 'VALID';
    verdict = 'UNKNOWN-ISSUER'; // unless it is the key of another code, too
  }
  return verdict;
}

// VALID, or why it does not hold now. A clock that stands before a list was signed is wrong, and a trust list that is over
// vouches for nobody any more.
function judgeTime(claims, { trusted, status, now }) {
  if (now < Math.max(trusted.iat, status?.iat ?? 0) - DAY) return 'CLOCK-WRONG';
  if (now >= trusted.exp) return 'UNKNOWN-ISSUER';
  if (now < claims.nbf - DAY) return 'NOT-YET';
  return now >= claims.exp ? 'EXPIRED' : 'VALID';
}

function judgeStatus(claims, { status, now }) {
  if (!status || status.iss !== claims.iss) return 'NO-LIST';
  if (!isGood(status, claims.index)) return 'REVOKED';
  const age = now - status.iat;
  if (age <= GOOD_DAYS * DAY) return 'VALID';
  return age <= LIFE_DAYS * DAY ? 'VALID-OLD-LIST' : 'NO-LIST';
}

async function judge(cose, check) {
  const claims = readClaims(cose.payload);
  if (!claims) return { verdict: 'MALFORMED', claims: null };
  let verdict = await judgeSeal(cose, claims, check);
  if (verdict === 'BAD-SIGNATURE') return { verdict, claims: null };
  if (verdict === 'VALID') verdict = judgeTime(claims, check);
  if (verdict === 'VALID' && !check.withoutStatus) verdict = judgeStatus(claims, check);
  return { verdict, claims };
}

// Whether the text makes a good seal when it was typed so.
async function isTypedOn(keys, text, check) {
  const moved = new Set(keys.values());
  let body = '';
  for (const typed of [...text].reverse()) {
    const sign = upper(typed);
    const meant = keys.get(sign) ?? (!moved.has(sign) && /^[A-Z2-7]$/.test(sign) ? sign : null);
    if (meant === null || body.length === BODY_MAX) break;
    body = meant + body;
  }
  const cose = readToken(body);
  const claims = cose && readClaims(cose.payload);
  return claims !== null && (await judgeSeal(cose, claims, check)) === 'VALID';
}

// Nobody is called a forger for the keyboard of an office's computer.
async function isTypedOtherwise(text, check) {
  return (await isTypedOn(german, text, check)) || isTypedOn(french, text, check);
}

/**
 * @param {string} text - what a camera read or somebody typed; no address in it is ever opened
 * @param {{trusted: ?object, status: ?object, now: number, withoutStatus: ?boolean, route: ?string}} check - trust list,
 *   status list, seconds since 1970, whether nobody asks for a status list, how signatures are checked
 * @returns {Promise<{verdict: string, claims: ?object}>} the word of the verdict; claims = null when nobody vouches
 *   for them
 */
export async function openCard(text, check) {
  const read = whole(text);
  const body = read === null ? null : findBody(read);
  const cose = body === null ? null : readToken(body);
  const reading = cose ? await judge(cose, check) : { verdict: 'MALFORMED', claims: null };
  if (['MALFORMED', 'BAD-SIGNATURE'].includes(reading.verdict) && read !== null && (await isTypedOtherwise(read, check)))
    return { verdict: 'KEYBOARD-LAYOUT', claims: null };
  return reading;
}

/** @returns {?object} what a code says of itself, for which nobody vouches; null when it is not the code of a card */
export function peekCard(text) {
  const read = whole(text);
  const body = read === null ? null : findBody(read);
  const cose = body === null ? null : readToken(body);
  return cose && readClaims(cose.payload);
}
