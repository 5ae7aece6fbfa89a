// Chinese texts of the worker's pages.
export default {
  tabs: { today: '今天', hall: '抢单', earnings: '收入', me: '我的' },
  today: { onDuty: '上岗中', offDuty: '未上岗', goOn: '上岗接单', goOff: '下班休息', agenda: '今天的安排', empty: '今天还没有安排', emptyHint: '上岗后，附近的新单会派给你', dutyHint: '上岗后按位置派单，可随时下班' },
  hall: { empty: '暂时没有可抢的订单', emptyHint: '有新单会马上出现在这里' },
  earnings: { available: '可提现', held: '待结算', empty: '还没有收入', emptyHint: '完成订单后，每一单怎么分都会列在这里' },
}
