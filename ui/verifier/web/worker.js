// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the page on the telephone, whole and of one version, so that it works without a network. Lists are none of its
// business: keeper.js keeps them, since only who opens a list knows which is newer.
// The next two lines are written by “loketctl web publish”.
const VERSION = '@VERSION@';
const FILES = ['@FILES@'];

const STORE = `loket-page-${VERSION}`;
// The pages, whatever a host calls them.
const PAGES = { '': 'index.html', 'index.html': 'index.html', v: 'v/index.html', 'v/': 'v/index.html', 'v/index.html': 'v/index.html' };

const nameOf = (url) => url.origin + url.pathname;
const addressOf = (name) => new URL(name, registration.scope).href;

addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const store = await caches.open(STORE);
      await store.addAll(FILES.map((name) => new Request(addressOf(name), { cache: 'reload' })));
      await skipWaiting();
    })(),
  );
});

addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith('loket-page-') && name !== STORE) await caches.delete(name);
      await clients.claim();
    })(),
  );
});

async function answer(request) {
  const store = await caches.open(STORE);
  const address = nameOf(new URL(request.url));
  const kept = await store.match(addressOf(PAGES[address.slice(registration.scope.length)] ?? address));
  // An answer that came over a redirection may not be given to a navigation.
  return kept ? new Response(kept.body, { headers: kept.headers }) : fetch(request);
}

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope) || request.url.endsWith('.cwt')) return;
  event.respondWith(answer(request));
});
