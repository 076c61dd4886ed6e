// SPDX-License-Identifier: GPL-3.0-or-later
// COSE_Sign1, tag 18, algorithm -8, key id in the protected header, nothing in the other one, as app/core/cose.c.
import { CborReader, readOrNull, writeArray, writeBytes, writeText } from './cbor.js';
import { isSigned } from './ed25519.js';

export const KID = 4; // bytes: first ones of SHA-256 over the public key
export const PUBLIC = 32;
const SIGNATURE = 64;
const LABEL_TYPE = 16; // RFC 9596
const tagAndArray = [0xd2, 0x84];
const algorithm = [0x01, 0x27]; // 1: -8, EdDSA

/** @returns {Promise<Uint8Array>} the bytes that name a public key; two keys may share them */
export async function kidOf(publicKey) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey)).slice(0, KID);
}

function readHeader(header, type) {
  const reader = new CborReader(header);
  reader.map(type ? 3 : 2);
  reader.literal(algorithm);
  reader.key(4);
  const kid = reader.bytes();
  if (type) {
    reader.key(LABEL_TYPE);
    reader.textKey(type);
  }
  reader.end();
  return kid;
}

/**
 * @param {Uint8Array} bytes - what came
 * @param {?string} type - what it must say that it is; null = nothing
 * @returns {?{header: Uint8Array, kid: Uint8Array, payload: Uint8Array, signature: Uint8Array}} its parts; null when
 *   it is anything else. Whether it is signed is asked afterwards.
 */
export function readCose(bytes, type) {
  return readOrNull(() => {
    const reader = new CborReader(bytes);
    reader.literal(tagAndArray);
    const header = reader.bytes();
    const kid = readHeader(header, type);
    reader.map(0);
    const payload = reader.bytes();
    const signature = reader.bytes();
    reader.end();
    return kid.length === KID && signature.length === SIGNATURE ? { header, kid, payload, signature } : null;
  });
}

/**
 * @param cose - what readCose() gave
 * @param {Uint8Array} publicKey
 * @param {string} [route] - as isSigned() takes it
 * @returns {Promise<boolean>} whether the holder of that key signed it (RFC 9052 4.4)
 */
export function isSignedBy(cose, publicKey, route) {
  const signed = [
    ...writeArray(4), ...writeText('Signature1'), ...writeBytes(cose.header), ...writeBytes([]), ...writeBytes(cose.payload),
  ];
  return isSigned(publicKey, cose.signature, Uint8Array.from(signed), route);
}
