"""What a day of work paid beside the least that it must, as its worker and the desk see it."""

from datetime import date
from uuid import UUID

from ninja import Schema

from doorstep.aftercare.settlement import queries as settlement
from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.surfaces.shapes import facts_of


class PayDaySeen(Schema):
    """What a day paid beside the least that it must, and in words why.

    `least_fen` is the minimum of an hour (`hourly_fen`, on holidays times `pay_bp`) for the time on
    the way, at work and standing by; what was topped up is among the worker's available earnings.
    """

    id: UUID
    worker_id: UUID
    day: date
    orders: int
    pay_fen: int
    worked_seconds: int
    standby_seconds: int
    hourly_fen: int
    pay_bp: int
    least_fen: int
    short_fen: int
    state: str
    why: str
    reason: str


def seen(act: Act, row: settlement.PayDay) -> PayDaySeen:
    """A counted day in the reader's language."""
    said = text.say(settlement.why_day(row), act.language)
    return PayDaySeen(**facts_of(PayDaySeen, row, reason=said))
