"""The door itself, its two kinds of endpoints, and whose id an endpoint works for."""

from typing import Any
from uuid import UUID

from doorstep.kernel import edge
from doorstep.kernel.act import ANYONE, WORKER, Act
from doorstep.kernel.edge import permission
from doorstep.kernel.errors import NotSignedIn, Refusal
from doorstep.surfaces.arrivals import at_door

door = edge.Door("worker", title="Doorstep for workers", authenticate=at_door(WORKER))
OWN: dict[str, Any] = {"may": {WORKER}, "touches": permission.OWN}
PUBLIC: dict[str, Any] = {"may": {ANYONE}, "touches": permission.PUBLIC}


class NotEnlisted(Refusal):
    """The caller signed in, but is no worker of this city yet."""

    zh = "请先完成入驻登记。"
    en = "Please join as a worker of this city first."


def me(act: Act) -> UUID:
    """The worker who asks.  Refuses with NotEnlisted."""
    if act.actor_id is None:
        raise NotEnlisted()
    return act.actor_id


def person(act: Act) -> UUID:
    """The person who asks, a worker or not yet.  Refuses with NotSignedIn."""
    if act.person_id is None:
        raise NotSignedIn()
    return act.person_id
