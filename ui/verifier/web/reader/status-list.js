// SPDX-License-Identifier: GPL-3.0-or-later
// The status list: one bit a card, set unless the card is good (IETF Token Status List as CWT), as app/core/status-list.c.
import { CborReader, readOrNull } from './cbor.js';
import { isSignedBy, readCose } from './cose.js';
import { inflate } from './inflate.js';
import { USE_STATUS, findKeys } from './trust-list.js';

export const DAY = 86400; // seconds
export const GOOD_DAYS = 7; // then "valid, list old"
export const LIFE_DAYS = 30; // then nothing is confirmed by it
const BITS_BYTES = 64 * 1024;
const LIST_MAX = 80 * 1024; // bytes of a signed one
const TYPE = 'application/statuslist+cwt';
const ISS_BYTES = 16;
const TIME_MAX = 0xffffffff;

function takeAll(reader) {
  const number = (key) => {
    reader.key(key);
    return reader.number(TIME_MAX);
  };
  reader.map(5);
  reader.key(2);
  const iss = reader.text(ISS_BYTES);
  const exp = number(4);
  const iat = number(6);
  reader.key(65533);
  reader.map(2);
  reader.textKey('lst');
  const packed = reader.bytes();
  reader.textKey('bits');
  reader.key(1);
  number(65534);
  reader.end();
  return { iss, exp, iat, packed };
}

function mayHaveSigned(key, { iss, iat }) {
  return key.iss === iss && iat >= key.firstUse && iat <= key.lastUse;
}

/**
 * @param {Uint8Array} bytes - what came
 * @param trusted - a trust list
 * @param {string} [route] - as isSigned() takes it
 * @returns {Promise<?{iss: string, iat: number, bits: Uint8Array}>} the list; null when no key that may signed it, or
 *   it is not in its one form. Whether it is newer than another is the caller's.
 */
export async function openStatusList(bytes, trusted, route) {
  const cose = bytes.length <= LIST_MAX ? readCose(bytes, TYPE) : null;
  if (!cose) return null;
  const signers = [];
  for (const key of findKeys(trusted, cose.kid, USE_STATUS)) if (await isSignedBy(cose, key.publicKey, route)) signers.push(key);
  if (signers.length === 0) return null; // nothing is unpacked that nobody signed
  const list = readOrNull(() => takeAll(new CborReader(cose.payload)));
  if (!list || list.exp <= list.iat || !signers.some((key) => mayHaveSigned(key, list))) return null;
  const bits = inflate(list.packed, BITS_BYTES);
  return bits && { iss: list.iss, iat: list.iat, bits };
}

/** @returns {boolean} whether the card in that slot is to be accepted; one in a slot that no list has is not */
export function isGood(list, slot) {
  return slot >> 3 < BITS_BYTES && ((list.bits[slot >> 3] >> (slot & 7)) & 1) === 0;
}
