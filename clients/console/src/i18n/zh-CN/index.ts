// 运营台的全部中文文案。
import { after } from './after'
import { desk } from './desk'
import { orders } from './orders'
import { people } from './people'
import { selling } from './selling'
import { shell } from './shell'
import { words } from './words'

export default { ...shell, words, ...orders, ...people, ...selling, ...after, ...desk }
