"""Dividing what has come in and was not divided yet, at acceptance, later, and before release."""

from typing import Any

from doorstep.aftercare.settlement import queries, rules
from doorstep.aftercare.settlement.commands import books
from doorstep.aftercare.settlement.models import Settlement
from doorstep.kernel.act import Act
from doorstep.money.ledger import commands as ledger
from doorstep.money.ledger.commands import Entry
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order


def catch_up(act: Act, order: Order, settlement: Settlement) -> None:
    """Bring a locked settlement to what payments know now: what is owed, and who gets what.

    News of a payment may come later than the act that needs to know it; then it finds this done.
    """
    entries = _owe(act, order, settlement) + _divide(act, order, settlement)
    ledger.post_many(act, entries=entries)


def _owe(act: Act, order: Order, settlement: Settlement) -> list[Entry]:
    """What the customer of accepted work owes now, or owes no longer."""
    if order.accepted_at is None:
        return []
    due_fen = orders.balance(act, order).due_fen
    more_fen = due_fen - settlement.receivable_fen
    if not more_fen:
        return []
    event = "balance_unpaid" if more_fen > 0 else "arrears_settled"
    key = f"{event}:{order.id.hex}:{due_fen}"
    settlement.receivable_fen = due_fen
    settlement.save(update_fields=["receivable_fen"])
    return books.entry(order, event, key, {"amount_fen": abs(more_fen)})


def _divide(act: Act, order: Order, settlement: Settlement) -> list[Entry]:
    """Give each party what it has not had yet of what is there now."""
    before = queries.standing(act, settlement)
    after = queries.divided(act, order, settlement.basis)
    if after.kept_fen <= before.kept_fen:
        return []
    rest = queries.remainder(order)
    step = rules.step(before, after, mode=order.payee_mode, rest=rest)
    number = books.keep_shares(act, settlement, step.parts)
    books.keep_sums(act, settlement, step)
    key = f"accepted:{order.id.hex}:{number}"
    facts: dict[str, Any] = {
        "partner": settlement.basis.get("partner", ""),
        "subsidy_fen": step.subsidy_fen,
        "partner_subsidy_fen": step.partner_subsidy_fen,
    }
    if order.payee_mode == "D":
        facts |= _earned(act, order, step, is_first=number == 0)
        return books.entry(order, "order_accepted", key, facts)
    facts |= _set_aside(act, order, step)
    return books.entry(order, "shares_set_aside", key, facts)


def _earned(act: Act, order: Order, step: rules.Divided, *, is_first: bool) -> dict[str, Any]:
    """The platform's own part is income at once, of goods as far as they were sold."""
    platform_fen = books.total(step.parts, "platform")
    sold = orders.lines(act, order) if is_first else []
    goods_fen = sum(line.amount_fen for line in sold if line.kind == "material")
    material_fen = min(platform_fen, goods_fen)
    return {
        "workers": books.by_party(step.parts, "worker"),
        "service_fen": platform_fen - material_fen,
        "material_fen": material_fen,
        "partner_fen": books.total(step.parts, "partner"),
        "insurer_fen": books.total(step.parts, "insurer"),
    }


def _set_aside(act: Act, order: Order, step: rules.Divided) -> dict[str, Any]:
    leaving = (fen for (party, _), fen in step.parts.items() if party not in rules.KEPT)
    return {
        "sub_mchid": books.sub_mchid(act, order),
        "merchant": queries.remainder(order)[1],
        "merchant_fen": books.total(step.parts, "merchant"),
        "shares_fen": sum(leaving),
        "owed_fen": step.owed_fen,
    }
