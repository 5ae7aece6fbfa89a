// What could not be sent because the network was away: kept on the phone, sent again in order under the same key.
import { computed, ref } from 'vue'
import { house } from '@/api/house'
import { asApiError, ApiError, offline } from '@/api/problem'
import { headers, read, request } from '@/api/request'
import { newKey } from '@/api/action'
import { say } from '@/i18n'
import { tokenOf } from '@/session/store'

export interface Parcel {
  key: string
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
const kept = uni.getStorageSync(KEY) as unknown
const parcels = ref<Parcel[]>(Array.isArray(kept) ? (kept as Parcel[]) : [])
let timer: ReturnType<typeof setTimeout> | undefined
let going = false
const sent: (() => void)[] = []

/** How many writes wait for the network. */
export const waiting = computed(() => parcels.value.length)

export function waitsFor(about: string): boolean {
  return parcels.value.some((one) => one.about === about)
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

function upload(parcel: Parcel): Promise<unknown> {
  const token = tokenOf('worker')
  return new Promise((resolve, reject) => {
    uni.uploadFile({
      url: `${house()}${parcel.path}`,
      filePath: parcel.photo ?? '',
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
  if (parcel.photo) return upload(parcel)
  if (parcel.form) return form(parcel)
  return request({ method: 'post', path: parcel.path, role: 'worker', body: parcel.body, key: parcel.key })
}

/** Send now; when nothing is heard it waits and true is not answered. Refusals are thrown. */
export async function send(parcel: Omit<Parcel, 'key'>): Promise<boolean> {
  const whole = { ...parcel, key: newKey() }
  if (waitsFor(parcel.about)) {
    keep([...parcels.value, whole])
    void flush()
    return false
  }
  try {
    await deliver(whole)
    return true
  } catch (error) {
    if (!(error instanceof ApiError) || !error.mayTryAgain) throw error
    keep([...parcels.value, whole])
    later()
    return false
  }
}

function later(): void {
  clearTimeout(timer)
  if (parcels.value.length) timer = setTimeout(() => void flush(), AGAIN_MS)
}

/** Send what waits, in its order; what is refused is said and taken out. */
export async function flush(): Promise<void> {
  if (going) return
  going = true
  try {
    while (parcels.value.length) {
      const first = parcels.value[0]
      try {
        await deliver(first)
      } catch (error) {
        const problem = asApiError(error, say('errors.client'))
        if (problem.mayTryAgain) break
        uni.showToast({ title: say('worker.outbox.refused', { name: first.name, why: problem.message }), icon: 'none', duration: 4000 })
      }
      keep(parcels.value.filter((one) => one.key !== first.key))
      sent.forEach((tell) => tell())
    }
  } finally {
    going = false
    later()
  }
}

uni.onNetworkStatusChange?.(({ isConnected }) => {
  if (isConnected) void flush()
})
