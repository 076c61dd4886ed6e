// SPDX-License-Identifier: GPL-3.0-or-later
// What a card says of itself: a CWT (RFC 8392) with claim 169; fixed keys in rising order, all of them, none else, as
// app/core/card-claims.c.
import { CborReader, readOrNull } from './cbor.js';

export const SLOTS = 1 << 19; // of a status list
export const LAST_TIME = 4102444800; // 2100-01-01: no card lives on then
const ISS_BYTES = 16;
const NUMBER_BYTES = 20;
const NAME_BYTES = 39;
const LIFE_MONTHS = 60;
const DAY = 86400;

// Signs that no eye sees, or that turn a line round: no name has them (loket_char_is_hidden of the C programs).
const hidden = new RegExp(
  '[\\p{Cc}\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2028\\u2029\\u202a-\\u202e\\u2065-\\u2069\\u3164' +
    '\\ufe00-\\ufe0f\\uffa0\\ufff0-\\ufff8\\u{e0000}-\\u{e0fff}]', 'u');
const blank = /^[\p{Z}\t\n\f\r]*$/u;

const isName = (text) => !blank.test(text) && !hidden.test(text);

// So many months later at the same time of day; the last day of a month that is shorter.
function addMonths(second, months) {
  const at = new Date(second * 1000);
  const month = at.getUTCMonth() + months;
  const days = new Date(Date.UTC(at.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return at.setUTCFullYear(at.getUTCFullYear(), month, Math.min(at.getUTCDate(), days)) / 1000;
}

const livesWell = ({ nbf, exp }) => exp > nbf && exp <= addMonths(nbf, LIFE_MONTHS);

const wasBorn = ({ nbf, birthYear }) => birthYear <= new Date((nbf + DAY) * 1000).getUTCFullYear();

function isIn(value, min, max) {
  return value >= min && value <= max;
}

function mayBe(claims) {
  return isName(claims.iss) && /^[\x00-\x7f]*$/.test(claims.iss) && isName(claims.number) && isName(claims.name) &&
    claims.name.normalize('NFC') === claims.name && isIn(claims.exp, 1, LAST_TIME) && isIn(claims.category, 1, 3) &&
    isIn(claims.entitlements, 0, 65535) && isIn(claims.index, 0, SLOTS - 1) && isIn(claims.birthYear, 1900, 2199) &&
    isIn(claims.print, 1, 65535) && livesWell(claims) && wasBorn(claims);
}

function takeAll(reader) {
  const claims = {};
  const text = (key, name, max) => {
    reader.key(key);
    claims[name] = reader.text(max);
  };
  const number = (key, name) => {
    reader.key(key);
    claims[name] = reader.number(LAST_TIME);
  };
  reader.map(4);
  text(1, 'iss', ISS_BYTES);
  number(4, 'exp');
  number(5, 'nbf');
  reader.key(169);
  reader.map(7);
  text(1, 'number', NUMBER_BYTES);
  text(4, 'name', NAME_BYTES);
  number(75, 'category');
  number(76, 'entitlements');
  number(77, 'index');
  number(78, 'birthYear');
  number(79, 'print');
  reader.end();
  return claims;
}

/**
 * @param {Uint8Array} payload - what was signed
 * @returns {?object} iss, exp, nbf (seconds since 1970), number, name, category, entitlements, index, birthYear, print;
 *   null when no card may say so
 */
export function readClaims(payload) {
  const claims = readOrNull(() => takeAll(new CborReader(payload)));
  return claims && mayBe(claims) ? claims : null;
}
