"""Tips go to those who worked, whole and at once."""

from uuid import UUID

from doorstep.aftercare.settlement.commands import books
from doorstep.algorithms.money import allot
from doorstep.kernel.act import Act, command
from doorstep.visits.orders import queries as orders


@command
def pass_tip_on(act: Act, *, order_id: UUID, bill_id: UUID, amount_fen: int) -> None:
    """Give a paid tip to the order's workers, or to the merchant who passes it on (S2)."""
    order = orders.order(act, order_id)
    facts: dict[str, object]
    if order.payee_mode == "D":
        seats = [seat for seat in orders.seats(act, order) if seat.state == "taken"]
        fens = allot(amount_fen, [seat.part_bp for seat in seats])
        workers: dict[str, int] = {}
        for seat, fen in zip(seats, fens, strict=True):
            if seat.worker_id is not None:
                workers[seat.worker_id.hex] = workers.get(seat.worker_id.hex, 0) + fen
        facts = {"workers": workers}
    else:
        facts = {"sub_mchid": books.sub_mchid(act, order), "amount_fen": amount_fen}
    books.post(act, order, "tip_passed_on", f"tip:{bill_id.hex}", facts)
