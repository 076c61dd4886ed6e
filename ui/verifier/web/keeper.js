// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the lists on this telephone: what was held is opened again at the next visit, and what stands beside the page is
// asked for whenever there is a network. The service worker leaves these files to this module, which knows which is newer.
import { Lists, TRUST_FILE, statusFile } from './reader/lists.js';

const STORE = 'loket-lists';
const MOST_BYTES = 80 * 1024;

const addressOf = (name) => new URL(name, document.baseURI).href;

async function openStore() {
  try {
    return await caches.open(STORE);
  } catch {
    return null; // a private window, or no room: the lists last as long as the page
  }
}

const bytesOf = async (answer) => {
  const bytes = answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  return bytes && bytes.length <= MOST_BYTES ? bytes : null;
};

async function ask(name) {
  try {
    return await bytesOf(await fetch(addressOf(name), { cache: 'no-store', credentials: 'omit', redirect: 'error' }));
  } catch {
    return null; // no network
  }
}

export class Keeper {
  #lists;
  #store;
  #busy = Promise.resolve();

  /** @param {Uint8Array} root - the key that this page trusts */
  constructor(root) {
    this.#lists = new Lists(root);
  }

  get oldest() {
    return this.#lists.oldest();
  }

  judge(text) {
    return this.#lists.judge(text, Math.floor(Date.now() / 1000));
  }

  // One after another: what is being taken is compared with what is held.
  #inTurn(work) {
    this.#busy = this.#busy.then(work, work);
    return this.#busy;
  }

  async #keep(name, bytes, take) {
    if (!bytes || (await take(bytes)) !== 'taken') return false;
    try {
      await this.#store?.put(addressOf(name), new Response(bytes));
    } catch {
      // no room: what was taken counts until the page is closed
    }
    return true;
  }

  async #takeAll(read) {
    let newer = await this.#keep(TRUST_FILE, await read(TRUST_FILE), (bytes) => this.#lists.takeTrust(bytes));
    for (const iss of this.#lists.issuers())
      if (await this.#keep(statusFile(iss), await read(statusFile(iss)), (bytes) => this.#lists.takeStatus(bytes))) newer = true;
    return newer;
  }

  /** Takes what was kept at an earlier visit. */
  load() {
    return this.#inTurn(async () => {
      this.#store = await openStore();
      await this.#takeAll(async (name) => bytesOf(await this.#store?.match(addressOf(name))));
    });
  }

  /** Asks for what is newer; without a network nothing changes. @returns {Promise<boolean>} whether something was */
  refresh() {
    return this.#inTurn(() => this.#takeAll(ask));
  }
}
