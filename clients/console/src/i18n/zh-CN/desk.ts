// 待办清单、不安全拒单、资金、账本、派单策略、权限与行业包的文案。
export const desk = {
  worklistDesk: {
    hint: '每一类等人处理的事：多少、等了多久、归谁', mine: '只看我的职责', none: '没有您负责的清单', list: '清单', count: '数量', oldest: '最早', owners: '归谁处理', late: '{count} 项超期', waits: '待处理', clear: '已清空',
    about: { overdue: '该出发、到达、开始或完工却没有的', risks: '承诺的时间可能赶不上', unsafe: '服务人员认为不安全而拒绝的订单', disputes: '客户对已验收服务的异议', objections: '服务人员对处理结果的申诉', reviews: '四星以下、还没人看过的评价', dossiers: '人员与商家提交的资料', compensations: '没能自动退给客户的补偿', short_pay: '当天工资低于最低标准', refunds: '渠道没有退成的款', sharings: '渠道拒绝的分账', transfers: '没有付到人的款', unexplained: '与任何订单都对不上的款', differences: '账本与渠道账单对不上的款项', unread_bills: '渠道账单还没有完整读入', dead: '多次重试仍失败的后台任务' },
  },
  unsafe: { hint: '服务人员以不安全为由拒绝的订单，由调度或安全人员核实', refused: '拒绝时间', reason: '服务人员的说法', found: '核实结果', look: '填写核实结果', lookTitle: '核实了什么', lookHint: '写明联系了谁、发现了什么、如何处理；结果会保存。', all: '包含已核实', empty: '没有待核实的拒单', emptyHint: '服务人员说明不安全时会出现在这里', waits: '待核实' },
  reconciliation: {
    hint: '每天用渠道的交易账单、资金账单核对账本，差异必须清零', days: '按天', differences: '差异', day: '日期', account: '渠道账户', own: '平台账户', lines: '账单行数', trade: '交易账单', fund: '资金账单', books: '账本', fee: '手续费', state: '状态', moved: '资金变动', doneAt: '读完', nextAt: '下次读取 {time}', tries: '第 {count} 次', elsewhere: '另有 {count} 行属于其他城市', noTrade: '此账户没有交易账单',
    empty: '还没有对账记录', emptyHint: '有收款后，次日 10 点起自动读取账单', clear: '没有差异', clearHint: '三方完全一致', clean: '差异为零', kind: '类型', count: '笔数', verdict: '结论', ways: '三方核对', waysEmpty: '这一天没有任何资金变动', off: '相差 {fen}', nothing: '没有记录',
    number: '渠道单号', ownNo: '我方单号', found: '发现', owner: '负责人', nobody: '无人负责', mine: '只看我负责的', asked: '已询问渠道 {count} 次，下次 {time}', word: '渠道答复', notOurs: '单号不是我方的，无法向渠道查询', noAnswer: '渠道没有答复：', item: '差异详情', sides: '三方各自怎么说', bill: '账单原文', line: '第 {n} 行', inLedger: '在账本中查找', explainedBy: '{who} 于 {time} 说明', what: '这说明什么',
    take: '由我负责', takeHint: '负责人会显示在清单里。', explain: '说明并结案', explainHint: '不动账，只记录凭证所在（至少 6 个字）。任何一方有新说法时会重新打开。', proof: '凭证与说明', suspend: '转入暂挂款', suspendHint: '把这笔没有人要求的付款记入暂挂款，之后可在“待处理款项”里原路退回。', suspended: '已记入暂挂款，下一轮对账后结案', toUnexplained: '去退回', done: '已记录',
    verdictAbout: { matched: '三方一致，已记账。', came_back: '出去又回来了，互相抵消。', timing: '下一天的账单还没到，先等。', only_ours: '账本有，渠道两期账单都没有。先向渠道询问。', only_theirs: '渠道有，账本没有。可能是通知丢失，或有人直接付了款。', one_bill: '两份账单只有一份有。请向渠道索要更正账单。', amount: '金额不一致。需要人工核对。', fee: '两份账单的手续费不一致。' },
  },
  moneyDesk: {
    hint: '没有自己走完的钱；每一步操作都会记录', kinds: { refunds: '退款失败', sharings: '分账失败', transfers: '转账失败', unexplained: '对不上的款项', short_pay: '工资低于最低', under_way: '在途' },
    about: { refunds: '渠道没有退成，需要再试或换一种方式', sharings: '渠道拒绝了分账', transfers: '没有付到服务人员或客户', unexplained: '在暂挂款中等待处理', short_pay: '平台自有人员当天所得低于最低工资', under_way: '还没有走完的款项' },
    what: '内容', amount: '金额', error: '问题', since: '开始', number: '编号', proposed: '同事提议放弃：{reason}', empty: '没有需要处理的款项', emptyHint: '钱都在正常走',
    deeds: { askRefund: '再退一次', propose: '提议放弃', abandon: '确认放弃', askSharing: '再分一次', giveUp: '留给商家', askTransfer: '再问一次', takeBack: '收回不付', giveBack: '退回付款人', topUp: '补足工资', leave: '不补' },
    hints: { askRefund: '用同一编号再向渠道发起；已关闭的由新的一笔接替。', propose: '放弃原路退回，需另一位同事确认。', abandon: '同意同事的提议：钱转入暂挂，用别的方式退。不能确认自己提议的。', askSharing: '用同一编号再次请求。', giveUp: '份额留给商家，商家欠平台佣金；只在解冻期后可行。', askTransfer: '先向渠道查询结果，没有记录才会重新发起。', takeBack: '渠道确认未付后，钱回到原处。', giveBack: '把这笔钱退回付款人。', topUp: '从平台自有资金补足当天差额，服务人员会看到原因。', leave: '当天工时记录有误时使用，服务人员会看到原因。' },
  },
  ledger: {
    hint: '每一分钱在哪个账户；任何号码都能查到它的每一笔分录；贷方为正，资产因此显示为负', search: '订单号、付款单号、退款号、渠道单号…', audit: '立即对账', clean: '{count} 项检查全部通过', found: '{count} 项检查，{wrong} 项有问题', finding: '{count} 处', about: '与 {number} 有关的分录', nothing: '账本里没有这个号码', nothingHint: '可用订单号、付款单号、退款号、提现号、补偿号或渠道单号', books: { OWN: '平台自有账', CUSTODY: '代管账（商家收款）' }, zero: '合计为零', kind: '账户', nature: '性质', natures: { asset: '资产', liability: '负债', equity: '权益', income: '收入', expense: '支出', control: '备查' }, balance: '余额', noAccounts: '这一类账户都为零', noLines: '这个账户没有分录', reverses: '冲正', event: '事项', ref: '关于', amount: '金额', after: '之后余额',
  },
  policy: {
    hint: '派单按这些数字决定；改之前先用过去的一天回放比较', groups: { score: '打分', reach: '范围', guarantee: '履约补偿', hints: '等单建议', time: '时间与轮次' }, units: { seconds: '秒', minutes: '分钟', m: '米', fen: '分', permille: '‰', bp: '‱' }, was: '现为 {value}', try: '试一试', changes: '改动 {count} 项', noChanges: '还没有改动；直接回放就是用现行策略', day: '回放哪一天', replay: '用这一天回放', replayAsked: '已开始回放', replayReason: '比较：{changes}', asIs: '现行策略', publish: '发布', publishTitle: '发布新策略', published: '已发布', reset: '还原', versions: '历次版本', from: '{time} 起', starts: '按公示期 {days} 天，{time} 起生效。', fact: '项目', notice: '公示内容（对服务人员公开）', noReplays: '还没有回放', replayOf: '回放 {day}', computing: '正在回放，请稍候…', table: '比较', tableHint: '± 为 95% 置信半宽；— 表示不知道，不作估计。', figure: '指标', real: '实际', before: '原策略', after: '新策略', tried: '试用的策略', counted: '这一天',
    facts: { batch_seconds: '每批匹配间隔', rounds_max: '最多轮数', pause_seconds: '两轮之间', search_seconds: '找人总时长', radius_step_bp: '每轮扩大半径', radius_max_m: '最大半径', slot_offer_seconds: '预约单答复时限', slot_pause_seconds: '预约单再询问间隔', slot_pause_max_seconds: '预约单最长间隔', again_seconds: '同一人再询问间隔', choose_now_seconds: '指定单即时答复', choose_slot_seconds: '指定单预约答复', customer_answer_seconds: '客户决定时限', customer_answer_slot_seconds: '客户决定时限（预约）', grab_now_seconds: '即时抢单时长', standby_after_seconds: '多久后找备勤', desk_after_seconds: '多久后提醒调度', desk_before_seconds: '上门前多久提醒调度', found_late_seconds: '多久算晚找到', weights_eta_permille: '路程权重', weights_seconds_per_star: '每颗星抵多少秒', weights_seconds_per_grade: '每级抵多少秒', weights_idle_permille: '空闲权重', weights_idle_seconds_max: '空闲最多计', weights_seconds_per_order_above_mean: '高于平均单量每单加', weights_fairness_permille: '公平权重', weights_fairness_seconds_max: '公平最多计', candidates_max: '每次最多候选', unmatched_seconds: '不匹配的代价', ample_permille: '富余判断', travel_allowance_minutes: '路程宽限', grab_rule: '抢单规则', hint_seconds: '等单建议间隔', hints_at_most: '每次最多建议', found_late_fen: '晚找到补偿', worker_lost_fen: '人员爽约补偿', nobody_found_fen: '无人接单补偿' },
    figures: { match_rate: '匹配率', accept_seconds: '接单等待', door_seconds: '下单到上门', travel_seconds: '路途', utilisation: '服务时间占比', gini: '收入公平（基尼系数）', orders: '订单', workers: '人员', offers: '询问', declined: '拒绝', door_p90_seconds: '下单到上门（90%）', accept_p90_seconds: '接单等待（90%）', travel_p90_seconds: '路途（90%）', offers_per_order: '每单询问次数', by_appointment: '预约单（不参与）', seen_without_shift: '不在班的候选', draws: '模拟次数' },
  },
  roles: {
    hint: '谁能做什么；每次授权与收回都会记录', add: '添加人员', duty: '职责', where: '范围', house: '平台', since: '授权时间', you: '您', code: '动态码', codePicture: '动态码二维码，用验证器扫描', codeTitle: '新的动态码', codeHint: '只显示这一次：请对方在验证器中手工输入密钥。旧动态码立即失效。', password: '初始密码（至少 12 位）', end: '收回', endTitle: '收回 {login} 的权限', endHint: '对方立即退出登录，不能再进入运营台。', ended: '已收回 {login} 的权限',
    duties: { dispatcher: '派单、换人、排班', support: '客户来电与订单', safety: '安全事件与轨迹', finance: '退款、款项与账本', auditor: '资料审核与审计', marketing: '服务、价格与方案', analyst: '只看数据', administrator: '全部，含权限' },
  },
  packs: {
    hint: '城市能做哪些行业、按什么规则、哪些日子特殊', trades: '行业', noTrades: '还没有行业', services: '服务', loadedAt: '载入时间', again: '重新载入', shipped: '随产品附带、还没启用', load: '启用', loadTitle: '启用行业包 {code}', loadHint: '载入服务、价格、步骤与规则的当前版本；已下的订单不变。', loaded: '已载入', city: '城市包', name: '名称', zone: '时区', facts: '全部规则', holidays: '节假日', holidaysHint: '影响加价与工资倍数', noHolidays: '近一年没有特殊日子', kind: '类型', kinds: { public: '法定节假日', rest: '休息日', working: '调休上班' }, pay: '工资倍数',
  },
}
