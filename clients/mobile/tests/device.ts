// The little of a device that logic asks for: storage, toasts and requests that a test answers.
import { vi } from 'vitest'

const kept = new Map<string, unknown>()

export const device = {
  getStorageSync: (key: string) => kept.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
  removeStorageSync: (key: string) => void kept.delete(key),
  getSystemInfoSync: () => ({ theme: 'light', statusBarHeight: 20 }),
  showToast: vi.fn(),
  request: vi.fn(),
  navigateTo: vi.fn(),
}

Object.assign(globalThis, {
  uni: device,
  getCurrentPages: () => [],
})
