// Texts of choosing a person: the list, the map, and a worker's own page; and what others said of a service.
import { addTexts } from './add'

export default addTexts('people', {
  'zh-CN': {
    regular: '定期服务', nearTitle: '附近的服务人员', soonest: '最快多久能到', ringHint: '图中只表示大致距离（按 500 米取整），方向不代表真实位置',
    title: '选服务人员', sort: { near: '离我近', rating: '评分高', soon: '时间早', served: '服务多' }, empty: '附近暂时没有可约的人', emptyHint: '换个地址，或让平台安排', assign: '让平台安排',
    away: '距您约 {far}', next: '最早 {when}', noNext: '近期已约满', newcomer: '新人', reviews: '{count} 条评价', pick: '选 Ta', picked: '已选 {name}', near: '附近 {count} 位正在接单', nearHint: '只显示大致位置（500 米以上），不是准确位置',
    page: '服务人员', verified: '实名核验', badges: '资质与核验', since: '{day} 核验', until: '有效至 {day}', served: '服务 {count} 次', rating: '评分', noRating: '暂无评分', distribution: '评分分布', reviewTitle: '评价', noReviews: '还没有评价', noReviewsHint: '第一条评价可以由您来写', answer: '回复：{text}',
    block: '不再让 Ta 上门', book: '约 Ta', favourite: '收藏', favoured: '已收藏', services: '可约服务', from: '{amount} 起', all: '全部', stars: '{n} 星', service: '客户评价', more: '看全部评价', by: '{name}', worker: '服务人员：{name}',
    includes: '包含', excludes: '不包含', rates: '材料与配件价目', rate: '选购才收费，价格固定，现场加项须您在手机上同意', cancelTable: '取消规则', stage: { unpaid: '付款前', open: '接单前', assigned: '接单后', on_the_way: '出发后', arrived: '到达后', started: '开始后' },
    before: '距上门 {long} 以上', later: '距上门不足 {long}', free: '免费', work: '收服务费 {percent}', travel: '收上门费 {percent}', most: '最高 {amount}', workerCancels: '服务人员取消：全额退款并有补偿', waitRule: '到达后等待 {long}；超过 {late} 未到可免费取消', grades: { normal: '服务人员', silver: '银牌', gold: '金牌', contracted: '签约' },
    firm: '商家人员', house: '平台自营', mapWorker: '{name}，约 {far}',
  },
  en: {
    regular: 'Make it regular', nearTitle: 'Near you', soonest: 'How soon', ringHint: 'Distances only, in steps of 500 m; directions in the picture mean nothing',
    title: 'Choose who comes', sort: { near: 'Nearest', rating: 'Best rated', soon: 'Soonest', served: 'Most visits' }, empty: 'Nobody near can come just now', emptyHint: 'Try another place, or let us assign', assign: 'Let us assign',
    away: 'about {far} away', next: 'Soonest {when}', noNext: 'Full for now', newcomer: 'New', reviews: '{count} reviews', pick: 'Choose', picked: '{name} chosen', near: '{count} on duty near you', nearHint: 'Rough places only (500 m or more), never exact ones',
    page: 'Worker', verified: 'Identity verified', badges: 'Checked papers', since: 'Checked {day}', until: 'Valid until {day}', served: '{count} visits', rating: 'Rating', noRating: 'No rating yet', distribution: 'Stars', reviewTitle: 'Reviews', noReviews: 'No reviews yet', noReviewsHint: 'Yours could be the first', answer: 'Answer: {text}',
    block: 'Do not send them again', book: 'Book them', favourite: 'Keep', favoured: 'Kept', services: 'Services', from: 'from {amount}', all: 'All', stars: '{n} stars', service: 'What customers say', more: 'All reviews', by: '{name}', worker: 'Worker: {name}',
    includes: 'Included', excludes: 'Not included', rates: 'Materials and parts', rate: 'Charged only if chosen, at fixed prices; additions on site need your yes on the phone', cancelTable: 'Cancelling', stage: { unpaid: 'Before paying', open: 'Before somebody accepts', assigned: 'After somebody accepted', on_the_way: 'After they set out', arrived: 'After they arrived', started: 'After the start' },
    before: 'more than {long} ahead', later: 'less than {long} ahead', free: 'Free', work: '{percent} of the work', travel: '{percent} of the way', most: 'at most {amount}', workerCancels: 'The worker cancels: all back, and a compensation', waitRule: 'We wait {long} at the door; more than {late} late, cancel for free', grades: { normal: 'Worker', silver: 'Silver', gold: 'Gold', contracted: 'Contracted' },
    firm: 'Of a merchant', house: 'Our own crew', mapWorker: '{name}, about {far}',
  },
})
