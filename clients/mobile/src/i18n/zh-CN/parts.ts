// Chinese words of the parts that all pages share.
export default {
  back: '返回', close: '关闭', again: '重试', cancel: '取消', confirm: '确定', save: '保存', remove: '删除', edit: '编辑',
  shellKept: '可以添加到桌面，断网时也能打开；订单与价格总是向平台现取', shellPlain: '当前是普通 http 网页，浏览器不允许离线打开和添加到桌面；用 https 打开就可以',
  all: '全部', none: '暂无', less: '减少', more: '增加', photo: '照片', takePhoto: '拍照或选择照片', end: '没有更多了',
  stars: '{n} 星', away: '网络已断开，正在重新连接…', agree: '同意', skip: '以后再说',
  errors: { offline: '网络好像断开了，请检查后重试', server: '服务暂时不可用，请稍后再试', client: '页面出了点问题，请重试' },
  time: { ago: '{long}前', now: '刚刚', minutes: '{n} 分钟' },
  distance: { m: '{n}米', km: '{n}公里', about: '约 {far}' },
  units: { hour: '/小时', piece: '/台', visit: '/次', session: '/次', 'square-metre': '/平方米' },
  unitNames: { hour: '小时', piece: '数量', visit: '次数', session: '次数', 'square-metre': '面积（平方米）' },
  grades: { 1: '一级', 2: '二级', 3: '三级' },
  look: { title: '外观', system: '跟随系统', light: '浅色', dark: '深色' },
  large: '长辈版（大字）', language: '语言 Language', signOut: '退出登录', signOutSure: '退出后需要重新登录，确定退出吗？',
  map: { label: '地图', me: '上门地址', worker: '服务人员', drawn: '示意图', center: '回到中心' },
}
