// SPDX-License-Identifier: GPL-3.0-or-later
// read.mjs PNG…: reads the QR code of each picture with zxing-wasm, as a page on a telephone does, and prints its text,
// or "unread".
import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = new URL('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url);
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm) } }); // else it is fetched from elsewhere

for (const path of process.argv.slice(2)) {
  const found = await readBarcodes(readFileSync(path), { formats: ['QRCode'], maxNumberOfSymbols: 1 });
  console.log(found.length > 0 ? found[0].text : 'unread');
}
