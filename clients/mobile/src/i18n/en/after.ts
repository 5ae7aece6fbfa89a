// English texts of what follows the work: reviews, tips, disputes, compensations.
export default {
  review: 'Review the work', reviewed: 'Your review', stars: ['', 'Very poor', 'Poor', 'Fair', 'Good', 'Very good'], tags: { 准时: 'on time', 专业: 'skilled', 干净: 'clean', 热情: 'friendly', 细心: 'careful', 沟通好: 'talks clearly', 迟到: 'late', 不专业: 'unskilled', 态度差: 'unfriendly', 没做干净: 'not clean' },
  text: 'How was it?', textHint: 'It helps whoever orders next (optional)', anonymous: 'Shown to others without your name', send: 'Send the review', answer: 'The worker answers: {text}',
  tip: 'Tip', tipHint: 'All of it goes to the worker; entirely up to you', tipPay: 'Tip {amount}', own: 'Another amount (yuan)',
  dispute: 'Open a dispute', disputeTitle: 'Dispute', disputeHint: 'Say what is wrong and add photos; you get an answer in the stated time', disputeReason: 'What is wrong', disputeReasonHint: 'e.g. the bathroom floor was not cleaned', disputeSend: 'Send', disputeLeft: '{long} left to object',
  disputeStates: { open: 'Being looked at', decided: 'Decided', withdrawn: 'Taken back' }, disputeDue: 'Answer by {when}', disputeRefund: 'Refund {amount}', withdraw: 'Take it back', withdrawSure: 'You can open it again while the time lasts',
  compensation: 'What you get', due: 'Due {when}', collect: 'Send it again', causes: { late: 'Late', no_show: 'Nobody came', unfulfilled: 'Not fulfilled' }, states: { due: 'On its way', owed: 'To collect', sent: 'To confirm', paid: 'Arrived', given: 'Given by the desk' },
  steps: 'What was done', notDone: 'Not done', applicants: 'Choose who comes', choose: 'Choose', away: '{far} away, here in about {long}', another: 'Let us find somebody', anotherHint: 'The person you chose cannot come; we can look for somebody else',
  move: 'Move', moveHint: 'To another time, at the price as ordered', absent: 'Nobody came', absentAsk: 'The time is over and nobody came? We look again, or you cancel and get your money back', again: 'Look again', refund: 'Cancel and refund', block: 'Do not send them again', blockSure: 'You will not be sent this worker again; they are not told', blocked: 'Noted: they will not be sent again',
}
