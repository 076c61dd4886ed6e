// SPDX-License-Identifier: GPL-3.0-or-later
// The trust list: which keys may sign cards and status lists, of which office, from when until when, as
// app/core/trust-list.c.
import { CborReader, readOrNull, sameBytes } from './cbor.js';
import { LAST_TIME } from './claims.js';
import { PUBLIC, isSignedBy, kidOf, readCose } from './cose.js';

export const USE_CARD = 1;
export const USE_STATUS = 2;
const WITHDRAWN = 2;
const LIST_MAX = 16 * 1024; // bytes
const KEYS_MAX = 128;
const ISS_BYTES = 16;
const oneLine = /^(?=.*[^\p{Z}])[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u;

function readKey(reader) {
  const key = {};
  const number = (label, name, min, max) => {
    reader.key(label);
    key[name] = reader.number(max);
    key.good &&= key[name] >= min;
  };
  reader.map(7);
  reader.key(1);
  key.iss = reader.text(ISS_BYTES);
  reader.key(2);
  key.publicKey = reader.bytes();
  key.good = oneLine.test(key.iss) && key.publicKey.length === PUBLIC;
  number(3, 'usage', USE_CARD, USE_STATUS);
  number(4, 'firstUse', 0, LAST_TIME);
  number(5, 'lastUse', 0, LAST_TIME);
  number(6, 'lastExp', 0, LAST_TIME);
  number(7, 'state', 0, WITHDRAWN);
  return key;
}

function takeAll(reader) {
  const list = { keys: [] };
  reader.map(3);
  reader.key(4);
  list.exp = reader.number(LAST_TIME);
  reader.key(6);
  list.iat = reader.number(LAST_TIME);
  reader.key(170);
  for (let n = reader.array(KEYS_MAX); n > 0; n--) list.keys.push(readKey(reader));
  reader.end();
  return list;
}

/**
 * @param {Uint8Array} bytes - what came
 * @param {Uint8Array} root - key that signs trust lists
 * @param {string} [route] - as isSigned() takes it
 * @returns {Promise<?{exp: number, iat: number, keys: object[]}>} the list; null when the root did not sign it or it
 *   is not in its one form. Whether it is newer than another is the caller's.
 */
export async function openTrustList(bytes, root, route) {
  const cose = bytes.length <= LIST_MAX ? readCose(bytes, null) : null;
  if (!cose || !sameBytes(cose.kid, await kidOf(root)) || !(await isSignedBy(cose, root, route))) return null;
  const list = readOrNull(() => takeAll(new CborReader(cose.payload)));
  if (!list || !list.keys.every((key) => key.good)) return null;
  for (const key of list.keys) key.kid = await kidOf(key.publicKey);
  return list;
}

/** @returns {object[]} keys of that name and use that are not withdrawn; several may share a name */
export function findKeys(list, kid, usage) {
  return list.keys.filter((key) => sameBytes(key.kid, kid) && key.usage === usage && key.state !== WITHDRAWN);
}
