// English texts of the worker's pages.
export default {
  tabs: { today: 'Today', hall: 'Hall', earnings: 'Earnings', me: 'Me' },
  today: {
    onDuty: 'On duty', offDuty: 'Off duty', goOn: 'Go on duty', goOff: 'Go off duty', turning: 'One moment…', agenda: 'Today', coming: 'Next days', empty: 'Nothing planned today',
    emptyHint: 'On duty, new orders nearby are offered to you', dutyHint: 'Orders are offered by place; you may stop any time', onHint: 'We look for orders near you', sum: 'no visits | 1 visit | {count} visits', next: 'Next visit', running: 'Under way', goOnWith: 'Continue · {state}',
  },
  states: { pending: 'Your papers are being reviewed; orders come after that', active: 'Active', paused: 'Paused', ended: 'You have left' },
  grades: { normal: 'Standard', silver: 'Silver', gold: 'Gold', contracted: 'Contracted' },
  consent: {
    title: 'Duty needs your position', when: 'Your position is used on duty and on the way only; off duty it is neither read nor kept.', what: 'On duty it is coarse, for dispatch; once you set out it is precise, for your arrival and for the customer to see.',
    who: 'The customer sees it only while you are on the way; nobody else does.', kept: 'Tracks are deleted after 30 days, or when a dispute is settled.', back: 'You can take this back under Me, Account and consents.', yes: 'Agree and go on duty', no: 'Not now',
  },
  offers: {
    title: 'New offer', now: 'At once', planned: 'Planned', answerIn: 'Time to answer', net: 'for you, after commission', way: 'about {long} of way', why: 'Why me', rank: 'You were number {rank} of {all}',
    free: 'Declining changes neither rating, grade nor later offers', accept: 'Accept', decline: 'Decline', declineWhy: 'Why not?', declineSure: 'Decline', unsafe: 'Because it is not safe', unsafeHint: 'Counted nowhere; support looks at it',
  },
  hall: {
    empty: 'Nothing to take just now', emptyHint: 'New orders appear here at once', mine: 'My applications', noneMine: 'No applications yet', noneMineHint: 'What becomes of your applications is shown here', grab: 'Take it', apply: 'Apply', applied: 'Applied; the customer picks', got: 'It is yours',
    takeBack: 'Take back', near: { any: 'Any distance', 3: 'Within 3 km', 6: 'Within 6 km' }, day: { any: 'Any day', today: 'Today only', later: 'After today' }, sort: { near: 'Nearest', pay: 'Best paid', soon: 'Soonest' },
  },
  applied: { waiting: 'The customer picks', picked: 'You were picked', passed: 'Somebody else was picked', withdrawn: 'Taken back' },
  why: { own: 'In your words', ownHint: 'Or write your own reason' },
  reasons: {
    decline: ['Too far', 'Not in time', 'Taking a rest', 'Not well', 'Tools missing'], release: ['Not well', 'Family emergency', 'Earlier visit runs late', 'Vehicle broke down'], arrive: ['Position is off', 'Weak signal', 'Number differs from the map', 'Underground'],
    handover: ['Times clash', 'Not well', 'Too far'], unsafe: ['Improper conduct', 'Danger on site', 'Asked for what was not agreed'], change: ['Larger than ordered', 'More time needed', 'A part is needed', 'Customer asks for more'],
    absent: ['Nobody opens', 'Nobody answers the phone', 'Wrong address'], ill: ['Not well', 'Family emergency', 'Weather or traffic'], block: ['Did not get along', 'Unreasonable requests', 'Felt unsafe'],
  },
  stages: { planned: 'Planned', travelling: 'Way', arrived: 'Arrived', started: 'Work', finished: 'Accept' },
  heads: {
    planned: 'Set out when ready', travelling: 'On the way', arrived: 'You are there: ask for the start code', started: 'Work is under way', finished: 'Done: ask the customer to accept', accepted: 'Accepted by the customer', closed: 'Settled', cancelled: 'Cancelled', missed: 'Did not take place',
  },
  big: { 'set-out': 'Set out', arrive: 'I am here (check in)', start: 'Enter start code', step: 'Done: {name}', photo: 'Photo: {name}', finish: 'Finish', accept: 'Ask for acceptance' },
  visit: {
    title: 'Visit', setOut: 'Set out', arrive: 'Check in by hand', way: '{far} to go, about {long}', autoArrive: 'Near the door you are checked in; the customer sees where you are', since: 'Since {time}, until about {until}', closed: 'The order is over; address and phone are closed',
    late: 'I will be late', lateHint: 'Call the customer; what counts is when you arrive', absent: 'Customer absent', absentHint: 'Report after the agreed wait; the way is paid', absentHow: 'Take a photo at the door; your position goes with it', absentSure: 'Take photo and report',
    handOn: 'Hand on to a colleague', handOnHint: 'It stays yours until they say yes', unsafe: 'Refuse for safety', unsafeHint: 'You may refuse what is not safe; support is told why', unsafeSure: 'Refuse and leave', release: 'I cannot do this visit', releaseHint: 'Somebody else is looked for; say so early', releaseSure: 'Give it back',
    block: 'Not this customer again', blockHint: 'Only you and support see this; the customer is not told', blocked: 'You will not be sent there again', finishedAt: 'Finished', askCode: 'Ask the customer for the 6-digit start code', arriveHint: 'For when the automatic check-in fails; the reason is kept', arriveSure: 'I am here',
  },
  steps: { title: 'Steps', before: 'Before', during: 'During', after: 'After', photo: 'photo', gate: 'must come first' },
  change: { title: 'Change order', note: 'More work or material; counts with the customer’s yes on their own phone', hint: 'At the prices as sold. Begin only after the customer agrees', units: 'More units', send: 'Send to the customer', waits: 'The customer decides on the change', until: 'until {time}' },
  accept: { title: 'Acceptance', hint: 'The customer scans this or types the digits; good until {time}', due: '{amount} is still due from the customer', type: 'Enter the customer’s code', typeHint: 'Ask for the acceptance code and type its 6 digits', scan: 'Scan the customer’s code', show: 'Show my code' },
  outbox: { waits: '1 item waits for the network | 1 item waits for the network | {count} items wait for the network', kept: 'No network: kept, to be sent', mark: 'To be sent when the network is back', refused: '“{name}” was refused: {why}' },
  rest: { continuous: 'You worked long without a break; please rest', daily: 'Today’s hours are full; please rest', until: ', offers again from {time}' },
  earnings: {
    available: 'Available', held: 'Held', heldSum: '{amount} held until acceptance and the dispute window', empty: 'No earnings yet', emptyHint: 'After each order you see here how it was split', byMerchant: 'Your merchant pays you', orders: 'Order by order', free: 'Released', perHour: '{amount} an hour',
    why: 'Why this amount', amount: 'For you', decided: 'Settled', released: 'Released', hourly: 'An hour, way included', minimum: 'The city’s minimum an hour', sold: 'What was sold', rule: 'Your shares', ruleHint: 'Your shares as they are now; an order is settled by the rule of its time.',
  },
  days: { title: 'Hours and least pay', hint: 'Each day’s hours and pay beside the city’s minimum', empty: 'No days counted yet', orders: 'Orders', worked: 'Work and way', standby: 'Standby', least: 'Least for the hours ({amount} an hour)', short: 'Topped up' },
  withdraw: {
    title: 'Withdraw', amount: 'Amount in yuan', all: 'All of it', hint: 'Goes to your WeChat balance, tax may be withheld; you confirm the receipt in WeChat', take: 'Withdraw', sure: 'Withdraw {amount}?', past: 'Withdrawals', none: 'No withdrawals yet', tax: 'Tax withheld', net: 'Paid out',
    confirm: 'Confirm the receipt', confirmThere: 'Please confirm in the mini program in WeChat', noAmount: 'Please enter an amount', least: 'At least {amount}', tooMuch: 'More than is available',
  },
  withdrawals: { asked: 'To be confirmed', done: 'Paid', returned: 'Returned' },
  calendar: {
    title: 'Calendar and leave', days: 'Days', week: 'Weekly plan', free: 'Nothing on this day', thisDay: 'This day differs', off: 'Leave', extra: 'Extra', leave: 'Take leave', more: 'Work extra', undo: 'Undo', saved: 'Saved', heldStay: 'Visits you have stay yours; hand them on in the order if you cannot come',
    absent: 'I cannot come', absentHint: 'Ill or an emergency: others are found, nothing is counted', absentUntil: 'From now to the end of: {day}', absentSure: 'I cannot come', absentSaid: 'Noted; others are looked for',
  },
  handovers: {
    title: 'Handovers', asks: '1 colleague asks you to take over | 1 colleague asks you to take over | {count} colleagues ask you to take over', nobody: 'No colleague is free then', nobodyHint: 'Ask support, or give the order back', ask: 'Ask {name} to take over', send: 'Ask', none: 'No handovers', noneHint: 'An order can be handed on from its page', take: 'Take over', refuse: 'No', back: 'Keep it myself',
  },
  handoverStates: { asked: 'Asked', taken: 'Taken', refused: 'Refused', lapsed: 'Lapsed', taken_back: 'Taken back' },
  hints: { title: 'Where to wait', wanted: 'Tell me where to wait', free: 'Advice only: offers do not depend on it', here: 'Orders are expected {far} away', expected: 'About {n} an hour', none: 'No advice just now', noneHint: 'When you are idle on duty you hear where orders may come', told: 'Told before' },
  hintStates: { stands: 'Stands', over: 'Over', offered: 'An offer came', withdrawn: 'Withdrawn' },
  quality: {
    title: 'Reviews and objections', reviews: 'Reviews', disputes: 'Disputes', objections: 'Objections', none: { reviews: 'No reviews yet', disputes: 'No disputes', objections: 'No objections yet' }, answer: 'Answer', answerHint: 'Everybody reads it below the review', side: 'Say my side', sideHint: 'What happened, with photos if you like; it is read before the decision',
    object: 'Object', objectHint: 'To a review, a decision, a pause or a grade; answered within 24 hours', objectGrade: 'Object to my grade', objectPause: 'Object to a pause', own: 'Me: ', hidden: 'Hidden: {why}', due: 'Answer due {when}', refund: '{amount} refunded', upheld: 'Upheld', notUpheld: 'Stays as it was', waits: 'Waiting', text: 'Text', send: 'Send',
  },
  measures: { dispute: 'Dispute', review: 'Review', pause: 'Pause', grade: 'Grade' },
  disputeStates: { open: 'Open', refunded: 'Refunded', partly_refunded: 'Partly refunded', rejected: 'Rejected', decided: 'Decided', withdrawn: 'Withdrawn', lapsed: 'Over' },
  decisions: { title: 'How I am dispatched', own: 'About me', rules: 'The rules', none: 'Nothing yet', noneHint: 'Whenever you were a candidate, you read here how and why it came out', asked: 'You were asked', notAsked: 'You were not asked', version: 'Version {n} of the rules' },
  papers: {
    title: 'Papers', none: 'No papers yet', noneHint: 'Orders come once your papers are approved', begin: 'Who you are', until: 'Good until {when}', add: 'Add or renew', handIn: 'Hand in for review', name: 'Name', idNumber: 'Id number', number: 'Number (optional)', expires: 'Good until (optional)', noDay: 'Write 2027-12-31', kept: 'Kept encrypted, for the review only',
    states: { draft: 'Draft', submitted: 'In review', approved: 'Approved', rejected: 'Refused', expired: 'Expired' }, docs: { pending: 'In review', current: 'Good', refused: 'Refused', replaced: 'Replaced', expired: 'Expired' },
    kinds: { id_card: 'Id card', residence_permit: 'Residence permit', passport: 'Passport', health_card: 'Health card', no_record_certificate: 'No-record certificate', skill_certificate: 'Skill certificate', door_certificate: 'Door service certificate', business_licence: 'Business licence', trade_licence: 'Trade licence', other: 'Other' },
  },
  account: { title: 'Account and consents', sessions: 'Signed in on', someDevice: 'Some device', seen: 'Last used {when}', this: 'This one', end: 'End', endOthers: 'End all others', consents: 'Consents', given: 'Given {when} · version {version}', takeBack: 'Take back', consentHint: 'Without the position you cannot go on duty', blocks: 'Customers not again', noBlocks: 'Nobody', undo: 'Undo' },
  purposes: { terms: 'Terms', privacy: 'Privacy', location: 'Position', id_documents: 'Identity papers', face: 'Face check', share_with_merchant: 'Sharing with the merchant', share_with_insurer: 'Sharing with the insurer', recording: 'Recording', marketing: 'Marketing', personal_ranking: 'Personal ranking' },
  join: { title: 'Become a worker', hint: 'Orders come once your papers are approved', go: 'Begin', name: 'Name', about: 'About you', aboutHint: 'What you did, what you are good at', home: 'Where you set out from', homeHint: 'Move the map roughly there; customers do not see it', send: 'Send' },
  notices: { title: 'Notices', none: 'No notices yet', fresh: 'New' },
  me: { house: 'Employed by the house' },
}
