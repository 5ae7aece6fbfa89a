// 首页、订单、地图、代客下单、风险、排班、候补与定期服务的文案。
export const orders = {
  home: {
    hint: '{day} · {city}，按本城市当天统计', placed: '今日下单', amount: '今日订单金额', onDuty: '在岗服务人员', ofWorkers: '共 {count} 人可接单', done: '今日完工', cancelled: '今日取消', under: '正在服务', average: '平均每单 {fen}',
    byHour: '每小时下单', byHourHint: '今天各小时的下单数', byState: '今日订单状态', byService: '今日热门服务', waits: '等您处理', money: '在途资金', moneyHint: '还没有走完的款项',
    none: '今天还没有订单', counted: '根据订单列表逐条统计', countedMost: '今天的订单很多，以下只统计最近的 {count} 单', oldest: '最早一笔 {time}', latest: '最新订单', allGood: '没有等待处理的事项', queue: '后台任务', queueGood: '任务队列正常：{waiting} 项排队，没有失败', queueDead: '{dead} 项失败，需要处理', books: '账本', sumZero: '全部账户合计为零', sumOff: '全部账户合计不为零：{fen}',
    escrow: '托管款', suspense: '暂挂款', count: '{count} 笔', orders: '{count} 单',
  },
  orders: {
    hint: '按下单时间从新到旧', number: '订单号', service: '服务', place: '小区', starts: '上门时间', workers: '服务人员', way: '方式', total: '金额', placed: '下单时间', empty: '还没有订单', emptyHint: '客户下单后会出现在这里', forCaller: '代客下单', allStates: '全部状态', allServices: '全部服务', allSellers: '全部商家', ownTrade: '平台自营', dates: '下单日期', nobody: '未安排', customer: '只看一位客户的订单', fresh: '有新动态，点击刷新',
  },
  order: {
    back: '返回订单', copyNumber: '复制订单号', actions: '操作', assign: '指派', reassign: '换人', cancel: '取消订单', refund: '退款', note: '备注', release: '释放人员', move: '改时间', makeRoom: '腾出时间', visit: '第 {index} 次上门', visits: '上门安排', people: '相关人员', customer: '客户', address: '地址', contact: '联系人', worker: '服务人员', seller: '卖方', own: '平台自营', noteText: '客户留言',
    timeline: '时间线', money: '钱的来龙去脉', dispatch: '派单过程', track: '行程轨迹', photos: '照片', evidence: '存证', whole: '存证链完整，共 {count} 条', broken: '第 {number} 条存证对不上', hash: '摘要', erased: '客户资料已按要求抹除', sop: '现场',
    photosKept: '照片与摘要已写入存证链。', photoOf: '照片 {index}', trackNone: '还没有行程', trackFacts: '{count} 个位置点', trackGaps: '中断 {count} 次', trackMocks: '疑似虚拟定位 {count} 次', arrivedHow: '到达方式：{how}', eta: '预计 {time} 到达', etaAge: '{time}算出',
    dispute: '争议', review: '评价', stars: '{count} 星', payUntil: '请在 {time} 前支付', disputeUntil: '争议期至 {time}', release_: '结算时间 {time}', changes: '现场变更', changeOf: '{minutes} 分钟，{fen}',
    step: { departure: '代报出发', arrival: '代报到达', start: '代为开始', finish: '代报完工', absence: '报告未到场' },
    stepHint: { departure: '替服务人员报告已经出发。', arrival: '替服务人员报告已到门口。', start: '不用客户的开始码，直接开始服务。', finish: '替服务人员报告已经完工。' },
    absenceSide: '谁不在场', searchAgain: '重新为客户找人', assignTitle: '指派服务人员', assignHint: '按派单算法排序；查看不会打扰任何人。成本越低越合适。', candidate: '人员', distance: '距离', cost: '成本', best: '最合适', insteadOf: '替换谁', everyone: '全部岗位', noCandidates: '现在没有合适的人员', pick: '选择', assigned: '已指派', anyWorker: '指派名单外的人员',
    cancelTitle: '取消订单', cancelFor: '以谁的名义', forHouse: '平台', waive: '免除取消费', fee: '取消费', back_: '退还客户', toWorker: '其中给服务人员', cancelled: '订单已取消', refundTitle: '退款给客户', refundAmount: '退款金额（元）', refundMost: '最多可退 {fen}', refundPreviewBefore: '验收前从托管款中退回。', refundPreviewAfter: '验收后由各方按份额分担退回。', refunded: '已提交退款', noteTitle: '写备注', noteHint: '备注写入存证链，不能修改。', noted: '已写入', releaseTitle: '释放服务人员', releaseHint: '该人员离开订单，系统继续找人。', released: '已释放', moveTitle: '改上门时间', moveHint: '价格按原订单不变。', moved: '已改时间', roomTitle: '腾出时间', roomHint: '看看其他订单能否挪动，给这单空出人手。未告知客户的调整会直接执行，其余生成排班方案。', roomAsked: '已开始计算，结果见“排班方案”', done: '已记录', who: '要释放谁',
    whyCustomer: '客户来电要求', whyWorker: '服务人员不便', whyWeather: '天气原因', whyQuality: '服务质量问题', whyMistake: '误操作',
  },
  money: {
    price: '约定的价格', collected: '收到的钱', back: '退回的钱', shares: '分给谁', held: '还在托管', sum: '合计', count: '× {count}', agreed: '约定总价', paid: '已收 {fen}', due: '待收 {fen}', paidAt: '{time} 支付', dueAt: '{time} 前支付', transaction: '渠道单号 {no}', refundDone: '{time} 到账', refundAsked: '{time} 提交', release: '{time} 可结算', freeze: '{time} 解冻截止', releasedAt: '{time} 已结算', round: '第 {round} 次', equation: '收到 {paid} ＝ 退回 {back} ＋ 分出 {shared} ＋ 托管 {held}', balanced: '每一分都对得上', unbalanced: '有 {fen} 对不上', nothing: '还没有收到钱', noShares: '争议期结束后按方案分配', takenBack: '已收回 {fen}', fee: '取消费', deposit: '定金 {fen}', error: '渠道返回：{error}',
  },
  dispatch: {
    searching: '第 {round} 轮 · {mode}', nextAt: '下一次 {time}', endsAt: '最晚 {time}', decisions: '每次派单决定', none: '还没有派单决定', round: '第 {round} 轮', radius: '半径 {km} 公里', policy: '策略版本 {version}', chosen: '选中', candidates: '{count} 位候选人', cost: '成本', distance: '{km} 公里', eta: '{time}', explain: '成本以秒计，各项相加；最低者优先。', offers: '询问记录', pay: '到手 {fen}', expires: '{time} 前答复', withdraw: '撤回', withdrawTitle: '撤回派单', withdrawHint: '撤回后询问下一位合适人员。', answered: '{time} 答复', nobody: '没有人被选中',
  },
  map: {
    hint: '订单按状态，服务人员按行程；颜色与形状同时区分', orders: '订单', workers: '路上的人', legend: '图例', live: '进行中 {count} 单', none: '现在没有进行中的订单', noneHint: '有订单时会出现在地图上', seen: '{time}的位置', worker: '服务人员', partial: '订单较多，先显示最近 {count} 单', overdue: '先看超时的', all: '全部', go: '查看订单', loading: '正在读取位置…',
  },
  caller: {
    hint: '客户来电时使用；客户在自己手机上付款', step1: '谁在来电', step2: '去哪里', step3: '做什么', step4: '什么时间', step5: '价格与下单', phone: '来电手机号', find: '查找', known: '老客户，{since}起', fresh: '新客户', newCaller: '登记这位来电者', addresses: '地址', newAddress: '新地址', label: '标签', community: '小区', house: '楼号门牌', contactName: '联系人', contactPhone: '联系电话', pickPlace: '在地图上点选位置', placed: '已点选', saveAddress: '保存地址', service: '服务', variant: '规格', units: '数量', options: '加项', materials: '材料', soon: '尽快上门', appoint: '预约', day: '日期', time: '时间', way: '方式', workerName: '指定人员', note: '给服务人员的话', travel: '上门方式', bus: '公交', taxi: '打车', payWhole: '付全款', payDeposit: '付定金', quote: '价格', place: '确认下单', told: '请把总价和上门时间告诉客户，客户同意后再下单。', done: '下单成功', doneHint: '订单 {number} 已建立，请客户在手机上支付。', openOrder: '查看订单', another: '再下一单', seconds: '用时 {seconds} 秒', firstPart: '现在支付', total: '总价', span: '上门时间', payFrom: '{time} 起可支付', full: '该时间约满，可改约或加入候补', joinLine: '加入候补', until: '最晚等到', joined: '已加入候补，前面还有 {ahead} 位', chooseFirst: '先完成上一步', notServed: '这个位置不在服务区域内', minutes: '约 {minutes} 分钟',
  },
  customers: { hint: '按完整手机号、后四位或准确姓名查找；列表中的信息均已脱敏', phone: '手机号', last4: '后四位', name: '姓名', since: '注册时间', empty: '没有找到客户', emptyHint: '来电的新客户可在“电话代客下单”中登记', addresses: '地址簿', orders: '全部订单', phoneWhat: '手机号', noAddress: '还没有地址', removeAddress: '移除地址', removeHint: '从客户的地址簿中移除。', series: '定期服务', waiting: '候补' },
  risks: { hint: '先看已超时的，再看可能超时的', overdue: '已超时', atRisk: '有风险', none: '没有超时的上门', noRisk: '没有有风险的上门', waits: '等什么', since: '已过 {time}', order: '订单', visit: '上门', worker: '服务人员', reason: '原因', late: '预计晚到', settle: '标记已处理', settleTitle: '怎么处理的', settleHint: '从清单中移除，处理方式会保存。', settled: '已处理', how1: '已电话联系双方', how2: '已换人', how3: '客户同意延后', by: '应于 {time}' },
  plans: {
    hint: '每晚例行计算，人员变动时自动计算，也可以手动发起', make: '计算一天', day: '日期', seller: '卖方', mode: '方式', cause: '起因', state: '状态', before: '调整前', after: '调整后', made: '发起时间', travel: '总路程', visits: '上门', without: '无人', workers: '用到人员', shift: '当班', overlaps: '时间冲突', told: '需告知客户', empty: '还没有排班方案', emptyHint: '每晚会自动计算第二天', makeTitle: '计算一天的排班', makeHint: '后台计算，约几秒到一分钟；不会直接改动订单。', asked: '已开始计算', apply: '执行方案', applyTitle: '执行这个方案', applyHint: '会先询问要上门的人员；被拒绝的调整会保留原因。', applied: '已执行', dismiss: '放弃方案', dismissTitle: '放弃这个方案', dismissHint: '订单保持不变。', dismissed: '已放弃', changes: '建议的调整', noChanges: '没有需要调整的', back: '返回排班方案', leaves: '原人员', comes: '新人员', tellCustomer: '需告知客户', saved: '节省路程 {time}', reason: '原因', computing: '正在计算，请稍候', compare: '调整前后',
  },
  waiting: { hint: '客户想要的时间约满时，按先后排队', customer: '客户', service: '服务', between: '可接受的时间', worker: '指定人员', ahead: '前面', state: '状态', joined: '加入时间', chance: '近 60 天：{waited} 人候补，{placed} 人等到', offer: '保留到 {time}', accept: '代客户接受', decline: '让给下一位', leave: '退出候补', empty: '没有人在候补', emptyHint: '时间约满时，客户可以加入候补', inLine: '只看排队中', acceptTitle: '代客户接受这个时间', acceptHint: '{time}，总价 {fen}。请客户在手机上支付。', declineTitle: '让给下一位', declineHint: '客户的排队位置保留。', leaveTitle: '退出候补', leaveHint: '客户将不再排队。', done: '已处理', place: '第 {place} 位' },
  series: {
    hint: '按客户约定的节奏重复上门', customer: '客户', service: '服务', rhythm: '节奏', time: '时间', worker: '固定人员', price: '每次价格', state: '状态', opened: '签订时间', empty: '还没有定期服务', emptyHint: '客户可以在手机上设定每周或每月的服务', every: '每 {every} 周：{days}', everyOne: '每周：{days}', monthDay: '每月 {day} 日', monthDays: '每 {every} 个月 {day} 日', nth: '每月第 {nth} 个{day}', last: '每月最后一个{day}', weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'], back: '返回定期服务', first: '开始', until: '结束', count: '共 {count} 次', endless: '长期', ifBusy: '固定人员没空时', days: '接下来的安排', noDays: '没有待安排的日期', pause: '暂停', pauseTitle: '暂停定期服务', pauseHint: '这段时间不安排上门，到期自动恢复。', resume: '恢复', end: '结束', endTitle: '结束定期服务', endHint: '不再安排，也不再收费；已支付的订单保留。', skip: '跳过', skipTitle: '跳过这一天', skipFree: '这一天还没有下单，跳过不收费。', skipFee: '取消费 {fee}，退回 {back}。', restore: '恢复这一天', agree: '同意新价格', agreeTitle: '代客户同意新价格', agreeHint: '原约定 {agreed}，现在 {price}。', pausedUntil: '暂停至 {day}', anyone: '不固定', done: '已处理', answerBy: '{time} 前答复',
  },
}
