// English words of the parts that all pages share.
export default {
  back: 'Back', close: 'Close', again: 'Try again', cancel: 'Cancel', confirm: 'OK', save: 'Save', remove: 'Remove', edit: 'Edit',
  shellKept: 'Can be added to the home screen and opens without a network; orders and prices are always read afresh', shellPlain: 'This is plain http: the browser allows neither opening offline nor the home screen. Open it by https for that',
  all: 'All', none: 'None', less: 'Less', more: 'More', photo: 'Photo', takePhoto: 'Take or choose a photo', end: 'That is all',
  stars: '{n} stars', away: 'The network is gone. Connecting again …', agree: 'Agree', skip: 'Later',
  errors: { offline: 'The network seems to be gone; check it and try again', server: 'The service cannot be reached now; try again later', client: 'Something went wrong on this page; try again' },
  time: { ago: '{long} ago', now: 'just now', minutes: '{n} min' },
  distance: { m: '{n} m', km: '{n} km', about: 'about {far}' },
  units: { hour: '/hour', piece: '/piece', visit: '/visit', session: '/session', 'square-metre': '/m²' },
  unitNames: { hour: 'Hours', piece: 'Pieces', visit: 'Visits', session: 'Sessions', 'square-metre': 'Area (m²)' },
  grades: { 1: 'Grade 1', 2: 'Grade 2', 3: 'Grade 3' },
  look: { title: 'Look', system: 'As the system', light: 'Light', dark: 'Dark' },
  large: 'Large type', language: '语言 Language', signOut: 'Sign out', signOutSure: 'You will have to sign in again. Sign out?',
  map: { label: 'Map', me: 'Your place', worker: 'Worker', drawn: 'Sketch', center: 'Back to the centre' },
}
