"""Days of work are counted, and what pays less than the city's minimum is topped up or left."""

from datetime import timedelta
from uuid import UUID

from doorstep.aftercare.settlement import daily, rules
from doorstep.aftercare.settlement.models import PayDay
from doorstep.kernel import audit
from doorstep.kernel.act import OPERATOR, Act, command
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.money.ledger import commands as ledger
from doorstep.offering.areas import queries as areas

COUNTED_AFTER_DAYS = 2
"""By then all visits of a day are accepted, by the customer or by themselves."""
LOOKED_BACK_DAYS = 7
"""A house that was away for longer counts no day that lies further back."""


@command
def count_days(act: Act) -> int:
    """Count the days that are over and were not counted; answers how many rows were written.

    Where the city says so, what is short is topped up at once.
    """
    city = areas.facts(act)
    today = city.day_of(act.at)
    written = 0
    for back in range(COUNTED_AFTER_DAYS, COUNTED_AFTER_DAYS + LOOKED_BACK_DAYS):
        day = today - timedelta(days=back)
        if PayDay.objects.of(act).filter(day=day).exists():
            continue
        rows = daily.count_day(act, day)
        PayDay.objects.bulk_create(rows, ignore_conflicts=True)
        written += len(rows)
    if city.tops_up_pay:
        short = PayDay.objects.of(act).lock().filter(state=PayDay.SHORT)
        for row in short.order_by("id"):
            _top_up(act, row, "")
    return written


@command
def top_up(act: Act, *, pay_day_id: UUID) -> PayDay:
    """Pay a worker what a day lacked, of the platform's own money; the act carries the reason.

    Refuses with NotFound, NotAllowed, NotShort.
    """
    row = _short(act, pay_day_id)
    _top_up(act, row, act.reason)
    facts = {"amount_fen": row.short_fen}
    audit.note(act, "settlement.top_up", subject=("worker", row.worker_id), detail=facts)
    return row


@command
def leave_short(act: Act, *, pay_day_id: UUID) -> PayDay:
    """Close a day without topping it up, as when its hours were wrong; the worker reads why.

    Refuses with NotFound, NotAllowed, NotShort.
    """
    row = _short(act, pay_day_id)
    _end(act, row, PayDay.LEFT, act.reason)
    audit.note(act, "settlement.leave_short", subject=("worker", row.worker_id))
    return row


def _short(act: Act, pay_day_id: UUID) -> PayDay:
    if act.role != OPERATOR or act.merchant_id is not None:
        raise NotAllowed
    row: PayDay | None = PayDay.objects.of(act).lock().filter(id=pay_day_id).first()
    if row is None:
        raise NotFound
    if row.state != PayDay.SHORT:
        raise rules.NotShort
    return row


def _top_up(act: Act, row: PayDay, why: str) -> None:
    ledger.record(
        act,
        event="workers_credited",
        mode="D",
        key=f"pay_topped_up:{row.id.hex}",
        ref=f"pay_day:{row.id.hex}",
        facts={"workers": {row.worker_id.hex: row.short_fen}},
    )
    _end(act, row, PayDay.TOPPED_UP, why)


def _end(act: Act, row: PayDay, state: str, why: str) -> None:
    row.state, row.ended_at, row.ended_by, row.why = state, act.at, act.actor_id, why[:200]
    row.save(update_fields=["state", "ended_at", "ended_by", "why"])
