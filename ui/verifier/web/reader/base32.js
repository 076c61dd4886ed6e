// SPDX-License-Identifier: GPL-3.0-or-later
// Base32 without padding, strictly: one text for the same bytes, and no other (app/core/base32.c).

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'; // RFC 4648 6

/**
 * @param {string} text - upper-case letters and digits
 * @returns {?Uint8Array} the bytes; null for lower case, padding, a length that no bytes give and bits left over
 *   that are not zero
 */
export function readBase32(text) {
  if ([1, 3, 6].includes(text.length % 8)) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let nBits = 0;
  let at = 0;
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    bits = ((bits << 5) | value) & 0xfff;
    nBits += 5;
    if (nBits >= 8) {
      nBits -= 8;
      bytes[at++] = bits >> nBits;
    }
  }
  return (bits & ((1 << nBits) - 1)) === 0 ? bytes : null;
}
