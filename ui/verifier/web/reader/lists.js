// SPDX-License-Identifier: GPL-3.0-or-later
// The lists that whoever checks cards holds, as app/core/card-lists.c: only what the root vouches for, and only the newest
// of it, since an older list would make good again what was revoked. No files, no clock.
import { DAY, openStatusList } from './status-list.js';
import { USE_STATUS, openTrustList } from './trust-list.js';
import { openCard, peekCard } from './verdict.js';

const WITHDRAWN = 2;
const fileName = /^[A-Za-z0-9][-A-Za-z0-9]*$/;
const unsealed = ['MALFORMED', 'KEYBOARD-LAYOUT', 'BAD-SIGNATURE', 'UNKNOWN-ISSUER'];

export const TRUST_FILE = 'trust.cwt';
export const statusFile = (iss) => `status-${iss}.cwt`;

export class Lists {
  #root;
  #route;
  #trust = null;
  #statuses = new Map(); // code of the office -> { bytes, list }

  /**
   * @param {Uint8Array} root - key that signs trust lists, 32 bytes
   * @param {string} [route] - as isSigned() takes it
   */
  constructor(root, route) {
    this.#root = root;
    this.#route = route;
  }

  /** @returns {Promise<string>} 'taken', 'held' when one as new or newer is held, or 'refused' */
  async takeTrust(bytes) {
    const list = await openTrustList(bytes, this.#root, this.#route);
    if (!list) return 'refused';
    if (this.#trust && list.iat <= this.#trust.iat) return 'held';
    this.#trust = list;
    // A key that was withdrawn may have been stolen: what it signed says nothing any more.
    for (const [iss, held] of this.#statuses)
      if (!(await openStatusList(held.bytes, list, this.#route))) this.#statuses.delete(iss);
    return 'taken';
  }

  /** @returns {Promise<string>} as takeTrust(); one that comes before the trust list with its key is refused */
  async takeStatus(bytes) {
    const list = this.#trust && (await openStatusList(bytes, this.#trust, this.#route));
    if (!list) return 'refused';
    const held = this.#statuses.get(list.iss);
    if (held && list.iat <= held.list.iat) return 'held';
    this.#statuses.set(list.iss, { bytes, list });
    return 'taken';
  }

  /** @returns {string[]} codes of offices of which there should be status lists; names that a file can have */
  issuers() {
    const keys = this.#trust?.keys.filter((key) => key.usage === USE_STATUS && key.state !== WITHDRAWN) ?? [];
    return [...new Set(keys.map((key) => key.iss))].filter((iss) => fileName.test(iss));
  }

  /** @returns {number} when the oldest of the newest status lists was signed, seconds since 1970; 0 = there is none */
  oldest() {
    const times = [...this.#statuses.values()].map((held) => held.list.iat);
    return times.length > 0 ? Math.min(...times) : 0;
  }

  // No right clock stands a day before the last of all status lists was signed.
  #lastSigned() {
    return Math.max(0, ...[...this.#statuses.values()].map((held) => held.list.iat));
  }

  /**
   * @param {string} text - what a camera read or somebody typed
   * @param {number} now - seconds since 1970
   * @returns {Promise<{verdict: string, claims: ?object}>} as openCard(), with the status list of the office that the
   *   card names; beyond that, a clock more than a day behind any list is wrong
   */
  async judge(text, now) {
    const claims = peekCard(text);
    const status = (claims && this.#statuses.get(claims.iss)?.list) ?? null;
    const reading = await openCard(text, { trusted: this.#trust, status, now, route: this.#route });
    const isBehind = !unsealed.includes(reading.verdict) && now < this.#lastSigned() - DAY;
    return isBehind ? { ...reading, verdict: 'CLOCK-WRONG' } : reading;
  }
}
