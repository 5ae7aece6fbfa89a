"""One order's money as a worker of it may see it: what was paid, who gets which part, and when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from doorstep.aftercare.settlement.models import Settlement, Share
from doorstep.kernel.act import WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.money.payments import queries as payments
from doorstep.money.payments.queries import Bill
from doorstep.visits.orders import queries as orders

MINE, COLLEAGUES = "mine", "colleagues"


@dataclass(frozen=True, slots=True)
class Part:
    """What one kind of party gets: mine, colleagues, platform, partner, merchant, …"""

    party: str
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Split:
    """An order's money: what customers paid bill by bill, what went back, who gets which part.

    `settlement` and its parts are there from the acceptance on; before, nothing is divided.
    """

    order_id: UUID
    number: str
    order_state: str
    bills: list[Bill]
    refunded_fen: int
    parts: list[Part]
    settlement: Settlement | None
    released_at: datetime | None

    @property
    def gross_fen(self) -> int:
        """All that was paid."""
        return sum(bill.amount_fen for bill in self.bills)

    @property
    def mine_fen(self) -> int:
        """What the worker who asks gets."""
        return sum(part.amount_fen for part in self.parts if part.party == MINE)


def split_of(act: Act, order_id: UUID) -> Split:
    """The money of an order that the worker who asks has a seat in; colleagues are one sum.

    Refuses with NotFound.
    """
    if act.role != WORKER or act.actor_id is None:
        raise NotFound
    order = orders.order(act, order_id)
    house = act.as_system()
    found: Settlement | None = Settlement.objects.of(act).filter(order_id=order_id).first()
    shares = list(Share.objects.of(act).filter(settlement=found)) if found else []
    sums: dict[str, int] = {}
    for one in shares:
        name = one.party
        if one.party == "worker":
            name = MINE if one.party_id == act.actor_id else COLLEAGUES
        sums[name] = sums.get(name, 0) + one.amount_fen
    mine = [one for one in shares if one.party == "worker" and one.party_id == act.actor_id]
    left = [one.released_at for one in mine if one.released_at is not None]
    return Split(
        order_id=order.id,
        number=order.number,
        order_state=order.state,
        bills=[bill for bill in payments.bills_of(house, order_id) if bill.state == "paid"],
        refunded_fen=payments.refunded_fen(house, order_id),
        parts=[Part(name, fen) for name, fen in sorted(sums.items()) if fen],
        settlement=found,
        released_at=max(left) if mine and len(left) == len(mine) else None,
    )
