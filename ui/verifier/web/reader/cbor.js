// SPDX-License-Identifier: GPL-3.0-or-later
// A reader of deterministic CBOR (RFC 8949 4.2.1) that takes no other form, as app/core/cbor.c: a general library also
// takes lengths that are not the shortest, indefinite ones and keys twice, whatever was signed.

const NUMBER = 0;
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const MAP = 5;

/** Thrown, and caught by whoever asked for the whole, when the next thing is not what must come. */
export class Refused extends Error {}

const refuse = () => {
  throw new Refused('not in the one form');
};

/** @returns {boolean} whether both are the same bytes */
export const sameBytes = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** @returns the answer of `read`, or null when it came upon anything else than what must come */
export function readOrNull(read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

function decode(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // no UTF-8
  }
}

export class CborReader {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes - what to read; what is given out borrows it */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  #take(n) {
    if (n > this.#bytes.length - this.#at) refuse();
    this.#at += n;
    return this.#bytes.subarray(this.#at - n, this.#at);
  }

  // The shortest form only; nothing indefinite.
  #head(major) {
    const [first] = this.#take(1);
    const short = first & 31;
    if (first >> 5 !== major || short > 27) refuse();
    if (short < 24) return short;
    const nBytes = 1 << (short - 24);
    let value = 0n;
    for (const byte of this.#take(nBytes)) value = (value << 8n) | BigInt(byte);
    if (value < (nBytes === 1 ? 24n : 1n << BigInt(4 * nBytes))) refuse();
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? Infinity : Number(value); // larger than any limit that is asked for
  }

  /** @returns {number} a whole number from 0 to max */
  number(max) {
    const number = this.#head(NUMBER);
    return number <= max ? number : refuse();
  }

  /** @returns {Uint8Array} a string of bytes */
  bytes() {
    return this.#take(this.#head(BYTES));
  }

  /** @returns {string} UTF-8 of at most max bytes, without control characters */
  text(max) {
    const length = this.#head(TEXT);
    if (length > max) refuse();
    const text = decode(this.#take(length));
    return text === null || /\p{Cc}/u.test(text) ? refuse() : text;
  }

  /** @returns {number} how many items follow, at most max */
  array(max) {
    const n = this.#head(ARRAY);
    return n <= max ? n : refuse();
  }

  /** A map with so many members must come. */
  map(nMembers) {
    if (this.#head(MAP) !== nMembers) refuse();
  }

  /** This key must come: whoever asks for keys in rising order gets no other order and none twice. */
  key(key) {
    if (this.#head(NUMBER) !== key) refuse();
  }

  /** The text that stands as a key must come. */
  textKey(name) {
    if (this.text(name.length) !== name) refuse();
  }

  /** These bytes must come. */
  literal(bytes) {
    if (!sameBytes(this.#take(bytes.length), bytes)) refuse();
  }

  /** Nothing may be left. */
  end() {
    if (this.#at !== this.#bytes.length) refuse();
  }
}

function head(major, value) {
  if (value < 24) return [(major << 5) | value];
  if (value < 0x100) return [(major << 5) | 24, value];
  if (value < 0x10000) return [(major << 5) | 25, value >> 8, value & 0xff];
  return [(major << 5) | 26, value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

/** @returns {number[]} a string of bytes, written; below 4 GiB */
export const writeBytes = (bytes) => [...head(BYTES, bytes.length), ...bytes];

/** @returns {number[]} a text of ASCII, written */
export const writeText = (text) => [...head(TEXT, text.length), ...new TextEncoder().encode(text)];

/** @returns {number[]} the beginning of an array of n items, written */
export const writeArray = (n) => head(ARRAY, n);
