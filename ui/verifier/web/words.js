// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the page in one language, as loketctl wrote them from the catalogues of all programs.

const STORE = 'loket-language';

function remembered() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** @returns {string} of the languages offered that which was chosen here, or that of the telephone, or the first */
export function chooseLanguage(offered) {
  const wanted = [remembered(), ...navigator.languages.map((language) => language.slice(0, 2))];
  return wanted.find((language) => offered.includes(language)) ?? offered[0];
}

export function rememberLanguage(language) {
  try {
    localStorage.setItem(STORE, language);
  } catch {
    // it is chosen again at the next visit
  }
}

export class Words {
  #texts;

  constructor(texts) {
    this.#texts = texts;
  }

  static async load(language) {
    return new Words(await (await fetch(new URL(`lang/${language}.json`, document.baseURI))).json());
  }

  text(key) {
    return this.#texts.words[key];
  }

  /** @returns {{kind: string, word: string, sentence: string, steps: string[]}} */
  verdict(verdict) {
    return this.#texts.verdicts[verdict];
  }

  get unit() {
    return this.#texts.unit;
  }

  /** @returns {?{title: string, gives: ?string}} the card that has this category and these bits, or else this category */
  card({ category, entitlements }) {
    const alike = this.#texts.cards.filter((card) => card.category === category);
    const same = alike.find((card) => card.entitlements === entitlements);
    return same ?? (alike.length > 0 ? { title: alike[0].title, gives: null } : null);
  }

  /** @returns {{at: string, titles: string[]}[]} what these bits give, by the kind of house; a bit that the profile does not
   *  know gives nothing */
  gives({ entitlements }) {
    const has = ({ bit }) => Math.floor(entitlements / 2 ** bit) % 2 === 1;
    const houses = new Map();
    for (const { at, title } of this.#texts.entitlements.filter(has)) houses.set(at, [...(houses.get(at) ?? []), title]);
    return [...houses].map(([at, titles]) => ({ at: this.text(`at-${at}`), titles }));
  }

  /** @returns {string} "22 November 2026", where the office is */
  day(second, utcOffset) {
    const at = new Date((second + utcOffset * 60) * 1000);
    return `${at.getUTCDate()} ${this.#texts.months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  }

  /** @returns {string} how old the list of good cards is */
  age(iat, now) {
    const { none, ahead, fresh, one, many } = this.#texts.age;
    const days = Math.floor((now - iat) / 86400);
    if (iat === 0) return none;
    if (days < -1) return ahead;
    return days < 1 ? fresh : (days === 1 ? one : many).replace('{n}', days);
  }
}
