// All English texts; each area of the app has its own file.
import after from './after'
import customer from './customer'
import door from './door'
import order from './order'
import parts from './parts'

export default { ...parts, after, door, customer, order }
