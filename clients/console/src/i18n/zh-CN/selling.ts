// 服务、价格与区域的文案。
export const selling = {
  services: {
    hint: '正在销售的服务；修改会生成新版本，已下的订单不变', name: '服务', trade: '行业', category: '类目', ways: '接单方式', timings: '上门时间', version: '版本', state: '状态', from: '起价', empty: '还没有服务', back: '返回服务与价格', all: '包含已下架', allTrades: '全部行业', prices: '价格', terms: '规则', shares: '分账方案', sop: '服务步骤', duration: '时长', choices: '可选内容', variant: '规格', option: '加项', material: '材料', price: '价格', minutes: '{minutes} 分钟', editPrices: '调整价格', pricesTitle: '发布新价目', pricesHint: '发布整个行业的下一版价目表；超过分账上限会被拒绝。', published: '已发布第 {version} 版', switchOff: '下架', switchOn: '重新上架', offTitle: '下架服务', offHint: '客户不能再下单，已有订单不受影响。', onTitle: '重新上架', done: '已更新', listed: '价目第 {version} 版，{time}起生效', deposit: '定金', depositPercent: '总价的 {rate}，至少 {fen}', depositFixed: '{fen}', payWithin: '支付时限', acceptAfter: '自动验收', dispute: '争议期', hours: '{count} 小时', minutesOf: '{count} 分钟', radius: '服务半径', crew: '人数', needs: '需要', gate: '必做', photo: '拍照', phase: { before: '服务前', during: '服务中', after: '服务后' }, gradeShare: '服务人员', commission: '平台佣金', partner: '合伙人', cap: '上限', surcharges: '加价', surchargeCap: '加价合计上限 {rate}', editService: '修改服务', editTitle: '发布服务的新版本', buffer: '前后缓冲（分钟）', radiusM: '服务半径（米）', newPrice: '新价格（元）', nothingChanged: '没有改动',
  },
  areas: {
    hint: '正在服务的区域；点击地图逐点画出新的区域', list: '区域', add: '新增区域', draw: '在地图上依次点击，至少三个点', undo: '撤销一点', points: '已画 {count} 个点', code: '区域代码', nameZh: '中文名称', nameEn: '英文名称', kind: '层级', parent: '上级区域', addTitle: '开始服务这个区域', end: '停止服务', endTitle: '停止服务这个区域', endHint: '该区域的地址不能再下单，已有订单照常履约。', done: '已更新', empty: '还没有区域', tariff: '上门车费', since: '{time}起', travel: '路程时间', learned: '根据 {trips} 次行程，{time}', never: '还没有学习到行程',
    free: '{km} 公里内免费', flat: '每单 {fen}', perKm: '每公里 {fen}', flagFall: '起步 {fen}（{km} 公里）', night: '夜间加收 {rate}', bothWays: '按往返计',
  },
}
