// Texts of waiting in line for a time that is not free.
import { addTexts } from './add'

export default addTexts('waiting', {
  'zh-CN': {
    title: '我的候补', empty: '没有候补', emptyHint: '想约的时间满了？在选时间时点“看原因”就能候补', join: '候补这个时间', joined: '已加入候补，有空位会马上告诉您', window: '{from} 至 {until} 之间',
    ahead: '前面还有 {count} 位', first: '您排在第一位', chance: '近两个月同类候补 {waited} 次，{placed} 次等到', states: { waiting: '候补中', offered: '有空位了', placed: '已预约', left: '已退出', expired: '已过期' },
    offer: '有空位：{time}', offerUntil: '之后让给下一位，请尽快答复', take: '约上，{amount}', refuse: '不要这个', leave: '退出候补', leaveSure: '退出后再加入要重新排队', only: '只等 {name}', toOrder: '查看订单',
    sheet: '候补到什么时候', hint: '同一天的这段时间里一有空位就按顺序告诉您，先到先得；候补不收费', spans: ['前后 1 小时内', '当天都可以'],
  },
  en: {
    title: 'Waiting list', empty: 'Nothing waited for', emptyHint: 'Is your time full? Tap “why?” when you choose a time, and join the line', join: 'Wait for this time', joined: 'You are in line; we tell you as soon as there is room', window: 'Between {from} and {until}',
    ahead: '{count} before you', first: 'You are first', chance: 'Of {waited} who waited in two months, {placed} got a time', states: { waiting: 'Waiting', offered: 'There is room', placed: 'Booked', left: 'Left', expired: 'Over' },
    offer: 'Room at {time}', offerUntil: 'Then the next one is asked. Left:', take: 'Take it, {amount}', refuse: 'Not this one', leave: 'Leave the line', leaveSure: 'Joining again means starting at the end', only: 'Only {name}', toOrder: 'See the order',
    sheet: 'How long to wait', hint: 'As soon as there is room in this span you are told, first come first served; waiting is free', spans: ['An hour around it', 'Any time that day'],
  },
})
