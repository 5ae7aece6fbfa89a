// Texts of the worker's other pages: calendar, withdrawal, handovers, hints, quality, papers, account, joining.
import { addTexts } from './add'
import './work'

export default addTexts('worker', {
  'zh-CN': {
    applied: { waiting: '等客户选择', picked: '已选中您', passed: '客户选了别人', withdrawn: '已撤回' },
    reasons: { ill: ['身体不舒服', '家里有急事', '天气或交通原因'], handover: ['时间冲突', '身体不舒服', '离得太远'] },
    days: { empty: '还没有工时记录', orders: '完成单数', worked: '工作与路程', standby: '备勤', least: '最低应得（{amount}/小时）', short: '保底补足' },
    withdraw: {
      amount: '提现金额（元）', all: '全部提现', hint: '到账到微信零钱，可能代扣个税；到账前需要您在微信里确认收款', take: '确认提现', sure: '提现 {amount}？', past: '提现记录',
      none: '还没有提现', tax: '代扣税', net: '实际到账', confirm: '去确认收款', confirmThere: '请打开微信里的小程序确认收款', noAmount: '请输入正确的金额', least: '最少提现 {amount}',
      tooMuch: '超过可提现金额',
    },
    withdrawals: { asked: '待确认收款', done: '已到账', returned: '已退回余额' },
    calendar: {
      days: '每日安排', week: '每周可服务时间', free: '这一天没有安排', thisDay: '这一天的特别安排', off: '请假', extra: '加班', leave: '这天请假', more: '这天加开', undo: '撤销', saved: '已保存',
      heldStay: '已接的订单不受影响；做不了请在订单里转给同事', absent: '突然来不了', absentHint: '生病或急事：已接的订单会另找人，不扣分', absentUntil: '从现在到{day}结束都不能上门',
      absentSure: '确认来不了', absentSaid: '已收到，正在为您的订单找人', standby: '备勤', standbyHint: '等候临时订单的时间，计入工时与保底',
    },
    handovers: {
      nobody: '这个时间没有空闲的同事', nobodyHint: '可以联系客服，或退出这单', ask: '请 {name} 接手', send: '发出请求', none: '没有转单', noneHint: '在订单里可以把做不了的单转给同事',
      take: '接手', refuse: '不接', back: '收回请求',
    },
    handoverStates: { asked: '等待答复', taken: '已接手', refused: '已拒绝', lapsed: '已过期', taken_back: '已收回' },
    hints: { wanted: '接收等单建议', expected: '预计每小时约 {n} 单', none: '现在没有建议', noneHint: '上岗空闲时，会告诉您哪里可能有单', told: '之前的建议' },
    hintStates: { stands: '有效', over: '已过期', offered: '已派到单', withdrawn: '已撤回' },
    quality: {
      reviews: '客户评价', disputes: '售后争议', objections: '我的申诉', none: { reviews: '还没有评价', disputes: '没有争议', objections: '还没有申诉' }, answer: '回复',
      answerHint: '回复会公开显示在评价下方', side: '说明情况', sideHint: '说清当时的情况，可附照片；裁决前会看', object: '申诉',
      objectHint: '对评价、裁决、暂停或等级不服都可以申诉，24 小时内答复', objectGrade: '申诉等级', objectPause: '申诉暂停接单', own: '我：', hidden: '已隐藏：{why}', due: '{when} 前答复',
      refund: '退款 {amount}', upheld: '申诉成立', notUpheld: '维持原决定', waits: '处理中', text: '内容', send: '提交',
    },
    measures: { dispute: '争议裁决', review: '客户评价', pause: '暂停接单', grade: '等级调整' },
    disputeStates: { open: '处理中', refunded: '已退款', partly_refunded: '部分退款', rejected: '未支持', decided: '已裁决', withdrawn: '客户已撤回', lapsed: '已结束' },
    decisions: {
      own: '与我有关', rules: '派单规则', none: '还没有记录', noneHint: '每次您是候选人，都会在这里说明结果和原因', asked: '派给了您', notAsked: '没有派给您', version: '规则第 {n} 版',
    },
    papers: {
      none: '还没有建立档案', noneHint: '提交证件并通过审核后才能接单', begin: '填写身份信息', until: '有效期至 {when}', add: '添加或更新证件', handIn: '提交审核', name: '姓名',
      idNumber: '身份证号', number: '证件号码（选填）', expires: '有效期至（选填）', noDay: '请按 2027-12-31 填写', kept: '证件加密保存，只用于审核',
      states: { draft: '填写中', submitted: '审核中', approved: '已通过', rejected: '未通过', expired: '已过期' },
      docs: { pending: '待审核', current: '有效', refused: '未通过', replaced: '已更换', expired: '已过期' },
      kinds: {
        id_card: '身份证', residence_permit: '居住证', passport: '护照', health_card: '健康证', no_record_certificate: '无犯罪记录证明', skill_certificate: '技能证书',
        door_certificate: '上门服务证', business_licence: '营业执照', trade_licence: '行业许可证', other: '其他',
      },
    },
    account: {
      sessions: '登录设备', someDevice: '未知设备', seen: '最近使用 {when}', this: '本机', end: '退出', endOthers: '退出其他设备', consents: '已同意的授权', given: '{when} 同意 · 版本 {version}',
      takeBack: '收回', consentHint: '收回位置授权后不能上岗接单', blocks: '不再接的客户', noBlocks: '没有', undo: '解除',
    },
    purposes: {
      terms: '服务协议', privacy: '隐私政策', location: '位置信息', id_documents: '身份证件', face: '人脸核验', share_with_merchant: '与商家共享', share_with_insurer: '与保险公司共享',
      recording: '录音', marketing: '营销通知', personal_ranking: '个性化排序',
    },
    join: { name: '姓名', about: '自我介绍', aboutHint: '做过什么、擅长什么', home: '常住位置', homeHint: '拖动地图选大致位置，用于计算路程，客户看不到', send: '提交' },
    notices: { none: '还没有消息', fresh: '新' },
  },
  en: {
    applied: { waiting: 'The customer picks', picked: 'You were picked', passed: 'Somebody else was picked', withdrawn: 'Taken back' },
    reasons: { ill: ['Not well', 'Family emergency', 'Weather or traffic'], handover: ['Times clash', 'Not well', 'Too far'] },
    days: { empty: 'No days counted yet', orders: 'Orders', worked: 'Work and way', standby: 'Standby', least: 'Least for the hours ({amount} an hour)', short: 'Topped up' },
    withdraw: {
      amount: 'Amount in yuan', all: 'All of it', hint: 'Goes to your WeChat balance, tax may be withheld; you confirm the receipt in WeChat', take: 'Withdraw', sure: 'Withdraw {amount}?',
      past: 'Withdrawals', none: 'No withdrawals yet', tax: 'Tax withheld', net: 'Paid out', confirm: 'Confirm the receipt', confirmThere: 'Please confirm in the mini program in WeChat',
      noAmount: 'Please enter an amount', least: 'At least {amount}', tooMuch: 'More than is available',
    },
    withdrawals: { asked: 'To be confirmed', done: 'Paid', returned: 'Returned' },
    calendar: {
      days: 'Days', week: 'Weekly plan', free: 'Nothing on this day', thisDay: 'This day differs', off: 'Leave', extra: 'Extra', leave: 'Take leave', more: 'Work extra', undo: 'Undo',
      saved: 'Saved', heldStay: 'Visits you have stay yours; hand them on in the order if you cannot come', absent: 'I cannot come',
      absentHint: 'Ill or an emergency: others are found, nothing is counted', absentUntil: 'From now to the end of: {day}', absentSure: 'I cannot come',
      absentSaid: 'Noted; others are looked for', standby: 'Standing by', standbyHint: 'You wait for what comes at once; it counts as hours',
    },
    handovers: {
      nobody: 'No colleague is free then', nobodyHint: 'Ask support, or give the order back', ask: 'Ask {name} to take over', send: 'Ask', none: 'No handovers',
      noneHint: 'An order can be handed on from its page', take: 'Take over', refuse: 'No', back: 'Keep it myself',
    },
    handoverStates: { asked: 'Asked', taken: 'Taken', refused: 'Refused', lapsed: 'Lapsed', taken_back: 'Taken back' },
    hints: {
      wanted: 'Tell me where to wait', expected: 'About {n} an hour', none: 'No advice just now', noneHint: 'When you are idle on duty you hear where orders may come', told: 'Told before',
    },
    hintStates: { stands: 'Stands', over: 'Over', offered: 'An offer came', withdrawn: 'Withdrawn' },
    quality: {
      reviews: 'Reviews', disputes: 'Disputes', objections: 'Objections', none: { reviews: 'No reviews yet', disputes: 'No disputes', objections: 'No objections yet' }, answer: 'Answer',
      answerHint: 'Everybody reads it below the review', side: 'Say my side', sideHint: 'What happened, with photos if you like; it is read before the decision', object: 'Object',
      objectHint: 'To a review, a decision, a pause or a grade; answered within 24 hours', objectGrade: 'Object to my grade', objectPause: 'Object to a pause', own: 'Me: ',
      hidden: 'Hidden: {why}', due: 'Answer due {when}', refund: '{amount} refunded', upheld: 'Upheld', notUpheld: 'Stays as it was', waits: 'Waiting', text: 'Text', send: 'Send',
    },
    measures: { dispute: 'Dispute', review: 'Review', pause: 'Pause', grade: 'Grade' },
    disputeStates: { open: 'Open', refunded: 'Refunded', partly_refunded: 'Partly refunded', rejected: 'Rejected', decided: 'Decided', withdrawn: 'Withdrawn', lapsed: 'Over' },
    decisions: {
      own: 'About me', rules: 'The rules', none: 'Nothing yet', noneHint: 'Whenever you were a candidate, you read here how and why it came out', asked: 'You were asked',
      notAsked: 'You were not asked', version: 'Version {n} of the rules',
    },
    papers: {
      none: 'No papers yet', noneHint: 'Orders come once your papers are approved', begin: 'Who you are', until: 'Good until {when}', add: 'Add or renew', handIn: 'Hand in for review',
      name: 'Name', idNumber: 'Id number', number: 'Number (optional)', expires: 'Good until (optional)', noDay: 'Write 2027-12-31', kept: 'Kept encrypted, for the review only',
      states: { draft: 'Draft', submitted: 'In review', approved: 'Approved', rejected: 'Refused', expired: 'Expired' },
      docs: { pending: 'In review', current: 'Good', refused: 'Refused', replaced: 'Replaced', expired: 'Expired' },
      kinds: {
        id_card: 'Id card', residence_permit: 'Residence permit', passport: 'Passport', health_card: 'Health card', no_record_certificate: 'No-record certificate',
        skill_certificate: 'Skill certificate', door_certificate: 'Door service certificate', business_licence: 'Business licence', trade_licence: 'Trade licence', other: 'Other',
      },
    },
    account: {
      sessions: 'Signed in on', someDevice: 'Some device', seen: 'Last used {when}', this: 'This one', end: 'End', endOthers: 'End all others', consents: 'Consents',
      given: 'Given {when} · version {version}', takeBack: 'Take back', consentHint: 'Without the position you cannot go on duty', blocks: 'Customers not again', noBlocks: 'Nobody', undo: 'Undo',
    },
    purposes: {
      terms: 'Terms', privacy: 'Privacy', location: 'Position', id_documents: 'Identity papers', face: 'Face check', share_with_merchant: 'Sharing with the merchant',
      share_with_insurer: 'Sharing with the insurer', recording: 'Recording', marketing: 'Marketing', personal_ranking: 'Personal ranking',
    },
    join: {
      name: 'Name', about: 'About you', aboutHint: 'What you did, what you are good at', home: 'Where you set out from', homeHint: 'Move the map roughly there; customers do not see it',
      send: 'Send',
    },
    notices: { none: 'No notices yet', fresh: 'New' },
  },
})
