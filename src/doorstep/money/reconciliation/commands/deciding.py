"""What a person does with a difference that no question cured."""

from uuid import UUID

from doorstep.kernel import audit
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import NotFound
from doorstep.money.payments import commands as payments
from doorstep.money.reconciliation import rules
from doorstep.money.reconciliation.models import Item


@command
def own(act: Act, *, item_id: UUID) -> Item:
    """Somebody takes a difference on.  Refuses with NotFound, NotOpen."""
    item = _open(act, item_id)
    item.owner_id = act.actor_id
    item.save(update_fields=["owner_id"])
    audit.note(act, "reconciliation.own", subject=("item", item.id))
    return item


@command
def explain(act: Act, *, item_id: UUID, reason: str) -> Item:
    """End a difference whose proof lies elsewhere (a bank receipt, the merchant's own shop).

    It moves no money.  Should a side say something new, it is open again.
    Refuses with NotFound, NotOpen, NeedsReason.
    """
    item = _open(act, item_id)
    item.reason = rules.explanation(reason)
    item.state, item.ended_at = Item.EXPLAINED, act.at
    item.explained_by = act.actor_id
    item.owner_id = item.owner_id or act.actor_id
    item.save(update_fields=["reason", "state", "ended_at", "explained_by", "owner_id"])
    detail = {"verdict": item.verdict, "number": item.number, "reason": item.reason}
    audit.note(act, "reconciliation.explain", subject=("item", item.id), detail=detail)
    return item


@command
def take_into_suspense(act: Act, *, item_id: UUID) -> Item:
    """Book a payment that nobody asked for, so that it can be given back to whoever paid it.

    Refuses with NotFound, NotOpen.
    """
    item = _open(act, item_id)
    if item.kind != "payment" or item.verdict != "only_theirs" or not item.own_no:
        raise rules.NotOpen()
    paid_fen = item.fund_fen if item.fund_fen is not None else item.trade_fen
    assert paid_fen is not None, "what only they have is in one of their bills"
    payments.keep_unexplained(
        act,
        charge_number=item.own_no[:32],
        paid_fen=paid_fen,
        mchid=item.mchid,
        sub_mchid=item.sub_mchid,
        transaction_no=item.number,
        paid_at=item.at,
        reason="on the bill, asked for by nobody",
    )
    item.owner_id = item.owner_id or act.actor_id
    item.save(update_fields=["owner_id"])
    return item


def _open(act: Act, item_id: UUID) -> Item:
    found: Item | None = Item.objects.of(act).lock().filter(id=item_id).first()
    if found is None:
        raise NotFound()
    if found.state != Item.OPEN:
        raise rules.NotOpen()
    return found
