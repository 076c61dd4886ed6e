// SPDX-License-Identifier: GPL-3.0-or-later
// Ed25519 by the browser itself or, where it has none, by the library beside. What libsodium refuses for the C programs
// is refused here before either is asked: S that was raised by the order of the group, points of small order, keys that
// are not written in the shortest way.

const SIGNATURE = 64;
const FIELD = (1n << 255n) - 19n;
const ORDER = (1n << 252n) + 27742317777372353535851937790883648493n;
const SIGN_BIT = 1n << 255n;

// y of the points whose order divides 8, however they are written; the sign of x changes nothing (RFC 8032 5.1.2).
const smallOrder = new Set([
  0n, 1n, FIELD - 1n, FIELD, FIELD + 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
]);

function littleEndian(bytes) {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]);
  return value;
}

const yOf = (point) => littleEndian(point) & (SIGN_BIT - 1n);

function isAsked(publicKey, signature) {
  const key = yOf(publicKey);
  return signature.length === SIGNATURE && littleEndian(signature.subarray(32)) < ORDER && key < FIELD &&
    !smallOrder.has(key) && !smallOrder.has(yOf(signature.subarray(0, 32)));
}

async function byBrowser(publicKey, signature, message) {
  const key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, message);
}

async function byLibrary(publicKey, signature, message) {
  const { verifyAsync } = await import('../vendor/noble-ed25519.js');
  return verifyAsync(signature, message, publicKey, { zip215: false });
}

// The key of RFC 8032 7.1, test 1: a browser that does not know the kind of key says so here.
const sampleKey = Uint8Array.from(
  'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'.match(/../g), (hex) => parseInt(hex, 16));

async function browserCan() {
  try {
    await crypto.subtle.importKey('raw', sampleKey, { name: 'Ed25519' }, false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

let browser; // asked once

/**
 * @param {Uint8Array} publicKey - 32 bytes
 * @param {Uint8Array} signature - 64 bytes
 * @param {Uint8Array} message
 * @param {string} [route] - 'browser' or 'library'; without it the browser where it can
 * @returns {Promise<boolean>} whether the holder of that key signed it
 */
export async function isSigned(publicKey, signature, message, route) {
  if (!isAsked(publicKey, signature)) return false;
  browser ??= browserCan();
  const verify = route === 'library' || (route !== 'browser' && !(await browser)) ? byLibrary : byBrowser;
  try {
    return await verify(publicKey, signature, message);
  } catch (error) {
    if (error instanceof DOMException || error instanceof RangeError || (error instanceof Error && verify === byLibrary)) return false;
    throw error;
  }
}
