// SPDX-License-Identifier: GPL-3.0-or-later
// open.mjs FILE: opens each line "PUBLIC-KEY TEXT" of FILE with @auth0/cose and prints its claims as JSON,
// or "refused".
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { Sign1 } from '@auth0/cose';
import { decode } from 'cbor-x';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const names = { 1: 'number', 4: 'name', 75: 'category', 76: 'entitlements', 77: 'index', 78: 'birth_year', 79: 'print' };

function base32(text) {
  const bytes = [];
  let bits = 0;
  let n = 0;
  for (const letter of text) {
    bits = ((bits << 5) | letters.indexOf(letter)) & 0xfff;
    n += 5;
    if (n >= 8) {
      n -= 8;
      bytes.push((bits >> n) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

const get = (map, key) => (map instanceof Map ? map.get(key) : map[key]);

async function open(publicKey, text) {
  const key = await webcrypto.subtle.importKey('raw', Buffer.from(publicKey, 'hex'), { name: 'Ed25519' }, true, ['verify']);
  const card = Sign1.decode(base32(text.slice(text.indexOf('#') + 1)));
  await card.verify(key);
  const claims = decode(card.payload);
  const said = { iss: get(claims, 1), exp: get(claims, 4), nbf: get(claims, 5) };
  for (const [number, name] of Object.entries(names)) said[name] = get(get(claims, 169), Number(number));
  return said;
}

for (const line of readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
  const [publicKey, text] = line.split(' ');
  try {
    console.log(JSON.stringify(await open(publicKey, text)));
  } catch {
    console.log('refused');
  }
}
