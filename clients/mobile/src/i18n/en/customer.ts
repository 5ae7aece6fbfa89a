// English texts of the customer's pages before an order is placed.
export default {
  tabs: { home: 'Home', orders: 'Orders', notices: 'Notices', me: 'Me' },
  home: {
    search: 'Search: cleaning, air conditioner …', place: 'Choose your place', guarantee: ['Verified people', 'Paid if nobody comes', 'Pay after accepting', 'After-sales'],
    popular: 'Often ordered', found: '{count} services', nothing: 'Nothing found', nothingHint: 'Try another word: cleaning, repair, massage',
    near: '{count} on duty near you', nearest: 'the nearest about {far} away', within: 'in {long}', reviews: '{count} reviews',
    from: 'from', again: 'Order again', going: 'Under way', earliest: 'Soonest {when}', notServed: 'Nobody comes to this place yet',
    notServedHint: 'Try another place, or come back later', changePlace: 'Another place', all: 'All',
  },
  service: {
    book: 'Order', options: 'Choose', extras: 'Extras', includes: 'What is done', standard: 'Standards', warranty: '{days} days of warranty',
    rules: 'Prices and additions', cancelling: 'Cancelling', freeUntil: 'Free until {minutes} before', freeBefore: 'Free until somebody accepts', safety: 'Please note',
    before: 'Before', during: 'During', after: 'After', photo: 'photo kept', minutes: 'about {long}', perUnit: 'from {price}', surcharge: '+{percent}',
    deposit: { none: 'Pay after the work', fixed: 'Deposit {amount} when ordering', percent: 'Deposit {percent} when ordering', whole: 'Pay when ordering; held until you accept' },
    promise: 'One standard, all on record', accept: 'Accept within {hours} h; dispute within {dispute} h after that', count: 'Count',
  },
  checkout: {
    title: 'Your order', place: 'Where', noPlace: 'Add your place', time: 'When', noTime: 'Choose a time', now: 'As soon as possible', nowHint: 'We look for somebody near at once',
    fees: 'What it costs', total: 'Total', firstPart: 'Pay now', later: 'Pay after accepting', note: 'For the worker', noteHint: 'Entrance, parking, pets (optional)',
    seller: 'Provided by {name}', place_order: 'Place the order', pay: 'Order and pay', payWithin: 'Pay within {minutes} minutes; the price does not change after you order',
    way: 'Who comes', ways: { assign: 'We assign', grab: 'First come', choose: 'I choose' },
    wayHints: { assign: 'By distance, ratings and free time', grab: 'Whoever near you takes it first comes', choose: 'People apply, you pick one' },
    travel: 'Way there', bus: 'Bus', taxi: 'Taxi', priceChanged: 'The price has changed; look at it again',
    deposit: 'Deposit', whole: 'In full',
  },
  slots: {
    title: 'Choose a time', soonest: 'Soonest', free: '{count} free', few: '{count} left', none: 'Nobody is free this day', noneHint: 'Try another day, or see why',
    why: 'why?', ask: 'Another time?', whyTitle: 'Why not {time}', needed: '{needed} needed, {could} could come', people: '{count} people',
    before: 'Before: {time}', after: 'After: {time}', take: 'Take this time', isFree: 'This time is free', morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening',
    busy: 'Full', pickPlace: 'Choose your place first',
  },
  places: {
    title: 'Places', add: 'Add a place', edit: 'Edit the place', empty: 'No place yet', emptyHint: 'Add one and use it again', served: 'Served', notServed: 'Not served yet',
    label: 'Label', labels: ['Home', 'Work', 'Parents'], community: 'Community or building', communityHint: 'e.g. River Garden', house: 'House and room', houseHint: 'e.g. 3-1202',
    contact: 'Contact', phone: 'Phone', pick: 'Pick on the map', pickHint: 'Move the map until the pin is at the door', here: 'Where I am', saved: 'Saved',
    cannotLocate: 'This page cannot locate you (it needs https); pick on the map', removeSure: 'Remove this place?', removed: 'Removed {place}', undo: 'Undo', isDefault: 'Default', missing: 'Please fill in everything',
  },
  notices: { empty: 'No notices yet', emptyHint: 'News of your orders will be here', read: 'All read' },
  me: { series: 'Regular visits', waiting: 'Waiting list', favourites: 'Kept workers', compensations: 'Compensations', account: 'Account and privacy', signIn: 'Sign in', hello: 'Hello', since: 'Since {day}', places: 'Places', orders: 'My orders', name: 'Name' },
}
