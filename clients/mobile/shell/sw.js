// Keeps the pages' own files for a lost network; an answer of the house is never kept.
const KEPT = 'doorstep-shell-1'
const MOST = 240
const home = new URL('./', self.location.href)

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.add(home.href)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('doorstep-shell-') && name !== KEPT
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  )
})

async function keep(request, answer) {
  if (!answer.ok || answer.type !== 'basic') return
  const kept = await caches.open(KEPT)
  await kept.put(request, answer)
  const names = await kept.keys()
  const files = names.filter((one) => one.url !== home.href)
  await Promise.all(files.slice(0, Math.max(0, files.length - MOST)).map((one) => kept.delete(one)))
}

/** A file named by its content: the kept one is the right one. */
async function file(event) {
  const known = await caches.match(event.request)
  if (known) return known
  const answer = await fetch(event.request)
  event.waitUntil(keep(event.request, answer.clone()))
  return answer
}

/** The page itself: always the newest, the kept one only without a network. */
async function page(event) {
  try {
    const answer = await fetch(event.request)
    event.waitUntil(keep(home.href, answer.clone()))
    return answer
  } catch (lost) {
    const known = await caches.match(home.href)
    if (known) return known
    throw lost
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== home.origin || !url.pathname.startsWith(home.pathname)) return
  const path = url.pathname.slice(home.pathname.length)
  if (event.request.mode === 'navigate' && (path === '' || path === 'index.html')) event.respondWith(page(event))
  else if (path.startsWith('assets/')) event.respondWith(file(event))
})
