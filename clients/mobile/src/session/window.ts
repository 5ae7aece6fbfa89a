// Which role this window plays: by the address it was opened with, else by its pages.
import { ref } from 'vue'
import type { Role } from './store'

const role = ref<Role>('customer')

/** Take the role from the address: ?role=worker, or a page of the worker. */
export function noteQuery(path: string, query: Record<string, string>): void {
  if (query.role === 'worker' || query.role === 'customer') role.value = query.role
  else if (path.includes('pages/worker/')) role.value = 'worker'
  else if (path.includes('pages/customer/')) role.value = 'customer'
}

export function windowRole(): Role {
  return role.value
}

export function playRole(played: Role): void {
  role.value = played
}

/** The root page of a role, with a panel. */
export function rootOf(played: Role, tab = ''): string {
  return `/pages/${played}/root${tab ? `?tab=${tab}` : ''}`
}
