"""The verb of keeping evidence: rooms above add what they saw to the order's chain."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from doorstep.kernel.act import Act, command
from doorstep.visits.orders.commands import steps
from doorstep.visits.orders.models import Order


@command
def note(act: Act, *, order_id: UUID, kind: str, facts: Mapping[str, Any]) -> Order:
    """Add a link to the order's evidence chain: a step, a photo, a call.  Refuses with NotFound.

    `facts` are plain values; pictures are named by their file and digest, never put in.
    """
    order = steps.locked(act, order_id)
    steps.keep_link(act, order, kind, facts)
    return order
