// @vitest-environment jsdom
// The worker's mini program for WeChat, as it is built.
import { judge } from './package'

judge('mp-weixin-worker', 'worker')
