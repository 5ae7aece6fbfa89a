"""The door itself, its two kinds of endpoints, and whose id an endpoint works for."""

from typing import Any
from uuid import UUID

from doorstep.kernel import edge
from doorstep.kernel.act import ANYONE, CUSTOMER, Act
from doorstep.kernel.edge import permission
from doorstep.kernel.errors import NotSignedIn
from doorstep.surfaces.arrivals import at_door

door = edge.Door("customer", title="Doorstep for customers", authenticate=at_door(CUSTOMER))
OWN: dict[str, Any] = {"may": {CUSTOMER}, "touches": permission.OWN}
PUBLIC: dict[str, Any] = {"may": {ANYONE}, "touches": permission.PUBLIC}


def me(act: Act) -> UUID:
    """The customer who asks.  Refuses with NotSignedIn."""
    if act.actor_id is None:
        raise NotSignedIn()
    return act.actor_id
