// Chinese texts of the worker's pages.
export default {
  tabs: { today: '今天', hall: '抢单', earnings: '收入', me: '我的' },
  today: {
    onDuty: '接单中', offDuty: '未上岗', goOn: '上岗接单', goOff: '下班休息', turning: '正在切换…', agenda: '今天的安排', coming: '接下来', empty: '今天还没有安排',
    emptyHint: '上岗后，附近的新单会派给您', dutyHint: '上岗后按位置派单，随时可以下班', onHint: '正在为您留意附近的订单', sum: '{count} 单', next: '下一单', running: '正在进行', goOnWith: '继续 · {state}',
  },
  states: { pending: '资料待审核，通过后即可接单', active: '正常接单', paused: '已暂停接单', ended: '已离开平台' },
  grades: { normal: '普通', silver: '银牌', gold: '金牌', contracted: '签约' },
  consent: {
    title: '上岗需要您的位置', when: '只在上岗和上门途中使用位置；下班后不采集、不保存。', what: '平时只记大致位置用于派单，出发后才记精确位置，用于到达判断和客户查看进度。',
    who: '客户只在您上门途中看到位置；同事和其他客户看不到。', kept: '行程轨迹保存 30 天后删除，有争议时保留到处理完。', back: '可随时在“我的 - 账号与授权”里收回同意。', yes: '同意并上岗', no: '暂不上岗',
  },
  offers: {
    title: '新的派单', now: '立即上门', planned: '预约单', answerIn: '请在时间内答复', net: '到手，已扣平台服务费', way: '路上约 {long}', why: '为什么派给我', rank: '{all} 位候选人中您排第 {rank}',
    free: '拒单不影响评分、等级和后续派单', accept: '接单', decline: '不接', declineWhy: '为什么不接？', declineSure: '确认不接', unsafe: '因为不安全', unsafeHint: '不计入任何统计，客服会跟进',
  },
  hall: {
    empty: '暂时没有可抢的订单', emptyHint: '有新单会马上出现在这里', mine: '我的报名', noneMine: '还没有报名', noneMineHint: '在抢单大厅报名后，结果会显示在这里', grab: '抢单', apply: '报名', applied: '已报名，等客户选择', got: '抢到了！',
    takeBack: '撤回报名', near: { any: '距离不限', 3: '3 公里内', 6: '6 公里内' }, day: { any: '日期不限', today: '只看今天', later: '今天以后' }, sort: { near: '离我近', pay: '收入高', soon: '时间早' },
  },
  applied: { waiting: '等客户选择', picked: '已选中您', passed: '客户选了别人', withdrawn: '已撤回' },
  why: { own: '补充说明', ownHint: '也可以自己写原因' },
  reasons: {
    decline: ['太远了', '时间赶不上', '正在休息', '身体不舒服', '工具不齐'], release: ['身体不舒服', '家里有急事', '前一单延误', '车坏了'], arrive: ['定位不准', '小区信号弱', '门牌与定位不符', '地下车库'],
    handover: ['时间冲突', '身体不舒服', '离得太远'], unsafe: ['客户言行不当', '现场有危险', '要求做约定以外的事'], change: ['面积比下单时大', '需要增加时长', '需要更换配件', '客户要求加做'],
    absent: ['敲门无人应答', '电话无人接听', '地址不对'], ill: ['身体不舒服', '家里有急事', '天气或交通原因'], block: ['相处不愉快', '要求不合理', '感到不安全'],
  },
  stages: { planned: '待出发', travelling: '路上', arrived: '到达', started: '服务', finished: '验收' },
  heads: {
    planned: '准备好就出发', travelling: '正在前往', arrived: '已到达，请向客户要开始码', started: '服务进行中', finished: '已完工，请客户验收', accepted: '客户已验收', closed: '订单已结清', cancelled: '订单已取消', missed: '本次未能进行',
  },
  big: { 'set-out': '出发', arrive: '我到了（手动签到）', start: '输入开始码', step: '完成：{name}', photo: '拍照完成：{name}', finish: '完工', accept: '请客户验收' },
  visit: {
    title: '上门', setOut: '出发', arrive: '手动签到', way: '还有 {far}，约 {long}', autoArrive: '到门口附近会自动签到，客户能看到您的位置', since: '{time} 开始，预计 {until} 完成', closed: '订单已结束，地址和电话不再显示',
    late: '我要晚到', lateHint: '打电话告诉客户；迟到时长按实际到达时间计算', absent: '客户不在', absentHint: '等够约定时间后上报，上门车费照付', absentHow: '请在门口拍一张照片，系统会带上当前位置', absentSure: '拍照并上报',
    handOn: '转给同事', handOnHint: '同事同意前仍由您负责', unsafe: '因安全拒绝服务', unsafeHint: '不安全可以拒绝，原因会告诉客服', unsafeSure: '拒绝并离开', release: '这单做不了', releaseHint: '平台会另找人，请尽早告知', releaseSure: '确认退出这单',
    block: '不再接该客户', blockHint: '只有您和客服能看到，客户不会收到通知', blocked: '以后不会再派该客户的单', finishedAt: '完工时间', askCode: '请客户在手机上出示 6 位开始码', arriveHint: '自动签到没成功时使用，原因会留档', arriveSure: '确认已到达',
  },
  steps: { title: '服务步骤', before: '开始前', during: '服务中', after: '完成后', photo: '需拍照', gate: '必须先做' },
  change: { title: '变更单（加项）', note: '增加工作量或材料，客户在自己手机上同意才生效', hint: '按下单时的价格计算，客户同意前请先不要做', units: '增加数量', send: '发给客户确认', waits: '等待客户确认变更', until: '{time} 前有效' },
  accept: { title: '客户验收', hint: '请客户扫一扫，或报数字给客户；有效至 {time}', due: '客户还需付尾款 {amount}', type: '输入客户的验收码', typeHint: '请客户出示验收码，输入 6 位数字', scan: '扫一扫客户的码', show: '出示我的验收码' },
  outbox: { waits: '{count} 项待同步，联网后自动发送', kept: '网络不好，已保存，待同步', mark: '待同步：联网后会自动发送', refused: '“{name}”没有成功：{why}' },
  rest: { continuous: '已连续工作较久，请休息一下', daily: '今天工时已满，请休息', until: '，{time} 后再派单' },
  earnings: {
    available: '可提现', held: '待结算', heldSum: '待结算 {amount}，验收后按规则放款', empty: '还没有收入', emptyHint: '完成订单后，每一单怎么分都会列在这里', byMerchant: '您的收入由所属商家发放', orders: '每单收入', free: '已放款', perHour: '折合 {amount}/小时',
    why: '为什么是这个数', amount: '本单到手', decided: '结算时间', released: '放款时间', hourly: '折合每小时（含路程）', minimum: '本市最低小时工资', sold: '本单服务内容', rule: '您的分成比例', ruleHint: '这是您目前的分成比例，本单按结算时的规则计算。',
  },
  days: { title: '工时与保底', hint: '每天的工时、收入与本市最低工资对照', empty: '还没有工时记录', orders: '完成单数', worked: '工作与路程', standby: '备勤', least: '最低应得（{amount}/小时）', short: '保底补足' },
  withdraw: {
    title: '提现', amount: '提现金额（元）', all: '全部提现', hint: '到账到微信零钱，可能代扣个税；到账前需要您在微信里确认收款', take: '确认提现', sure: '提现 {amount}？', past: '提现记录', none: '还没有提现', tax: '代扣税', net: '实际到账',
    confirm: '去确认收款', confirmThere: '请打开微信里的小程序确认收款', noAmount: '请输入正确的金额', least: '最少提现 {amount}', tooMuch: '超过可提现金额',
  },
  withdrawals: { asked: '待确认收款', done: '已到账', returned: '已退回余额' },
  calendar: {
    title: '日程与请假', days: '每日安排', week: '每周可服务时间', free: '这一天没有安排', thisDay: '这一天的特别安排', off: '请假', extra: '加班', leave: '这天请假', more: '这天加开', undo: '撤销', saved: '已保存', heldStay: '已接的订单不受影响；做不了请在订单里转给同事',
    absent: '突然来不了', absentHint: '生病或急事：已接的订单会另找人，不扣分', absentUntil: '从现在到{day}结束都不能上门', absentSure: '确认来不了', absentSaid: '已收到，正在为您的订单找人',
  },
  handovers: {
    title: '转单', asks: '{count} 位同事想把订单转给您', nobody: '这个时间没有空闲的同事', nobodyHint: '可以联系客服，或退出这单', ask: '请 {name} 接手', send: '发出请求', none: '没有转单', noneHint: '在订单里可以把做不了的单转给同事', take: '接手', refuse: '不接', back: '收回请求',
  },
  handoverStates: { asked: '等待答复', taken: '已接手', refused: '已拒绝', lapsed: '已过期', taken_back: '已收回' },
  hints: { title: '等单建议', wanted: '接收等单建议', free: '只是建议，去不去都不影响派单', here: '{far} 处预计有订单', expected: '预计每小时约 {n} 单', none: '现在没有建议', noneHint: '上岗空闲时，会告诉您哪里可能有单', told: '之前的建议' },
  hintStates: { stands: '有效', over: '已过期', offered: '已派到单', withdrawn: '已撤回' },
  quality: {
    title: '评价与申诉', reviews: '客户评价', disputes: '售后争议', objections: '我的申诉', none: { reviews: '还没有评价', disputes: '没有争议', objections: '还没有申诉' }, answer: '回复', answerHint: '回复会公开显示在评价下方', side: '说明情况', sideHint: '说清当时的情况，可附照片；裁决前会看',
    object: '申诉', objectHint: '对评价、裁决、暂停或等级不服都可以申诉，24 小时内答复', objectGrade: '申诉等级', objectPause: '申诉暂停接单', own: '我：', hidden: '已隐藏：{why}', due: '{when} 前答复', refund: '退款 {amount}', upheld: '申诉成立', notUpheld: '维持原决定', waits: '处理中', text: '内容', send: '提交',
  },
  measures: { dispute: '争议裁决', review: '客户评价', pause: '暂停接单', grade: '等级调整' },
  disputeStates: { open: '处理中', refunded: '已退款', partly_refunded: '部分退款', rejected: '未支持', decided: '已裁决', withdrawn: '客户已撤回', lapsed: '已结束' },
  decisions: { title: '派单说明', own: '与我有关', rules: '派单规则', none: '还没有记录', noneHint: '每次您是候选人，都会在这里说明结果和原因', asked: '派给了您', notAsked: '没有派给您', version: '规则第 {n} 版' },
  papers: {
    title: '资料与证件', none: '还没有建立档案', noneHint: '提交证件并通过审核后才能接单', begin: '填写身份信息', until: '有效期至 {when}', add: '添加或更新证件', handIn: '提交审核', name: '姓名', idNumber: '身份证号', number: '证件号码（选填）', expires: '有效期至（选填）', noDay: '请按 2027-12-31 填写', kept: '证件加密保存，只用于审核',
    states: { draft: '填写中', submitted: '审核中', approved: '已通过', rejected: '未通过', expired: '已过期' }, docs: { pending: '待审核', current: '有效', refused: '未通过', replaced: '已更换', expired: '已过期' },
    kinds: { id_card: '身份证', residence_permit: '居住证', passport: '护照', health_card: '健康证', no_record_certificate: '无犯罪记录证明', skill_certificate: '技能证书', door_certificate: '上门服务证', business_licence: '营业执照', trade_licence: '行业许可证', other: '其他' },
  },
  account: { title: '账号与授权', sessions: '登录设备', someDevice: '未知设备', seen: '最近使用 {when}', this: '本机', end: '退出', endOthers: '退出其他设备', consents: '已同意的授权', given: '{when} 同意 · 版本 {version}', takeBack: '收回', consentHint: '收回位置授权后不能上岗接单', blocks: '不再接的客户', noBlocks: '没有', undo: '解除' },
  purposes: { terms: '服务协议', privacy: '隐私政策', location: '位置信息', id_documents: '身份证件', face: '人脸核验', share_with_merchant: '与商家共享', share_with_insurer: '与保险公司共享', recording: '录音', marketing: '营销通知', personal_ranking: '个性化排序' },
  join: { title: '成为服务人员', hint: '填写资料并通过审核后就能接单', go: '开始入驻', name: '姓名', about: '自我介绍', aboutHint: '做过什么、擅长什么', home: '常住位置', homeHint: '拖动地图选大致位置，用于计算路程，客户看不到', send: '提交' },
  notices: { title: '消息', none: '还没有消息', fresh: '新' },
  me: { house: '平台自营' },
}
