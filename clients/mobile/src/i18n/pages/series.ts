// Texts of visits that repeat.
import { addTexts } from './add'

export default addTexts('series', {
  'zh-CN': {
    title: '定期服务', empty: '还没有定期服务', emptyHint: '在服务页点“定期服务”，同一个人按固定时间上门', one: '定期服务', create: '新建定期服务', states: { live: '进行中', ended: '已结束' }, paused: '{from} 至 {until} 暂停',
    rhythm: '多久一次', kinds: { weekly: '每周', fortnight: '每两周', monthly_day: '每月' }, on: '星期', monthDay: '每月几号', dayN: '{n} 号', time: '几点', first: '从哪天开始', count: '共几次', forever: '一直', times: '{count} 次',
    weekly: '每周{days} {time}', everyWeeks: '每 {n} 周{days} {time}', monthly: '每月 {n} 号 {time}', monthlyOther: '每月一次，{time}', person: '固定服务人员', anybody: '不固定', busy: 'Ta 没空时', busyWays: { ask: '先问我', anyone: '换人来' },
    preview: '看看接下来的日子', usual: '每次 {amount}', holiday: '节假日', sign: '确认定期服务，每次 {amount}', signed: '定期服务已建立', noUsual: '这个时间现在约不上，换个时间试试', pay: '每次上门前单独付款，价格按约定，不预收', alternatives: '可以改为', swap: '改用 {name}',
    days: '接下来', occurrence: '这一次', occurrences: { planned: '已计划', asking: '等您确认', ordered: '已下单', skipped: '已跳过', lapsed: '未能安排', dropped: '已取消', cancelled: '已取消' }, toOrder: '查看订单', skip: '跳过这次', skipFree: '跳过不收费', skipFee: '现在跳过收 {fee}，退 {refund}', restore: '恢复这次',
    agree: '同意这次，{amount}', agreeAll: '以后都按这个价', answerBy: '{when} 前答复', move: '改这次的时间', moveTo: '改到 {time}，{amount}', changeAll: '改以后的全部', changed: '已修改', all: '应用到以后每次，每次 {amount}', keepTime: '时间', pause: '暂停', pauseUntil: '暂停到哪天', resume: '恢复服务', end: '结束定期服务', endSure: '结束后，还没下单的日子都会取消；已下单的不受影响',
    was: '原价 {amount}', who: '服务人员：{name}', anyone: '这次换谁都行', look: '查看这个改动', pauseHint: '暂停期间不安排，到期自动恢复',
  },
  en: {
    title: 'Regular visits', empty: 'No regular visits', emptyHint: 'Tap “Make it regular” on a service: the same person at the same time', one: 'Regular visit', create: 'New regular visit', states: { live: 'Running', ended: 'Ended' }, paused: 'Paused {from} to {until}',
    rhythm: 'How often', kinds: { weekly: 'Weekly', fortnight: 'Fortnightly', monthly_day: 'Monthly' }, on: 'On', monthDay: 'Day of the month', dayN: 'the {n}.', time: 'At', first: 'From', count: 'How many', forever: 'No end', times: '{count} times',
    weekly: 'Every {days} {time}', everyWeeks: 'Every {n} weeks on {days} {time}', monthly: 'Monthly on the {n}. {time}', monthlyOther: 'Monthly, {time}', person: 'The same person', anybody: 'Anybody', busy: 'If they cannot come', busyWays: { ask: 'Ask me first', anyone: 'Send somebody else' },
    preview: 'See the days ahead', usual: '{amount} each', holiday: 'Holiday', sign: 'Agree, {amount} each', signed: 'Agreed', noUsual: 'Nobody can come at this time now; try another', pay: 'Each visit is paid on its own beforehand, at the agreed price', alternatives: 'Instead', swap: 'with {name}',
    days: 'Days ahead', occurrence: 'This visit', occurrences: { planned: 'Planned', asking: 'Waits for you', ordered: 'Ordered', skipped: 'Skipped', lapsed: 'Nobody found', dropped: 'Dropped', cancelled: 'Cancelled' }, toOrder: 'See the order', skip: 'Skip this one', skipFree: 'Skipping is free', skipFee: 'Skipping costs {fee} now, {refund} come back', restore: 'Bring it back',
    agree: 'Agree to this one, {amount}', agreeAll: 'This price from now on', answerBy: 'Answer by {when}', move: 'Move this one', moveTo: 'To {time}, {amount}', changeAll: 'Change all from now on', changed: 'Changed', all: 'For every visit to come, {amount} each', keepTime: 'Time', pause: 'Pause', pauseUntil: 'Pause until', resume: 'Go on', end: 'End it', endSure: 'Days not ordered yet are dropped; orders stay',
    was: 'Was {amount}', who: 'Worker: {name}', anyone: 'Anybody for this one', look: 'See what it brings', pauseHint: 'Nothing is planned while it pauses; it goes on by itself',
  },
})
