// @vitest-environment jsdom
// The customer's mini program for WeChat, as it is built.
import { judge } from './package'

judge('mp-weixin', 'customer')
