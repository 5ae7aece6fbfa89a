// Texts of one visit as its worker goes through it.
import { addTexts } from './add'
import './work'

export default addTexts('worker', {
  'zh-CN': {
    reasons: {
      release: ['身体不舒服', '家里有急事', '前一单延误', '车坏了'], arrive: ['定位不准', '小区信号弱', '门牌与定位不符', '地下车库'], unsafe: ['客户言行不当', '现场有危险', '要求做约定以外的事'],
      late: ['前一单延误', '路上堵车', '车坏了', '天气原因'], change: ['面积比下单时大', '需要增加时长', '需要更换配件', '客户要求加做'], absent: ['敲门无人应答', '电话无人接听', '地址不对'], block: ['相处不愉快', '要求不合理', '感到不安全'],
    },
    stages: { planned: '待出发', travelling: '路上', arrived: '到达', started: '服务', finished: '验收' },
    heads: {
      planned: '准备好就出发', travelling: '正在前往', preparing: '已到达，先完成开始前的步骤', arrived: '已到达，请向客户要开始码', started: '服务进行中', finished: '已完工，请客户验收', accepted: '客户已验收', closed: '订单已结清',
      cancelled: '订单已取消', missed: '本次未能进行',
    },
    big: { 'set-out': '出发', arrive: '我到了（手动签到）', start: '输入开始码', step: '完成：{name}', photo: '拍照完成：{name}', finish: '完工', accept: '请客户验收' },
    visit: {
      title: '上门', setOut: '出发', arrive: '手动签到', way: '还有 {far}，约 {long}', autoArrive: '到门口附近会自动签到，客户能看到您的位置', since: '{time} 开始，预计 {until} 完成',
      closed: '订单已结束，地址和电话不再显示', late: '我要晚到', lateHint: '客户马上会收到通知，约定时间不变', lateHow: '比约定时间晚多少？', lateMinutes: '{n} 分钟', lateSend: '告诉客户', lateSaid: '已告诉客户：晚到约 {n} 分钟', absentWait: '已等候 {time}', absentDone: '已上报', absent: '客户不在', absentHint: '等够时间可上报，车费照付',
      absentHow: '请先敲门、打电话；等够约定时间后，在门口拍一张照片上报，系统会带上当前位置。核实后上门车费照付。', absentSure: '拍照并上报',
      absentFrom: '最早可上报', absentFee: '客户支付', absentPays: '其中给上门人员', absentLeft: '还需等候', absentNow: '已等够时间，可以拍照上报', handOn: '转给同事', handOnHint: '同事同意前仍由您负责', unsafe: '因安全拒绝服务',
      unsafeHint: '不扣分、不计取消，客服会马上跟进', unsafeSure: '拒绝并离开', unsafeSaid: '已记录，不计入任何统计，客服会联系您', released: '已退出这单，平台会另找人', release: '这单做不了', releaseHint: '平台会另找人，请尽早告知', releaseSure: '确认退出这单', block: '不再接该客户',
      blockHint: '只有您和客服能看到，客户不会收到通知', blocked: '以后不会再派该客户的单', finishedAt: '完工时间', askCode: '请客户在手机上出示 6 位开始码',
      arriveHint: '自动签到没成功时使用，原因会留档', arriveSure: '确认已到达',
    },
    steps: { title: '服务步骤', before: '开始前', during: '服务中', after: '完成后', photo: '需拍照', gate: '必须先做' },
    change: {
      title: '变更单（加项）', note: '增加工作量或材料，客户在自己手机上同意才生效', hint: '按下单时的价格计算，客户同意前请先不要做', units: '加量', sum: '客户同意后增加', minutes: '约多 {long}', nothing: '请先选择要增加的项目', most: '最多 {n}', send: '发给客户确认',
      waits: '等待客户确认变更', until: '{time} 前有效',
    },
    accept: {
      title: '客户验收', hint: '请客户扫一扫，或报数字给客户；有效至 {time}', due: '客户还需付尾款 {amount}', type: '输入客户的验收码', typeHint: '请客户出示验收码，输入 6 位数字',
      scan: '扫一扫客户的码', show: '出示我的验收码',
    },
  },
  en: {
    reasons: {
      release: ['Not well', 'Family emergency', 'Earlier visit runs late', 'Vehicle broke down'], arrive: ['Position is off', 'Weak signal', 'Number differs from the map', 'Underground'],
      unsafe: ['Improper conduct', 'Danger on site', 'Asked for what was not agreed'], late: ['Earlier visit runs late', 'Traffic', 'Vehicle broke down', 'Weather'], change: ['Larger than ordered', 'More time needed', 'A part is needed', 'Customer asks for more'],
      absent: ['Nobody opens', 'Nobody answers the phone', 'Wrong address'], block: ['Did not get along', 'Unreasonable requests', 'Felt unsafe'],
    },
    stages: { planned: 'Planned', travelling: 'Way', arrived: 'Arrived', started: 'Work', finished: 'Accept' },
    heads: {
      planned: 'Set out when ready', travelling: 'On the way', preparing: 'You are there: first what comes before the start', arrived: 'You are there: ask for the start code', started: 'Work is under way', finished: 'Done: ask the customer to accept',
      accepted: 'Accepted by the customer', closed: 'Settled', cancelled: 'Cancelled', missed: 'Did not take place',
    },
    big: { 'set-out': 'Set out', arrive: 'I am here (check in)', start: 'Enter start code', step: 'Done: {name}', photo: 'Photo: {name}', finish: 'Finish', accept: 'Ask for acceptance' },
    visit: {
      title: 'Visit', setOut: 'Set out', arrive: 'Check in by hand', way: '{far} to go, about {long}', autoArrive: 'Near the door you are checked in; the customer sees where you are',
      since: 'Since {time}, until about {until}', closed: 'The order is over; address and phone are closed', late: 'I will be late', lateHow: 'How late will you be?', lateMinutes: '{n} min', lateSend: 'Tell the customer', lateSaid: 'The customer knows: about {n} min late', absentWait: 'Waiting for {time}', absentDone: 'Reported', lateHint: 'The customer hears it at once; the promised time stays',
      absent: 'Customer absent', absentHint: 'Report after the agreed wait; the way is paid', absentHow: 'Knock and call first. After the agreed wait take a photo at the door; your position goes with it. Once checked, the way is paid.',
      absentSure: 'Take photo and report',
      absentFrom: 'May be reported from', absentFee: 'The customer pays', absentPays: 'Of it for who came', absentLeft: 'Still to wait', absentNow: 'You have waited long enough', handOn: 'Hand on to a colleague', handOnHint: 'It stays yours until they say yes', unsafe: 'Refuse for safety',
      unsafeHint: 'No penalty and no cancellation counted; support follows up at once', unsafeSure: 'Refuse and leave', unsafeSaid: 'Noted and counted nowhere; support calls you', released: 'Given back; somebody else is looked for', release: 'I cannot do this visit',
      releaseHint: 'Somebody else is looked for; say so early', releaseSure: 'Give it back', block: 'Not this customer again', blockHint: 'Only you and support see this; the customer is not told',
      blocked: 'You will not be sent there again', finishedAt: 'Finished', askCode: 'Ask the customer for the 6-digit start code',
      arriveHint: 'For when the automatic check-in fails; the reason is kept', arriveSure: 'I am here',
    },
    steps: { title: 'Steps', before: 'Before', during: 'During', after: 'After', photo: 'photo', gate: 'must come first' },
    change: {
      title: 'Change order', note: "More work or material; counts with the customer's yes on their own phone", hint: 'At the prices as sold. Begin only after the customer agrees',
      units: 'More units', sum: 'More, if the customer agrees', minutes: 'about {long} more', nothing: 'Choose what is to be added', most: 'at most {n}', send: 'Send to the customer', waits: 'The customer decides on the change', until: 'until {time}',
    },
    accept: {
      title: 'Acceptance', hint: 'The customer scans this or types the digits; good until {time}', due: '{amount} is still due from the customer', type: "Enter the customer's code",
      typeHint: 'Ask for the acceptance code and type its 6 digits', scan: "Scan the customer's code", show: 'Show my code',
    },
  },
})
