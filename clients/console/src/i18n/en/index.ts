// All English texts of the desk; the compiler compares them with the Chinese ones.
import type { Texts } from '..'
import { after } from './after'
import { desk } from './desk'
import { orders } from './orders'
import { people } from './people'
import { selling } from './selling'
import { shell } from './shell'
import { words } from './words'

const en: Texts = { ...shell, words, ...orders, ...people, ...selling, ...after, ...desk }
export default en
