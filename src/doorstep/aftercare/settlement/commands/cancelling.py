"""The money of a cancelled order: the fee, the workers' part of it, the rest went back."""

from typing import Any
from uuid import UUID

from doorstep.aftercare.settlement.commands import books
from doorstep.kernel.act import Act, command
from doorstep.money.payments import commands as payment_commands
from doorstep.money.payments import queries as payments
from doorstep.visits.orders import commands as order_commands
from doorstep.visits.orders import queries as orders


@command
def settle_cancellation(act: Act, *, order_id: UUID, fee_fen: int, workers: dict[str, int]) -> None:
    """Hand on the fee of a cancelled order and close its book; twice is harmless."""
    order = orders.order(act, order_id)
    if order.closed_at is not None:
        return
    if fee_fen:
        facts: dict[str, Any] = {"fee_fen": fee_fen}
        if order.payee_mode == "D":
            facts |= {"workers": {id: fen for id, fen in workers.items() if fen}}
        else:
            facts |= {"sub_mchid": books.sub_mchid(act, order)}
        books.post(act, order, "order_cancelled", f"cancelled:{order.id.hex}", facts)
    if order.payee_mode == "S2":
        for charge in payments.unshared_charges(act, order.id):
            payment_commands.open_sharing(
                act, charge_id=charge.id, receivers=[], parties={}, unfreezes=True
            )
    order_commands.close(act, order_id=order.id)
