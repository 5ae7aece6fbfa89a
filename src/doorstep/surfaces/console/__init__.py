"""The console door: operators by their duties, and a merchant's staff for their own objects."""

from doorstep.kernel import edge
from doorstep.kernel.act import MERCHANT, OPERATOR
from doorstep.surfaces.arrivals import at_door

door = edge.Door("console", title="Doorstep console", authenticate=at_door(OPERATOR, MERCHANT))
