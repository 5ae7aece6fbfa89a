// Texts of the hall and of earnings, which a worker opens after the day.
import { addTexts } from './add'
import './work'

export default addTexts('worker', {
  'zh-CN': {
    hall: {
      empty: '暂时没有可抢的订单', look: '刷新', emptyHint: '有新单会马上出现在这里', mine: '我的报名', noneMine: '还没有报名', noneMineHint: '在抢单大厅报名后，结果会显示在这里', grab: '抢单', apply: '报名',
      applied: '已报名，等客户选择', got: '抢到了！', takeBack: '撤回报名', near: { 3: '3 公里内', 6: '6 公里内', any: '距离不限' }, day: { any: '日期不限', today: '只看今天', later: '今天以后' },
      sort: { near: '离我近', pay: '收入高', soon: '时间早' },
    },
    split: {
      title: '这一单的钱怎么分', gross: '客户实付', refunded: '已退款', expected: '预计到手', waits: '客户验收后才结算', due: '预计放款', mine: '我的收入',
      purposes: { whole: '全款', deposit: '定金', balance: '尾款', change: '变更', tip: '打赏' },
    },
    earnings: {
      available: '可提现', held: '待结算', heldSum: '待结算 {amount}，验收后按规则放款', empty: '还没有收入', emptyHint: '完成订单后，每一单怎么分都会列在这里',
      byMerchant: '您的收入由所属商家发放', orders: '每单收入', free: '已放款', perHour: '折合 {amount}/小时', why: '为什么是这个数', amount: '本单到手', decided: '结算时间', released: '放款时间',
      hourly: '折合每小时（含路程）', minimum: '本市最低小时工资', sold: '本单服务内容', rule: '您的分成比例', ruleHint: '这是您目前的分成比例，本单按结算时的规则计算。',
    },
  },
  en: {
    hall: {
      empty: 'Nothing to take just now', look: 'Look again', emptyHint: 'New orders appear here at once', mine: 'My applications', noneMine: 'No applications yet',
      noneMineHint: 'What becomes of your applications is shown here', grab: 'Take it', apply: 'Apply', applied: 'Applied; the customer picks', got: 'It is yours', takeBack: 'Take back',
      near: { 3: 'Within 3 km', 6: 'Within 6 km', any: 'Any distance' }, day: { any: 'Any day', today: 'Today only', later: 'After today' },
      sort: { near: 'Nearest', pay: 'Best paid', soon: 'Soonest' },
    },
    split: {
      title: 'Where the money goes', gross: 'Paid by the customer', refunded: 'Refunded', expected: 'Expected for you', waits: 'Divided once the customer accepts', due: 'Paid out', mine: 'Your part',
      purposes: { whole: 'In full', deposit: 'Deposit', balance: 'Balance', change: 'Change', tip: 'Tip' },
    },
    earnings: {
      available: 'Available', held: 'Held', heldSum: '{amount} held until acceptance and the dispute window', empty: 'No earnings yet', emptyHint: 'After each order you see here how it was split',
      byMerchant: 'Your merchant pays you', orders: 'Order by order', free: 'Released', perHour: '{amount} an hour', why: 'Why this amount', amount: 'For you', decided: 'Settled',
      released: 'Released', hourly: 'An hour, way included', minimum: "The city's minimum an hour", sold: 'What was sold', rule: 'Your shares',
      ruleHint: 'Your shares as they are now; an order is settled by the rule of its time.',
    },
  },
})
