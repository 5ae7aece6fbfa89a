"""Taking shares back after acceptance, because a refund was decided."""

from uuid import UUID

from doorstep.aftercare.settlement import queries, rules
from doorstep.aftercare.settlement.commands import books
from doorstep.aftercare.settlement.commands.releasing import locked
from doorstep.aftercare.settlement.models import Settlement
from doorstep.kernel.act import Act, command
from doorstep.money.payments import commands as payments
from doorstep.visits.orders import queries as orders


@command
def take_back(act: Act, *, order_id: UUID, amount_fen: int, cause: str) -> Settlement:
    """Refund part of an accepted order before its shares have left: every part shrinks alike.

    Refuses with NotSettled, AlreadyReleased, MoreThanPaid.
    """
    settlement = locked(act, order_id)
    if settlement.state in (Settlement.RELEASED, Settlement.DONE):
        raise rules.AlreadyReleased()
    order = orders.order(act, order_id)
    before = queries.parts(act, settlement.id)
    if not 0 < amount_fen <= settlement.kept_fen:
        raise rules.TooMuchBack(left_fen=settlement.kept_fen)
    after = queries.divided(act, order_id, going_back_fen=amount_fen)
    delta = rules.change(before, after.parts)
    number = books.keep_shares(act, settlement, delta)
    back = {party: -fen for party, fen in delta.items()}
    key = f"taken_back:{order.id.hex}:{number}"
    if order.payee_mode == "D":
        facts = {
            "is_released": False,
            "workers": books.by_party(back, "worker"),
            "platform_fen": books.total(back, "platform"),
            "partner": books.one(back, "partner"),
            "partner_fen": books.total(back, "partner"),
            "insurer_fen": books.total(back, "insurer"),
        }
        books.post(act, order, "shares_taken_back", key, facts)
    else:
        merchant_fen = books.total(back, "merchant")
        facts = {
            "sub_mchid": books.sub_mchid(act, order),
            "is_released": False,
            "merchant_fen": merchant_fen,
            "shares_fen": sum(back.values()) - merchant_fen,
        }
        books.post(act, order, "custody_taken_back", key, facts)
    settlement.taken_back_fen += amount_fen
    settlement.kept_fen = after.kept_fen
    settlement.save(update_fields=["taken_back_fen", "kept_fen"])
    payments.open_refund(act, subject_id=order_id, amount_fen=amount_fen, cause=cause)
    return settlement
