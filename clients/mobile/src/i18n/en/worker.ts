// English texts of the worker's pages.
export default {
  tabs: { today: 'Today', hall: 'Hall', earnings: 'Earnings', me: 'Me' },
  today: { onDuty: 'On duty', offDuty: 'Off duty', goOn: 'Go on duty', goOff: 'Go off duty', agenda: 'Today', empty: 'Nothing planned today', emptyHint: 'On duty, new orders near you are offered to you', dutyHint: 'Orders come by where you are; go off duty at any time' },
  hall: { empty: 'Nothing to grab now', emptyHint: 'New orders appear here at once' },
  earnings: { available: 'Available', held: 'Held', empty: 'No earnings yet', emptyHint: 'How each order is shared will be listed here' },
}
