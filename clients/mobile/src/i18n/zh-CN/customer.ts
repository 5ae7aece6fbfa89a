// Chinese texts of the customer's pages before an order is placed.
export default {
  tabs: { home: '首页', orders: '订单', notices: '消息', me: '我的' },
  home: {
    search: '搜索服务，如 保洁、空调', place: '选择上门地址', guarantee: ['实名核验', '爽约赔付', '验收后付清', '平台售后'],
    popular: '热门服务', found: '找到 {count} 项服务', nothing: '没有找到相关服务', nothingHint: '换个词试试，例如“保洁”“空调”“按摩”',
    near: '附近 {count} 位正在接单', nearest: '最近约 {far}', within: '约{long}到', reviews: '{count} 条评价',
    from: '起', again: '再来一单', going: '进行中的订单', earliest: '最早 {when} 可上门', notServed: '该地址暂未开通服务',
    notServedHint: '换一个地址看看，或稍后再来', changePlace: '更换地址', all: '全部',
  },
  service: {
    book: '立即预约', options: '选择规格', extras: '可加选', includes: '服务流程', standard: '执行标准', warranty: '售后 {days} 天质保',
    rules: '价格与加价', cancelling: '取消规则', freeUntil: '{minutes} 前可免费取消', freeBefore: '接单前免费取消', safety: '温馨提示',
    before: '开始前', during: '服务中', after: '完成后', photo: '拍照留档', minutes: '约 {long}', perUnit: '{price} 起', surcharge: '加价 {percent}',
    deposit: { none: '先服务后付款', fixed: '下单付定金 {amount}', percent: '下单付 {percent} 定金', whole: '下单付全款，验收前由平台托管' },
    promise: '到店般标准，全程可追溯', accept: '完工 {hours} 小时内验收，验收后 {dispute} 小时内可申诉', count: '数量',
  },
  checkout: {
    title: '确认订单', place: '上门地址', noPlace: '请添加上门地址', time: '上门时间', noTime: '请选择上门时间', now: '尽快上门', nowHint: '马上为您安排附近的服务人员',
    fees: '费用明细', total: '合计', firstPart: '本次支付', later: '验收后支付', note: '给服务人员的话', noteHint: '门禁、停车、宠物等（选填）',
    seller: '服务由 {name} 提供', place_order: '提交订单', pay: '提交并支付', payWithin: '下单后请在 {minutes} 分钟内支付，价格在提交后不再变化',
    way: '怎么安排人', ways: { assign: '平台安排', grab: '先到先得', choose: '自己挑选' },
    wayHints: { assign: '按距离、口碑和空闲为您安排', grab: '附近的人都能抢，谁先接谁来', choose: '有人报名后，由您来选' },
    travel: '上门车费', bus: '公交', taxi: '打车', priceChanged: '价格有更新，请重新确认',
    deposit: '付定金', whole: '付全款',
  },
  slots: {
    title: '选择上门时间', soonest: '最早', free: '{count} 人可约', few: '余 {count}', none: '这一天已约满', noneHint: '换一天看看，或查看原因',
    why: '看原因', ask: '想约其他时间？', whyTitle: '{time} 为什么不行', needed: '需要 {needed} 人，可到 {could} 人', people: '{count} 人',
    before: '最近可约：{time}', after: '之后可约：{time}', take: '约这个时间', isFree: '这个时间可以约', morning: '上午', afternoon: '下午', evening: '晚上',
    busy: '已满', pickPlace: '请先选择上门地址',
  },
  places: {
    title: '上门地址', add: '新增地址', edit: '编辑地址', empty: '还没有地址', emptyHint: '添加一个，下次直接用', served: '可上门', notServed: '暂未开通',
    label: '标签', labels: ['家', '公司', '父母家'], community: '小区或楼宇', communityHint: '例如 云河花园', house: '门牌号', houseHint: '例如 3 栋 1202',
    contact: '联系人', phone: '手机号', pick: '在地图上选点', pickHint: '拖动地图，让图钉对准门口', here: '用我的位置', saved: '地址已保存',
    cannotLocate: '当前网页不能定位（需要 https），请在地图上选点', removeSure: '删除这个地址吗？', removed: '已删除 {place}', undo: '撤销', isDefault: '默认', missing: '请填写完整',
  },
  notices: { empty: '还没有消息', emptyHint: '订单有进展会在这里告诉您', read: '全部已读' },
  me: { series: '定期服务', waiting: '候补', favourites: '收藏的服务人员', compensations: '补偿', account: '账号与隐私', signIn: '登录 / 注册', hello: '您好', since: '{day} 加入', places: '上门地址', orders: '我的订单', name: '称呼' },
}
