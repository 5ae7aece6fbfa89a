// Every page of the client by role; what is not listed for a role is not in its build.

/** Pages of both roles: picking a role, signing in. */
export const door = ['pages/door/sign-in']
export const start = ['pages/door/start']
export const customer = [
  'pages/customer/root',
  'pages/customer/service',
  'pages/customer/checkout',
  'pages/customer/addresses',
  'pages/customer/address-edit',
  'pages/customer/order',
  'pages/customer/waiting',
  'pages/customer/workers',
  'pages/customer/worker',
  'pages/customer/nearby',
  'pages/customer/account',
  'pages/customer/favourites',
  'pages/customer/compensations',
  'pages/customer/series',
  'pages/customer/series-new',
  'pages/customer/series-one',
  'pages/customer/occurrence',
]
export const worker = [
  'pages/worker/root',
  'pages/worker/visit',
  'pages/worker/hand-on',
  'pages/worker/handovers',
  'pages/worker/applications',
  'pages/worker/calendar',
  'pages/worker/withdraw',
  'pages/worker/days',
  'pages/worker/quality',
  'pages/worker/decisions',
  'pages/worker/hints',
  'pages/worker/papers',
  'pages/worker/notices',
  'pages/worker/account',
  'pages/worker/join',
]
