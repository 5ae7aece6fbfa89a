"""Asking about whatever it is, by its number, and saying how it stands."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from doorstep.kernel.act import Act, outside
from doorstep.money.payments.models import Charge, Refund, Sharing, Transfer
from doorstep.money.payments.outward.charges import query_charge
from doorstep.money.payments.outward.refunds import query_refund
from doorstep.money.payments.outward.sharings import query_sharing
from doorstep.money.payments.outward.transfers import query_transfer

QUESTIONS: dict[str, tuple[type[Any], Callable[..., None]]] = {
    "charge": (Charge, query_charge),
    "refund": (Refund, query_refund),
    "sharing": (Sharing, query_sharing),
    "transfer": (Transfer, query_transfer),
}


@outside
def ask(act: Act, *, kind: str, id: UUID) -> str:
    """Ask the channel, record what it answers, and say how the thing stands here after it."""
    model, question = QUESTIONS[kind]
    if not model.objects.of(act).filter(id=id).exists():
        return "unknown here"
    question(act, **{f"{kind}_id": id})
    return str(model.objects.of(act).get(id=id).state)
