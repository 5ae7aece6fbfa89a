// 外壳、登录与通用部件的文案。
export const shell = {
  said: { ago: '{time}前', ahead: '{time}后' },
  screens: {
    home: '今日概览', worklists: '待办清单', unsafe: '不安全拒单', policies: '派单策略', replays: '回放', packs: '行业与节假日', money: '待处理款项', reconciliation: '对账', difference: '对账差异', ledger: '账本', roles: '人员与权限', orders: '订单', order: '订单详情', map: '实时地图', caller: '电话代客下单', risks: '超时与风险', plans: '排班方案', plan: '排班方案',
    waiting: '候补', series: '定期服务', oneSeries: '定期服务', workers: '服务人员', worker: '服务人员', customers: '客户', customer: '客户',
    dossiers: '资料审核', dossier: '资料审核', merchants: '商家', merchant: '商家', services: '服务与价格', service: '服务', areas: '服务区域',
    disputes: '争议处理', compensations: '履约补偿', queue: '失败任务', trail: '操作审计', 'sign-in': '登录', nowhere: '页面不存在',
  },
  worklists: { risks: '有风险的上门', overdue: '已超时的上门', unsafe: '不安全拒单', disputes: '待处理的争议', objections: '服务人员申诉', reviews: '低分评价', dossiers: '待审核的资料', compensations: '待发放的补偿', short_pay: '低于最低工资的日薪', refunds: '失败的退款', sharings: '失败的分账', transfers: '失败的转账', unexplained: '对不上的款项', differences: '对账差异', unread_bills: '没读成的渠道账单', dead: '失败的任务' },
  duties: {
    administrator: '管理员', analyst: '数据分析', auditor: '审核', dispatcher: '调度', finance: '财务', marketing: '运营推广', safety: '安全', support: '客服',
  },
  shell: {
    menu: '主菜单', desk: '运营台', groups: { orders: '订单与调度', people: '人员与商家', selling: '商品与区域', after: '售后', house: '系统' },
    waitsFor: '{count} 项待处理', search: '订单号、手机号、后四位或姓名', found: '搜索结果', keyStep: '上下移动到下一行', nothingFound: '没有找到“{wanted}”', offline: '连接中断，正在重连…',
    pace: '演示时钟：1 秒相当于 {pace} 秒', waits: '待处理 {count} 项', waitsTitle: '待处理', waitsNone: '都处理完了', help: '快捷键', otherLanguage: 'Switch to English',
    light: '切换到浅色', dark: '切换到深色', me: '我的账号', operator: '平台运营', merchant: '商家', duties: '我的职责', leave: '退出登录', keys: '快捷键',
    keySearch: '搜索', keyHelp: '打开本页', keyOpen: '打开选中的行', keyClose: '关闭弹窗，或返回列表', nowhere: '这个页面不存在', skip: '跳到正文',
  },
  entrance: {
    title: '登录运营台', hint: '请输入账号、密码和动态码', login: '账号', password: '密码', totp: '动态码', totpHint: '验证器中的 6 位数字', enter: '登录',
    lapsed: '登录已失效，请重新登录，之后会回到刚才的页面。', locked: '多次失败后账号会暂时锁定。请稍等几分钟，确认手机时间准确后再试；仍不行请联系管理员重设。', demo: '演示账号，一键进入', motto: '每一单、每一步、每一分钱，都看得清',
  },
  parts: {
    unreachable: '连不上服务器，请检查网络后重试。', notAllowed: '您的职责不包含这项操作，如有需要请联系管理员。', notFound: '没有找到，可能已不存在或不属于本城市。', failed: '没有成功，请重试。',
    retry: '重试', refresh: '刷新', exporting: '正在导出，已读取 {count} 条…', exportAll: '导出 CSV', noMatch: '没有符合条件的结果', noMatchHint: '换个条件试试', clearFilters: '清除筛选', shown: '本页 {count} 条', previous: '上一页', next: '下一页',
    reason: '原因', optional: '选填', reasonHint: '会写入操作审计', back: '返回', cover: '重新隐藏', unmask: '查看{what}', unmaskDo: '查看', unmaskHint: '查看行为和原因会被记录，明文显示 1 分钟后自动隐藏。',
    whyCall: '联系客户', whyComplaint: '处理投诉', whySafety: '安全事件', whyQuality: '核对服务质量', acts: '操作', undo: '撤销', done: '已完成', saved: '已保存', all: '全部', none: '无', copy: '复制', copied: '已复制', close: '关闭', save: '保存', mapSketch: '示意图',
    mapMissing: '底图加载不到，仅显示标记', yes: '是', no: '否', state: '状态', from: '从', until: '至', clear: '清除', more: '查看更多', open: '打开', add: '添加', remove: '移除', edit: '修改', nothing: '暂无',
  },
}
