// Texts of what a customer can do about an order under way, and of its receipt.
import { addTexts } from './add'

export default addTexts('visit', {
  'zh-CN': {
    travelBy: '车费按', payLeft: '请尽快支付，剩余', heads: { assign: '正在为您安排服务人员', grab: '正在通知附近的服务人员', choose: '正在等您选的人答复', apply: '有人报名了，请挑选', missed: '您选的人来不了，请您决定' },
    modes: { assign: '正在逐一询问最合适的人', grab: '附近符合条件的人都能接单', choose: '等您选的人答复', apply: '有人报名后由您挑选', missed: '等您决定怎么办' },
    round: '已扩大范围，第 {n} 轮', free: '接单前取消不收费', until: '最晚 {time} 前给您答复，找不到会自动全额退款',
    asking: '怎么办', askingHint: '可由平台另找合适的人，价格不变；也可以免费取消', askingAnew: '现在取消会全额退款，之后可以另选一位或由平台安排；不处理也会自动取消并全额退款',
    move: '改时间', moved: '时间已改', moveTitle: '改到什么时间', absent: '没有人来', absentHint: '已过约定时间 {long}，仍未见到人？', 
    blockTitle: '不再让 {name} 上门', blockWhy: ['不够专业', '态度不好', '没做干净', '感到不舒服'], blockDo: '确认，不再派 Ta',
    acceptTitle: '扫码或输入验收码', acceptHint: '请服务人员出示验收码，扫一扫或输入 6 位数字', acceptScan: '扫一扫', acceptNoScan: '当前网页不能扫码（需要 https），请输入数字', 
    before: '变更前合计', after: '变更后合计', changed: '本次变更', payChange: '变更已同意，支付 {amount}',
    noFix: '还没有收到位置，收到后会显示在地图上', allSteps: '查看全部 {count} 项', surplus: '多付退回', surplusHint: '同一笔付了两次，多付的已原路退回，不影响本单', receipt: '付款记录', purposes: { deposit: '定金', whole: '全款', balance: '尾款', change: '变更', tip: '打赏' },
    billStates: { open: '待支付', paid: '{when} 已付', void: '已作废' }, holding: '款项由平台托管，验收后才结算给服务方',
    checking: '正在确认支付结果…', checkingHint: '以平台收到款项为准，通常几秒钟', late: '还没有收到付款', lateHint: '如果您已付款，到账后这里会自动更新；没有付款可以重新支付', dismiss: '我没有付款',
    disputeSteps: ['已提交', '对方说明', '平台处理', '有结果'], disputeLeft: '距答复还剩', disputeOpened: '{when} 提交', disputeDecided: '{when} 处理完成',
    soon: '马上就到', away: '位置已 {long} 未更新', rebook: '再来一单', person: '服务人员', anybody: '不指定', pickPerson: '挑一位', series: '设为定期服务',
  },
  en: {
    travelBy: 'Travel by', payLeft: 'Time left to pay:', heads: { assign: 'Finding somebody for you', grab: 'Asking people near you', choose: 'Waiting for the person you chose', apply: 'People applied: choose one', missed: 'Who you chose cannot come: please decide' },
    modes: { assign: 'We ask the people who fit best, one after another', grab: 'Everybody near who fits can take it', choose: 'Waiting for the person you chose', apply: 'People apply and you choose', missed: 'Waiting for your decision' },
    round: 'Searching wider, round {n}', free: 'Free to cancel until somebody accepts', until: 'You will know by {time}; if nobody is found you get everything back',
    asking: 'What now', askingHint: 'We can look for somebody else at the same price, or you cancel for free', askingAnew: 'Cancel now for a full refund and choose somebody else or let us choose; if you do nothing it is cancelled and refunded by itself',
    move: 'Move', moved: 'Moved', moveTitle: 'To which time', absent: 'Nobody came', absentHint: 'It is {long} past the time and nobody came?', 
    blockTitle: 'Do not send {name} again', blockWhy: ['not skilled', 'unfriendly', 'not clean', 'felt uneasy'], blockDo: 'Do not send them again',
    acceptTitle: 'Scan or type the code', acceptHint: 'Ask for the acceptance code: scan it, or type its 6 digits', acceptScan: 'Scan', acceptNoScan: 'This page cannot scan (it needs https); type the digits', 
    before: 'Total before', after: 'Total after', changed: 'This change', payChange: 'Agreed: pay {amount}',
    noFix: 'No position yet; it shows on the map as soon as it is heard', allSteps: 'All {count} steps', surplus: 'Paid twice, sent back', surplusHint: 'The same bill was paid twice; the second payment went back and this order stays paid', receipt: 'Payments', purposes: { deposit: 'Deposit', whole: 'In full', balance: 'Balance', change: 'Change', tip: 'Tip' },
    billStates: { open: 'To pay', paid: 'Paid {when}', void: 'Void' }, holding: 'Held by the platform and paid out only after you accept',
    checking: 'Checking the payment …', checkingHint: 'What counts is that the money arrived; a few seconds as a rule', late: 'No payment has arrived yet', lateHint: 'If you paid, this changes by itself; if not, you can pay again', dismiss: 'I did not pay',
    disputeSteps: ['Sent', 'Other side', 'Being decided', 'Decided'], disputeLeft: 'Answer within', disputeOpened: 'Sent {when}', disputeDecided: 'Decided {when}',
    soon: 'Any moment now', away: 'Position not heard for {long}', rebook: 'Order again', person: 'Who comes', anybody: 'Anybody', pickPerson: 'Pick a person', series: 'Make it regular',
  },
})
