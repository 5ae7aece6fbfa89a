"""Dividing an accepted order's money, and later what was still owed."""

from uuid import UUID

from doorstep.aftercare.settlement import queries, rules
from doorstep.aftercare.settlement.commands import books, releasing
from doorstep.aftercare.settlement.models import Settlement
from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.money.payments import queries as payments
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order


@command
def open_settlement(act: Act, *, order_id: UUID, receivable_fen: int) -> Settlement:
    """Divide what was paid for an accepted order; twice is harmless.

    The shares wait for the dispute window, or leave before the channel's clock if that is sooner.
    """
    order = orders.order(act, order_id)
    found = Settlement.objects.of(act).lock().filter(order_id=order_id).first()
    if found is not None:
        return found
    assert order.dispute_until is not None, "an accepted order has a dispute window"
    freeze_ends_at = payments.freeze_deadline(act, order_id) if _is_custody(order) else None
    settlement = Settlement.objects.create(
        city_id=act.city_id,
        order_id=order.id,
        payee_mode=order.payee_mode,
        opened_at=act.at,
        freeze_ends_at=freeze_ends_at,
        release_at=rules.release_at(order.dispute_until, freeze_ends_at),
    )
    if receivable_fen:
        facts = {"amount_fen": receivable_fen}
        books.post(act, order, "balance_unpaid", f"unpaid:{order.id.hex}", facts)
    _divide(act, order, settlement)
    releasing.set_timer(act, settlement)
    return settlement


@command
def settle_arrears(act: Act, *, order_id: UUID, amount_fen: int, bill_id: UUID) -> None:
    """Divide money that came after acceptance, by the same plan.

    What came before its order was settled is divided with it.
    """
    settlement = Settlement.objects.of(act).lock().filter(order_id=order_id).first()
    if settlement is None:
        return
    order = orders.order(act, order_id)
    facts = {"amount_fen": amount_fen}
    books.post(act, order, "arrears_settled", f"arrears:{bill_id.hex}", facts)
    _divide(act, order, settlement)
    if settlement.state in (Settlement.RELEASED, Settlement.DONE):
        settlement.state, settlement.released_at, settlement.done_at = Settlement.OPEN, None, None
        settlement.save(update_fields=["state", "released_at", "done_at"])
        queue.soon(act, "settlement.release", key=f"release:{settlement.id.hex}", order_id=order.id)


def _divide(act: Act, order: Order, settlement: Settlement) -> None:
    """Give each party what it has not had yet of what is there now."""
    divided = queries.divided(act, order.id)
    delta = rules.change(queries.parts(act, settlement.id), divided.parts)
    if not delta:
        return
    number = books.keep_shares(act, settlement, delta)
    settlement.kept_fen = divided.kept_fen
    settlement.save(update_fields=["kept_fen"])
    key = f"accepted:{order.id.hex}:{number}"
    extra_fen = {
        "subsidy_fen": divided.subsidy_fen if number == 0 else 0,
        "partner_subsidy_fen": divided.partner_subsidy_fen if number == 0 else 0,
    }
    if _is_custody(order):
        _set_aside(act, order, delta, key, extra_fen, divided.owed_fen if number == 0 else 0)
        return
    platform_fen = books.total(delta, "platform")
    material_fen = min(platform_fen, divided.material_fen if number == 0 else 0)
    facts = {
        "workers": books.by_party(delta, "worker"),
        "service_fen": platform_fen - material_fen,
        "material_fen": material_fen,
        "partner": books.one(delta, "partner"),
        "partner_fen": books.total(delta, "partner"),
        "insurer_fen": books.total(delta, "insurer"),
        **extra_fen,
    }
    books.post(act, order, "order_accepted", key, facts)


def _set_aside(
    act: Act,
    order: Order,
    delta: rules.Parts,
    key: str,
    extra_fen: dict[str, int],
    owed_fen: int,
) -> None:
    facts = {
        "sub_mchid": books.sub_mchid(act, order),
        "merchant": books.one(delta, "merchant"),
        "merchant_fen": books.total(delta, "merchant"),
        "shares_fen": sum(fen for (party, _), fen in delta.items() if party not in rules.KEPT),
        "partner": books.one(delta, "partner"),
        "owed_fen": owed_fen,
        **extra_fen,
    }
    books.post(act, order, "shares_set_aside", key, facts)


def _is_custody(order: Order) -> bool:
    return bool(order.payee_mode == "S2")
