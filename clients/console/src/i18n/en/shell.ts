// Texts of the shell, signing in and the shared parts.
import type { Texts } from '..'

export const shell: Pick<Texts, 'said' | 'screens' | 'worklists' | 'duties' | 'shell' | 'entrance' | 'parts'> = {
  said: { ago: '{time} ago', ahead: 'in {time}' },
  screens: {
    home: 'Today', worklists: 'Worklists', unsafe: 'Refused as unsafe', policies: 'Dispatch policy', replays: 'Replays', packs: 'Trades and holidays', money: 'Money to look at', reconciliation: 'Reconciliation', difference: 'Differences to the bills', ledger: 'Books', roles: 'Roles and people', orders: 'Orders', order: 'Order', map: 'Live map', caller: 'Order for a caller', risks: 'Late and at risk', plans: 'Day plans', plan: 'Day plan',
    waiting: 'Waiting line', series: 'Series', oneSeries: 'Series', workers: 'Workers', worker: 'Worker', customers: 'Customers', customer: 'Customer',
    dossiers: 'Dossiers', dossier: 'Dossier', merchants: 'Merchants', merchant: 'Merchant', services: 'Services and prices', service: 'Service', areas: 'Areas',
    disputes: 'Disputes', compensations: 'Compensations', queue: 'Failed tasks', trail: 'Audit trail', 'sign-in': 'Sign in', nowhere: 'Not found',
  },
  worklists: { risks: 'Visits at risk', overdue: 'Overdue visits', unsafe: 'Refused as unsafe', disputes: 'Disputes to decide', objections: 'Workers\' objections', reviews: 'Low reviews', dossiers: 'Dossiers to review', compensations: 'Compensations to give', short_pay: 'Days paid below the minimum', refunds: 'Failed refunds', sharings: 'Failed sharings', transfers: 'Failed transfers', unexplained: 'Unexplained money', differences: 'Differences to the bills', unread_bills: 'Bills not read', dead: 'Failed tasks' },
  duties: {
    administrator: 'Administrator', analyst: 'Analyst', auditor: 'Auditor', dispatcher: 'Dispatcher', finance: 'Finance', marketing: 'Marketing', safety: 'Safety', support: 'Support',
  },
  shell: {
    menu: 'Main menu', desk: 'Operations', groups: { orders: 'Orders and dispatch', people: 'People and firms', selling: 'Offer and areas', after: 'Aftercare', house: 'System' },
    waitsFor: '{count} waiting', search: 'Order, phone, last four, name', found: 'Search results', keyStep: 'Next or previous row', nothingFound: 'Nothing found for “{wanted}”', offline: 'Connection lost, trying again…',
    pace: 'Demo clock: one second is {pace} seconds', waits: '{count} waiting', waitsTitle: 'Waiting for you', waitsNone: 'All done', help: 'Keys', otherLanguage: '切换到中文',
    light: 'Light look', dark: 'Dark look', me: 'My account', operator: 'Operator', merchant: 'Merchant', duties: 'My duties', leave: 'Sign out', keys: 'Keys',
    keySearch: 'Search', keyHelp: 'This sheet', keyOpen: 'Open the row in focus', keyClose: 'Close a dialog, or back to the list', nowhere: 'There is no such page', skip: 'Skip to the content',
  },
  entrance: {
    title: 'Sign in to operations', hint: 'Login name, password and the code of the moment', login: 'Login name', password: 'Password', totp: 'Time code', totpHint: 'Six digits from your authenticator', enter: 'Sign in',
    lapsed: 'Your session has ended. Sign in again and you return to where you were.', locked: 'After several failures the login locks for a while. Wait a few minutes, check that your phone\'s clock is right, then try again; an administrator can reset it.', demo: 'Demo accounts, one click', motto: 'Every order, every step, every fen in plain sight',
  },
  parts: {
    unreachable: 'The server cannot be reached. Check the network and try again.', notAllowed: 'Your duties do not include this. Ask an administrator if you need it.', notFound: 'Not found: it may be gone, or belong to another city.', failed: 'That did not work; please try again.',
    retry: 'Try again', refresh: 'Refresh', exporting: 'Exporting, {count} rows read…', exportAll: 'Export CSV', noMatch: 'Nothing matches', noMatchHint: 'Try other filters', clearFilters: 'Clear filters', shown: '{count} on this page', previous: 'Previous', next: 'Next',
    reason: 'Reason', optional: 'optional', reasonHint: 'Kept in the audit trail', back: 'Back', cover: 'Cover again', unmask: 'Show {what}', unmaskDo: 'Show', unmaskHint: 'The look and its reason are kept. It is covered again after a minute.',
    whyCall: 'Calling the customer', whyComplaint: 'Handling a complaint', whySafety: 'Safety incident', whyQuality: 'Checking the quality', acts: 'Actions', undo: 'Undo', done: 'Done', saved: 'Saved', all: 'All', none: 'None', copy: 'Copy', copied: 'Copied', close: 'Close', save: 'Save', mapSketch: 'Sketch map',
    mapMissing: 'The base map is not there; marks only', yes: 'Yes', no: 'No', state: 'State', from: 'From', until: 'Until', clear: 'Clear', more: 'Show more', open: 'Open', add: 'Add', remove: 'Remove', edit: 'Change', nothing: 'Nothing yet',
  },
}
