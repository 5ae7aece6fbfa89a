// Chinese texts of what follows the work: reviews, tips, disputes, compensations.
export default {
  review: '评价这次服务', reviewed: '我的评价', stars: ['', '很不满意', '不满意', '一般', '满意', '非常满意'], tags: { 准时: '准时', 专业: '专业', 干净: '干净', 热情: '热情', 细心: '细心', 沟通好: '沟通好', 迟到: '迟到', 不专业: '不专业', 态度差: '态度差', 没做干净: '没做干净' },
  text: '说说您的感受', textHint: '效果如何？对后来的人很有帮助（选填）', anonymous: '对其他人匿名展示', send: '提交评价', answer: '服务人员回复：{text}',
  tip: '打赏', tipHint: '心意全部归服务人员，自愿支付', tipPay: '打赏 {amount}', own: '其他金额（元）',
  dispute: '申请售后', disputeTitle: '售后申请', disputeHint: '说明哪里不对，附上照片，客服会在时限内答复', disputeReason: '问题说明', disputeReasonHint: '例如：卫生间地面没有擦干净', disputeSend: '提交申请', disputeLeft: '还可申请 {long}',
  disputeStates: { open: '处理中', decided: '已处理', withdrawn: '已撤回' }, disputeDue: '最晚 {when} 前答复', disputeRefund: '退款 {amount}', withdraw: '撤回申请', withdrawSure: '撤回后，在可申请期内仍可再次提出',
  compensation: '给您的补偿', due: '期限 {when}', collect: '重新领取', causes: { late: '迟到', no_show: '爽约', unfulfilled: '未能履约', found_late: '安排人员超时', worker_lost: '约好的人来不了', nobody_found: '没能安排到人' }, states: { due: '即将发放', owed: '待领取', sent: '待确认', paid: '已到账', given: '已由客服发放' },
  steps: '服务记录', notDone: '未完成', applicants: '选一位上门', choose: '选 Ta', away: '距您 {far}，约 {long} 可到', another: '请平台另外安排', anotherHint: '您选的人来不了，可由平台另找合适的人',
  move: '改时间', moveHint: '改到新的时间，价格按下单时计算', absent: '没有人来', absentAsk: '约定时间已过仍未见到人？可以重新安排，或取消并退款', again: '重新安排', refund: '取消并退款', block: '不再让 Ta 上门', blockSure: '以后不会再派 Ta 来，对方不会收到通知', blocked: '已设置，不再派 Ta 上门',
}
