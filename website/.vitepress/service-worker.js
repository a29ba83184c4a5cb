// Keeps the whole site, so that it works without a network. The constant `site` is written before this when it is built:
// its files, and what tells one build from another.
//
// A new build is used when no page of the old one is open any more: files of two builds do not fit together.

/* global site */

const prefix = `site ${self.registration.scope} `;
const name = prefix + site.revision;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(site.files.map(addressOf))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request));
  }
});

async function answer(request) {
  const cache = await caches.open(name);
  const [address] = request.url.split(/[?#]/);
  const kept = await cache.match(address.endsWith('/') ? `${address}index.html` : address);
  return kept ?? fetch(request);
}

async function removeOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((other) => other.startsWith(prefix) && other !== name).map((other) => caches.delete(other)),
  );
}

function addressOf(file) {
  return new URL(file, self.registration.scope).href;
}
