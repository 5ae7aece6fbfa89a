"""Opening the division of an order's money, and hearing of what was still owed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.aftercare.settlement import queries, rules
from doorstep.aftercare.settlement.commands import books, dividing, releasing
from doorstep.aftercare.settlement.models import Settlement, Share
from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.money.payments import queries as payments
from doorstep.visits.orders import commands as order_commands
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order


@command
def open_settlement(act: Act, *, order_id: UUID) -> Settlement:
    """Divide what was paid for an accepted order; twice is harmless.

    The shares wait for the dispute window, or leave before the channel's clock if that is sooner.
    What is not paid is owed.
    """
    found = Settlement.objects.of(act).lock().filter(order_id=order_id).first()
    if found is not None:
        return found
    order = orders.order(act, order_id)
    assert order.dispute_until is not None, "an accepted order has a dispute window"
    settlement = _open(act, order, order.dispute_until, queries.basis_of(act, order))
    dividing.catch_up(act, order, settlement)
    releasing.set_timer(act, settlement)
    return settlement


@command
def settle_cancellation(act: Act, *, order_id: UUID, fee_fen: int, workers: dict[str, int]) -> None:
    """Hold the fee of a cancelled order for the dispute window; without one it is closed at once.

    Twice is harmless.
    """
    order = orders.order(act, order_id)
    found = Settlement.objects.of(act).filter(order_id=order_id)
    if order.closed_at is not None or found.exists():
        return
    if not fee_fen:
        order_commands.close(act, order_id=order.id)
        return
    earned = {id: fen for id, fen in workers.items() if fen} if order.payee_mode == "D" else {}
    basis = {"fee_fen": fee_fen, "workers": earned}
    settlement = _open(act, order, order.dispute_until or act.at, basis)
    fee = queries.divided(act, order, basis)
    books.keep_shares(act, settlement, fee.parts)
    books.keep_sums(act, settlement, fee)
    facts: dict[str, Any] = {
        "fee_fen": fee.kept_fen,
        "workers": books.by_party(fee.parts, "worker"),
    }
    if order.payee_mode == "S2":
        facts = {"fee_fen": fee.kept_fen, "sub_mchid": books.sub_mchid(act, order)}
    books.post(act, order, "order_cancelled", f"cancelled:{order.id.hex}", facts)
    releasing.set_timer(act, settlement)


@command
def settle_arrears(act: Act, *, order_id: UUID) -> None:
    """Divide money that came after acceptance, by the same plan, and let it go if the rest has.

    What came before its order was settled is divided with it.
    """
    settlement = Settlement.objects.of(act).lock().filter(order_id=order_id).first()
    if settlement is None:
        return
    order = orders.order(act, order_id)
    dividing.catch_up(act, order, settlement)
    is_released = settlement.state in (Settlement.RELEASED, Settlement.DONE)
    waiting = Share.objects.of(act).filter(settlement_id=settlement.id, released_at=None)
    if is_released and waiting.exists():
        settlement.state, settlement.released_at, settlement.done_at = Settlement.OPEN, None, None
        settlement.save(update_fields=["state", "released_at", "done_at"])
        queue.soon(act, "settlement.release", key=f"release:{settlement.id.hex}", order_id=order.id)


def _open(act: Act, order: Order, dispute_until: datetime, basis: dict[str, Any]) -> Settlement:
    is_custody = order.payee_mode == "S2"
    freeze_ends_at = payments.freeze_deadline(act, order.id) if is_custody else None
    return Settlement.objects.create(
        city_id=act.city_id,
        order_id=order.id,
        payee_mode=order.payee_mode,
        basis=basis,
        opened_at=act.at,
        freeze_ends_at=freeze_ends_at,
        release_at=rules.release_at(dispute_until, freeze_ends_at),
    )
