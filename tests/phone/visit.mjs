// SPDX-License-Identifier: GPL-3.0-or-later
// One telephone: a browser context with its own storage, which notes every fault of the page.
import assert from 'node:assert/strict';

const LOCALES = { id: 'id-ID', jv: 'jv-ID', en: 'en-GB' };

export class Visit {
  static async begin(browser, site, { language = 'id', now, width = 390, height = 844, contrast = 'no-preference', init, kept = true } = {}) {
    const context = await browser.newContext({
      locale: LOCALES[language], viewport: { width, height }, permissions: ['camera'],
      serviceWorkers: kept ? 'allow' : 'block',
    });
    const visit = Object.assign(new Visit(), { context, site, faults: [] });
    context.on('request', (request) => {
      if (!request.url().startsWith(site.origin)) visit.faults.push(`asked ${request.url()}`);
    });
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => console.error(`forbidden by policy: ${event.violatedDirective} ${event.blockedURI}`));
    });
    if (init) await context.addInitScript(init);
    visit.page = await context.newPage();
    visit.page.on('console', (message) => {
      // that a host lacks a list, or does not answer, is no fault of the page
      if (message.type() === 'error' && !/net::ERR|Failed to load resource/.test(message.text())) visit.faults.push(message.text());
    });
    visit.page.on('pageerror', (error) => visit.faults.push(String(error)));
    await visit.page.emulateMedia({ contrast });
    if (now) await visit.page.clock.setFixedTime(now * 1000);
    return visit;
  }

  /** Opens the address, until the page has done what it begins with. */
  async open(path) {
    await this.page.goto(this.site.origin + path);
    await this.page.waitForSelector('body[data-ready]', { timeout: 20000 });
    return this;
  }

  /** Opens the link of a card in a page that is open already, or not. */
  async openCard(body) {
    await this.page.goto('about:blank');
    return this.open(`/v#${body}`);
  }

  /** Types what a code says, and asks for the verdict. */
  async type(text) {
    await this.page.evaluate((typed) => {
      document.getElementById('answer').hidden = true;
      document.getElementById('text').value = typed;
      document.getElementById('typed').requestSubmit();
    }, text);
    await this.page.waitForSelector('#answer:not([hidden])');
  }

  verdict() {
    return this.page.getAttribute('#answer', 'data-verdict');
  }

  text(id) {
    return this.page.textContent(`#${id}`);
  }

  /** What the card gives in each kind of house: its name, and sentences. */
  houses() {
    return this.page.$$eval('#houses div', (all) => all.map((house) => [...house.children].map((each) => each.textContent)));
  }

  /** Until the page is kept by the browser. */
  async installed() {
    await this.page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active.state !== 'activated')
        await new Promise((resolve) => active.addEventListener('statechange', () => active.state === 'activated' && resolve()));
    });
  }

  async end() {
    await this.context.close();
    assert.deepEqual(this.faults, []);
  }
}

/** Whether a text is wider than the screen or than what holds it. */
export function findCut() {
  const cut = [];
  if (document.scrollingElement.scrollWidth > innerWidth) cut.push(`page ${document.scrollingElement.scrollWidth} > ${innerWidth}`);
  for (const element of document.querySelectorAll('body *')) {
    const { width, right, left } = element.getBoundingClientRect();
    if (width === 0 || !element.checkVisibility() || element.closest('svg, video')) continue;
    if (right > innerWidth + 1 || left < -1) cut.push(`${element.tagName}#${element.id} ${left}..${right}`);
    else if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).display !== 'inline')
      cut.push(`${element.tagName}#${element.id} ${element.scrollWidth} in ${element.clientWidth}`);
  }
  return cut;
}
