// 争议、补偿、失败任务与操作审计的文案。
export const after = {
  disputes: {
    hint: '等待裁定的争议，最早的在前', empty: '没有待处理的争议', emptyHint: '客户在争议期内提出异议时会出现在这里', reason: '客户的说法', side: '服务人员的说法', noSide: '服务人员还没有说明', due: '{time} 前答复', overdue: '已超过答复时限', photos: '{count} 张照片', order: '查看订单', decide: '作出裁定', decideTitle: '裁定争议', decision: '裁定理由（双方可见）', refund: '退给客户（元）', effect: '裁定后的钱', effectHint: '退款由各方按份额分担；余款按原方案结算。', refundMost: '最多 {fen}', keep: '不退款', half: '退一半', whole: '全额退', decided: '已裁定', needsMoney: '退款需要财务职责，您可以不退款裁定，或转交财务。', reviews: '低分评价', reviewsEmpty: '没有待查看的低分评价', looked: '已查看', hide: '隐藏评价', hideTitle: '隐藏这条评价', hideHint: '只用于违规内容；客户会收到说明。', objections: '服务人员申诉', objectionsEmpty: '没有待答复的申诉', answer: '答复', answerTitle: '答复申诉', uphold: '申诉成立', refuse: '申诉不成立', measure: { dispute: '争议结果', review: '评价', pause: '暂停接单', grade: '等级' }, total: '订单金额', paidIn: '已收', toWorker: '其中服务人员', afterRefund: '退后剩余',
  },
  compensations: { hint: '没能原路退回、需要人工发放的履约补偿', cause: '原因', amount: '金额', state: '状态', due: '发生时间', order: '订单', how: '发放方式', empty: '没有需要人工处理的补偿', emptyHint: '补偿一般会自动退回客户', give: '标记已发放', giveTitle: '已发放给客户', giveHint: '填写发放方式，例如转账单号。', done: '已记录', policy: '规则版本 {version}' },
  queue: { hint: '多次重试仍失败的后台任务', waiting: '排队', due: '到期', oldest: '最久延迟', dead: '失败', name: '任务', kind: '类型', tries: '尝试', error: '错误', deadAt: '放弃时间', dueAt: '应执行', empty: '没有失败的任务', emptyHint: '后台任务都在正常执行', retry: '再试一次', retryTitle: '再试一次', retryHint: '任务会立即重新排队。', retried: '已重新排队', content: '内容', seconds: '{count} 秒' },
  trail: { hint: '谁在什么时候做了什么、为什么；任何人不能修改', action: '操作', actor: '操作人', subject: '对象', reason: '原因', at: '时间', number: '序号', role: '身份', detail: '详情', empty: '没有记录', actionHint: '操作以…开头', subjectHint: '对象编号', unsealed: '待封存', open: '查看详情' },
}
