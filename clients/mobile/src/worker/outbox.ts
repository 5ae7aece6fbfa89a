// What could not be sent because the network was away: kept on the phone with its photos and whose it is,
// sent again in order under the same key, by nobody but the person who did it.
import { computed, ref, watch } from 'vue'
import { house } from '@/api/house'
import { asApiError, ApiError, offline } from '@/api/problem'
import { headers, read, request } from '@/api/request'
import { newKey } from '@/api/action'
import { say } from '@/i18n'
import { dropPhoto, keepPhoto, openPhoto } from '@/platform/photos'
import { alone, whenChangedElsewhere } from '@/platform/tabs'
import { whoAmI } from '@/session'
import { sessionOf, tokenOf } from '@/session/store'

export interface Parcel {
  key: string
  /** The worker who did it: sent with their session alone. */
  owner: string
  path: string
  /** What it is about: parcels of one visit keep their order. */
  about: string
  name: string
  body?: Record<string, unknown>
  /** Fields of a form, with a photo of this phone where there is one. */
  form?: Record<string, string>
  photo?: string
}

const KEY = 'doorstep.outbox'
const AGAIN_MS = 8_000
const parcels = ref<Parcel[]>(held())
const owner = computed(() => sessionOf('worker')?.actorId ?? '')
const mine = computed(() => parcels.value.filter((one) => owner.value && one.owner === owner.value))
let timer: ReturnType<typeof setTimeout> | undefined
let going: Promise<void> | null = null
const sent: (() => void)[] = []

/** What lies on the device now; another window may have changed it. */
function held(): Parcel[] {
  const kept: unknown = uni.getStorageSync(KEY)
  return Array.isArray(kept) ? (kept as Parcel[]).filter((one) => one.owner) : []
}

/** How many writes of this worker wait for the network. */
export const waiting = computed(() => mine.value.length)

/** What waits about one visit, in its order. */
export function waitingAbout(about: string): Parcel[] {
  return mine.value.filter((one) => one.about === about)
}

export function waitsFor(about: string): boolean {
  return waitingAbout(about).length > 0
}

/** Tells when something that waited was sent or refused. */
export function whenSent(tell: () => void): () => void {
  sent.push(tell)
  return () => void sent.splice(sent.indexOf(tell), 1)
}

function keep(list: Parcel[]): void {
  parcels.value = list
  uni.setStorageSync(KEY, list)
}

async function put(parcel: Parcel): Promise<void> {
  const photo = parcel.photo && (await keepPhoto(parcel.photo, parcel.key))
  keep([...held(), photo ? { ...parcel, photo } : parcel])
}

function takeOut(parcel: Parcel): void {
  keep(held().filter((one) => one.key !== parcel.key))
  if (parcel.photo) void dropPhoto(parcel.photo)
  sent.forEach((tell) => tell())
}

async function upload(parcel: Parcel, kept: string): Promise<unknown> {
  const token = tokenOf('worker')
  const photo = await openPhoto(kept)
  if (!photo) throw new ApiError({ status: -1, code: 'client.PhotoLost', detail: say('worker.outbox.photoLost') })
  return new Promise((resolve, reject) => {
    uni.uploadFile({
      url: `${house()}${parcel.path}`,
      filePath: photo,
      name: 'photo',
      formData: parcel.form ?? {},
      header: headers({ role: 'worker', key: parcel.key }),
      success: ({ statusCode, data }) => {
        try {
          resolve(read(statusCode, JSON.parse(data), 'worker', token))
        } catch (error) {
          reject(error)
        }
      },
      fail: () => reject(offline(say('errors.offline'))),
    })
  })
}

function form(parcel: Parcel): Promise<unknown> {
  const token = tokenOf('worker')
  return new Promise((resolve, reject) => {
    uni.request({
      url: `${house()}${parcel.path}`,
      method: 'POST',
      data: parcel.form,
      header: { ...headers({ role: 'worker', key: parcel.key }), 'Content-Type': 'application/x-www-form-urlencoded' },
      success: ({ statusCode, data }) => {
        try {
          resolve(read(statusCode, data, 'worker', token))
        } catch (error) {
          reject(error)
        }
      },
      fail: () => reject(offline(say('errors.offline'))),
    })
  })
}

function deliver(parcel: Parcel): Promise<unknown> {
  if (parcel.photo) return upload(parcel, parcel.photo)
  if (parcel.form) return form(parcel)
  return request({ method: 'post', path: parcel.path, role: 'worker', body: parcel.body, key: parcel.key })
}

/** Nothing was heard, or the session is over: to be kept and sent later. */
function mayKeep(error: unknown): boolean {
  return error instanceof ApiError && (error.mayTryAgain || error.isSignedOut)
}

/** Send now; when nothing is heard it waits and true is not answered. Refusals are thrown. */
export async function send(parcel: Omit<Parcel, 'key' | 'owner'>): Promise<boolean> {
  if (!owner.value) await whoAmI('worker')
  const whole = { ...parcel, key: newKey(), owner: owner.value }
  if (!whole.owner) throw offline(say('errors.offline'))
  if (waitsFor(parcel.about)) {
    await put(whole)
    void flush()
    return false
  }
  try {
    await deliver(whole)
    return true
  } catch (error) {
    if (!mayKeep(error)) throw error
    await put(whole)
    later()
    return false
  }
}

function later(): void {
  clearTimeout(timer)
  if (mine.value.length) timer = setTimeout(() => void flush(), AGAIN_MS)
}

/** Send what waits, in its order; what is refused is said and taken out. */
export function flush(): Promise<void> {
  going ??= alone(KEY, sendAll).finally(() => {
    going = null
    later()
  })
  return going
}

async function sendAll(): Promise<void> {
  for (;;) {
    parcels.value = held()
    const first = mine.value[0]
    if (!first) return
    try {
      await deliver(first)
    } catch (error) {
      if (mayKeep(error)) return
      const problem = asApiError(error, say('errors.client'))
      uni.showToast({ title: say('worker.outbox.refused', { name: first.name, why: problem.message }), icon: 'none', duration: 4000 })
    }
    takeOut(first)
  }
}

uni.onNetworkStatusChange?.(({ isConnected }) => {
  if (isConnected) void flush()
})
whenChangedElsewhere((key) => {
  if (key !== KEY) return
  const before = waiting.value
  parcels.value = held()
  if (waiting.value < before) sent.forEach((tell) => tell())
})
// What waited through a reload or a sign-in goes on by itself.
watch(owner, (who) => { if (who && mine.value.length) void flush() }, { immediate: true })
