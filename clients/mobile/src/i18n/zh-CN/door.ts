// Chinese texts before and around signing in.
export default {
  slogan: '好服务，到家门口', pick: '你想以什么身份体验？', customer: '我是客户', customerHint: '预约保洁、维修、清洗、按摩，看师傅上门',
  worker: '我是服务人员', workerHint: '接单、上门、收款，一步一步走', demo: '演示账号', demoHint: '演示环境，点一下就能进入，数据都是虚构的',
  signIn: '登录', asCustomer: '客户登录', asWorker: '服务人员登录', phone: '手机号', phoneHint: '请输入手机号', wrongPhone: '请输入正确的手机号',
  send: '获取验证码', sent: '验证码已发送', sentTo: '验证码已发送至 {phone}', resend: '{n} 秒后可重新获取', code: '验证码',
  otherPhone: '更换手机号', wechat: '微信一键登录', terms: '登录即表示同意《用户协议》与《隐私政策》',
}
