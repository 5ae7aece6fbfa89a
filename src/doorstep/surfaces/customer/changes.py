"""Changes on site: what was proposed, and the customer's yes or no."""

from uuid import UUID

from ninja import Schema

from doorstep.kernel.act import Act
from doorstep.surfaces.customer import seen
from doorstep.surfaces.customer.entrance import OWN, door
from doorstep.visits.orders import commands, queries


class Decided(Schema):
    """Yes or no to a change."""

    approve: bool


@door.get("/orders/{uuid:order_id}/changes", **OWN, answers_with=list[seen.ChangeSeen])
def list_changes(act: Act, order_id: UUID) -> list[seen.ChangeSeen]:
    """What was proposed for an order, oldest first."""
    order = queries.order(act, order_id)
    return [seen.change(act, row) for row in queries.changes(act, order)]


@door.post("/changes/{uuid:change_id}/decision", **OWN, answers_with=seen.ChangeSeen)
def decide_change(act: Act, change_id: UUID, body: Decided) -> seen.ChangeSeen:
    """Approve or decline a proposed change."""
    row = commands.decide_change(act, change_id=change_id, approve=body.approve)
    return seen.change(act, row)
