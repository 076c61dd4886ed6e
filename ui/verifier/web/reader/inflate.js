// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacks zlib (RFC 1950, RFC 1951) into exactly as many bytes as are wanted: what would become more goes no further,
// and nothing may stand behind it. DecompressionStream is younger than many telephones, and takes what follows.
import { Refused, readOrNull } from './cbor.js';

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289,
  16385, 24577,
];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MOST_BITS = 15;

function must(good) {
  if (!good) throw new Refused('damaged');
}

class Bits {
  #bytes;
  #at = 0;
  #held = 0;
  #nHeld = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  take(n) {
    while (this.#nHeld < n) {
      must(this.#at < this.#bytes.length);
      this.#held |= this.#bytes[this.#at++] << this.#nHeld;
      this.#nHeld += 8;
    }
    const value = this.#held & ((1 << n) - 1);
    this.#held >>>= n;
    this.#nHeld -= n;
    return value;
  }

  // Whole bytes from here on: what is left of one is passed over.
  align() {
    this.#held = 0;
    this.#nHeld = 0;
  }

  isRead() {
    return this.#at === this.#bytes.length;
  }
}

// Canonical Huffman codes: how many of each length, and their symbols in order.
function makeCodes(lengths) {
  const counts = new Array(MOST_BITS + 1).fill(0);
  for (const length of lengths) counts[length]++;
  let left = 1;
  for (let n = 1; n <= MOST_BITS; n++) {
    left = (left << 1) - counts[n];
    must(left >= 0);
  }
  const symbols = [];
  for (let n = 1; n <= MOST_BITS; n++) lengths.forEach((length, symbol) => length === n && symbols.push(symbol));
  return { counts, symbols, left };
}

// As zlib: only a single code of one bit may leave others without meaning, and no code at all for distances.
function isWhole({ counts, symbols, left }) {
  return left === 0 || symbols.length === 0 || (symbols.length === 1 && counts[1] === 1);
}

function symbolOf(bits, { counts, symbols }) {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let n = 1; n <= MOST_BITS; n++) {
    code |= bits.take(1);
    if (code - counts[n] < first) return symbols[index + (code - first)];
    index += counts[n];
    first = (first + counts[n]) << 1;
    code <<= 1;
  }
  return must(false);
}

class Output {
  constructor(size) {
    this.bytes = new Uint8Array(size);
    this.at = 0;
  }

  put(byte) {
    must(this.at < this.bytes.length);
    this.bytes[this.at++] = byte;
  }

  repeat(distance, length) {
    must(distance <= this.at && length <= this.bytes.length - this.at);
    for (; length > 0; length--, this.at++) this.bytes[this.at] = this.bytes[this.at - distance];
  }
}

function readStored(bits, out) {
  bits.align();
  const length = bits.take(16);
  must((length ^ 0xffff) === bits.take(16));
  for (let i = 0; i < length; i++) out.put(bits.take(8));
}

function readCoded(bits, out, literals, distances) {
  for (;;) {
    const symbol = symbolOf(bits, literals);
    if (symbol === 256) return;
    if (symbol < 256) {
      out.put(symbol);
      continue;
    }
    must(symbol - 257 < LENGTH_BASE.length);
    const length = LENGTH_BASE[symbol - 257] + bits.take(LENGTH_BITS[symbol - 257]);
    const far = symbolOf(bits, distances);
    must(far < DISTANCE_BASE.length);
    out.repeat(DISTANCE_BASE[far] + bits.take(DISTANCE_BITS[far]), length);
  }
}

function fixedCodes() {
  const lengths = Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
  return [makeCodes(lengths), makeCodes(new Array(32).fill(5))];
}

// The lengths of both kinds of codes, themselves coded: 16 repeats the one before, 17 and 18 nothing.
function readLengths(bits, n, codes) {
  const lengths = [];
  while (lengths.length < n) {
    const symbol = symbolOf(bits, codes);
    if (symbol < 16) {
      lengths.push(symbol);
      continue;
    }
    must(symbol !== 16 || lengths.length > 0);
    const value = symbol === 16 ? lengths[lengths.length - 1] : 0;
    const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    must(lengths.length + times <= n);
    for (let i = 0; i < times; i++) lengths.push(value);
  }
  return lengths;
}

function ownCodes(bits) {
  const nLiterals = bits.take(5) + 257;
  const nDistances = bits.take(5) + 1;
  const nLengths = bits.take(4) + 4;
  must(nLiterals <= 286 && nDistances <= 30);
  const ofLengths = new Array(19).fill(0);
  for (let i = 0; i < nLengths; i++) ofLengths[ORDER[i]] = bits.take(3);
  const codes = makeCodes(ofLengths);
  must(codes.left === 0);
  const lengths = readLengths(bits, nLiterals + nDistances, codes);
  must(lengths[256] !== 0);
  const literals = makeCodes(lengths.slice(0, nLiterals));
  const distances = makeCodes(lengths.slice(nLiterals));
  must(isWhole(literals) && isWhole(distances));
  return [literals, distances];
}

function readBlocks(bits, out) {
  for (let last = 0; !last; ) {
    last = bits.take(1);
    const kind = bits.take(2);
    must(kind < 3);
    if (kind === 0) readStored(bits, out);
    else readCoded(bits, out, ...(kind === 1 ? fixedCodes() : ownCodes(bits)));
  }
}

function adler32(bytes) {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

function unpack(packed, size) {
  const bits = new Bits(packed);
  const out = new Output(size);
  const method = bits.take(8);
  const flags = bits.take(8);
  must((method & 15) === 8 && method >> 4 <= 7 && ((method << 8) | flags) % 31 === 0 && (flags & 32) === 0);
  readBlocks(bits, out);
  bits.align();
  let sum = 0;
  for (let i = 0; i < 4; i++) sum = ((sum << 8) | bits.take(8)) >>> 0;
  must(out.at === size && bits.isRead() && sum === adler32(out.bytes));
  return out.bytes;
}

/**
 * @param {Uint8Array} packed - a zlib stream
 * @param {number} size - how many bytes are to come of it
 * @returns {?Uint8Array} the bytes; null when it is damaged, gives fewer or more, or something stands behind it
 */
export function inflate(packed, size) {
  return readOrNull(() => unpack(packed, size));
}
