// Every screen of the desk: its address, where it stands in the rail, its key, and the duty that opens it.
import type { Component } from 'vue'

import type { Door } from '@/session/duties'

type Load = () => Promise<{ default: Component }>

export interface Screen {
  name: string
  path: string
  door: Door
  group?: Group
  icon?: string
  jump?: string
  load: Load
}

export const GROUPS = ['orders', 'people', 'selling', 'after', 'house'] as const
export type Group = (typeof GROUPS)[number] | 'first'

export const SCREENS: readonly Screen[] = [
  { name: 'home', path: '/', door: 'look', group: 'first', icon: 'home', jump: 'h', load: () => import('@/screens/home/HomeScreen.vue') },
  { name: 'worklists', path: '/worklists', door: 'look', group: 'first', icon: 'list', jump: 'l', load: () => import('@/screens/worklists/WorklistDesk.vue') },
  { name: 'orders', path: '/orders', door: 'look', group: 'orders', icon: 'orders', jump: 'o', load: () => import('@/screens/orders/OrderList.vue') },
  { name: 'order', path: '/orders/:id', door: 'look', load: () => import('@/screens/orders/OrderDetail.vue') },
  { name: 'map', path: '/map', door: 'lookHouse', group: 'orders', icon: 'map', jump: 'm', load: () => import('@/screens/map/LiveMap.vue') },
  { name: 'caller', path: '/caller', door: 'helpHouse', group: 'orders', icon: 'phone', jump: 'n', load: () => import('@/screens/caller/OrderForCaller.vue') },
  { name: 'risks', path: '/risks', door: 'look', group: 'orders', icon: 'alert', jump: 'r', load: () => import('@/screens/planning/VisitsAtRisk.vue') },
  { name: 'unsafe', path: '/unsafe', door: 'unsafe', group: 'orders', icon: 'shield', load: () => import('@/screens/worklists/UnsafeOffers.vue') },
  { name: 'policies', path: '/policies', door: 'lookHouse', group: 'orders', icon: 'dial', jump: 'y', load: () => import('@/screens/policy/PolicyDesk.vue') },
  { name: 'replays', path: '/replays/:id', door: 'replay', load: () => import('@/screens/policy/ReplayDetail.vue') },
  { name: 'plans', path: '/plans', door: 'look', group: 'orders', icon: 'plan', jump: 'p', load: () => import('@/screens/planning/PlanList.vue') },
  { name: 'plan', path: '/plans/:id', door: 'look', load: () => import('@/screens/planning/PlanDetail.vue') },
  { name: 'waiting', path: '/waiting', door: 'helpHouse', group: 'orders', icon: 'queue', load: () => import('@/screens/waiting/WaitingList.vue') },
  { name: 'series', path: '/series', door: 'helpHouse', group: 'orders', icon: 'repeat', load: () => import('@/screens/series/SeriesList.vue') },
  { name: 'oneSeries', path: '/series/:id', door: 'helpHouse', load: () => import('@/screens/series/SeriesDetail.vue') },
  { name: 'workers', path: '/workers', door: 'look', group: 'people', icon: 'worker', jump: 'w', load: () => import('@/screens/workers/WorkerList.vue') },
  { name: 'worker', path: '/workers/:id', door: 'look', load: () => import('@/screens/workers/WorkerDetail.vue') },
  { name: 'customers', path: '/customers', door: 'helpHouse', group: 'people', icon: 'customer', jump: 'c', load: () => import('@/screens/caller/CustomerList.vue') },
  { name: 'customer', path: '/customers/:id', door: 'helpHouse', load: () => import('@/screens/caller/CustomerDetail.vue') },
  { name: 'dossiers', path: '/dossiers', door: 'review', group: 'people', icon: 'papers', jump: 'z', load: () => import('@/screens/dossiers/DossierList.vue') },
  { name: 'dossier', path: '/dossiers/:id', door: 'review', load: () => import('@/screens/dossiers/DossierDetail.vue') },
  { name: 'merchants', path: '/merchants', door: 'look', group: 'people', icon: 'merchant', load: () => import('@/screens/merchants/MerchantList.vue') },
  { name: 'merchant', path: '/merchants/:id', door: 'look', load: () => import('@/screens/merchants/MerchantDetail.vue') },
  { name: 'services', path: '/services', door: 'look', group: 'selling', icon: 'service', jump: 's', load: () => import('@/screens/catalog/ServiceList.vue') },
  { name: 'service', path: '/services/:id', door: 'look', load: () => import('@/screens/catalog/ServiceDetail.vue') },
  { name: 'areas', path: '/areas', door: 'lookHouse', group: 'selling', icon: 'area', jump: 'a', load: () => import('@/screens/areas/AreaMap.vue') },
  { name: 'packs', path: '/packs', door: 'lookHouse', group: 'selling', icon: 'pack', jump: 'k', load: () => import('@/screens/packs/PackDesk.vue') },
  { name: 'disputes', path: '/disputes', door: 'decide', group: 'after', icon: 'dispute', jump: 'd', load: () => import('@/screens/quality/DisputeDesk.vue') },
  { name: 'compensations', path: '/compensations', door: 'decide', group: 'after', icon: 'gift', load: () => import('@/screens/compensations/CompensationList.vue') },
  { name: 'money', path: '/money', door: 'money', group: 'after', icon: 'money', jump: 'f', load: () => import('@/screens/money/MoneyDesk.vue') },
  { name: 'reconciliation', path: '/reconciliation', door: 'ledger', group: 'after', icon: 'check', jump: 'v', load: () => import('@/screens/reconciliation/ReconciliationDesk.vue') },
  { name: 'difference', path: '/reconciliation/:id', door: 'ledger', load: () => import('@/screens/reconciliation/DifferenceDetail.vue') },
  { name: 'ledger', path: '/ledger', door: 'ledger', group: 'after', icon: 'book', jump: 'b', load: () => import('@/screens/ledger/LedgerDesk.vue') },
  { name: 'roles', path: '/roles', door: 'keep', group: 'house', icon: 'key', jump: 'u', load: () => import('@/screens/roles/RoleDesk.vue') },
  { name: 'queue', path: '/queue', door: 'engineer', group: 'house', icon: 'stack', jump: 'q', load: () => import('@/screens/queue/FailedRows.vue') },
  { name: 'trail', path: '/trail', door: 'review', group: 'house', icon: 'trail', jump: 't', load: () => import('@/screens/trail/AuditTrail.vue') },
]
