// English texts before and around signing in.
export default {
  slogan: 'Good work, at your door', pick: 'Who do you want to be?', customer: 'Customer', customerHint: 'Order cleaning, repair or massage and see the worker come',
  worker: 'Worker', workerHint: 'Take orders, visit, be paid, step by step', demo: 'Demo accounts', demoHint: 'A demo: one tap and you are in; everything is made up',
  signIn: 'Sign in', asCustomer: 'Sign in as customer', asWorker: 'Sign in as worker', phone: 'Phone', phoneHint: 'Your phone number', wrongPhone: 'Enter a phone number',
  send: 'Send a code', sent: 'The code was sent', sentTo: 'A code was sent to {phone}', resend: 'Again in {n} s', code: 'Code',
  otherPhone: 'Another number', wechat: 'Sign in with WeChat', terms: 'By signing in you agree to the terms and the privacy policy',
}
