"""Money under way that needs a person: refunds that failed, and asking for them again."""

from typing import Any
from uuid import UUID

from ninja import Query

from doorstep.kernel import audit, cursor
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.money.payments import commands, queries
from doorstep.surfaces.console.entrance import HOUSE, MONEY, door
from doorstep.surfaces.console.seen import RefundSeen
from doorstep.surfaces.shapes import Page, Paging

WORK: dict[str, Any] = HOUSE | {"duties": MONEY}


@door.get("/refunds/failed", **WORK, answers_with=Page[RefundSeen])
def list_failed_refunds(act: Act, wanted: Query[Paging]) -> Any:
    """Refunds that the channel would not make, newest first; a live list."""
    rows, following = cursor.page(
        queries.failed_refunds(act), by="asked_at", after=wanted.after, size=wanted.size
    )
    return {"items": rows, "next": following}


@door.post("/refunds/{uuid:refund_id}/asking", **WORK, answers_with=RefundSeen)
def ask_refund_again(act: Act, refund_id: UUID) -> Any:
    """Ask the channel once more, with the same number."""
    if not queries.failed_refunds(act).filter(id=refund_id).exists():
        raise NotFound()
    audit.note(act, "console.ask_refund_again", subject=("refund", refund_id))
    return commands.ask_refund_again(act, refund_id=refund_id)
