"""Everything that waits for a person at the desk: each list with its count, age and owners."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q

from doorstep.aftercare.guarantee import queries as guarantee
from doorstep.aftercare.quality import queries as quality
from doorstep.aftercare.settlement import queries as settlement
from doorstep.kernel.act import Act
from doorstep.kernel.models import Message
from doorstep.money.payments import queries as payments
from doorstep.money.reconciliation import queries as reconciliation
from doorstep.people.identity import queries as identity
from doorstep.surfaces.console.entrance import (
    DESK,
    DISPATCHERS,
    ENGINEERS,
    HELPERS,
    MONEY,
    READERS,
    REVIEWERS,
    door,
)
from doorstep.surfaces.shapes import Iso, Shown
from doorstep.visits.dispatch import queries as dispatch
from doorstep.visits.orders import queries as orders
from doorstep.visits.planning import queries as planning

type Counted = tuple[int, bool, datetime | None, int | None]
"""How many, whether there are more, since when the oldest waits, and how many are late."""


class WorklistSeen(Shown):
    """One list of what waits: how many (`more`: at least so many), since when, how many late.

    `owners` are the duties whose people work on it; those who may not open it are not told of it.
    """

    name: str
    count: int
    more: bool
    oldest_at: Iso | None
    late: int | None
    owners: list[str]


def _overdue(act: Act) -> Counted:
    return _all(orders.to_look_after(act), "starts_at")


def _risks(act: Act) -> Counted:
    return _all(planning.at_risk(act), "found_at")


def _disputes(act: Act) -> Counted:
    return _all(quality.undecided(act), "opened_at", late=Q(answer_due_at__lt=act.at))


def _objections(act: Act) -> Counted:
    return _all(quality.unanswered(act), "made_at", late=Q(answer_due_at__lt=act.at))


def _reviews(act: Act) -> Counted:
    return _all(quality.low_reviews(act), "said_at")


def _unsafe(act: Act) -> Counted:
    return _all(dispatch.unsafe(act), "answered_at")


def _dossiers(act: Act) -> Counted:
    return _all(identity.to_review(act), "waiting_since_at")


def _compensations(act: Act) -> Counted:
    owed = guarantee.owed_in_all(act)
    return owed.count, False, owed.oldest_at, owed.late


def _short_pay(act: Act) -> Counted:
    return _all(settlement.short_days(act), "day_at")


def _refunds(act: Act) -> Counted:
    return _all(payments.failed_refunds(act), "asked_at")


def _sharings(act: Act) -> Counted:
    return _all(payments.failed_sharings(act), "asked_at")


def _transfers(act: Act) -> Counted:
    return _all(payments.failed_transfers(act), "asked_at")


def _unexplained(act: Act) -> Counted:
    return _all(payments.unexplained(act), "found_at")


def _differences(act: Act) -> Counted:
    late = Q(found_at__lt=act.at - reconciliation.LATE_AFTER)
    return _all(reconciliation.differences(act), "found_at", late=late)


def _unread(act: Act) -> Counted:
    runs = reconciliation.unread(act)
    return len(runs), False, min((one.due_at for one in runs), default=None), None


def _dead(act: Act) -> Counted:
    return _all(Message.objects.of(act).filter(dead_at__isnull=False), "dead_at")


def _all(rows: Any, since: str, late: Q | None = None) -> Counted:
    sums = rows.aggregate(n=Count("id"), oldest=Min(since), late=Count("id", filter=late))
    return sums["n"], False, sums["oldest"], None if late is None else sums["late"]


LISTS: dict[str, tuple[Callable[[Act], Counted], set[str], set[str]]] = {
    "overdue": (_overdue, READERS, HELPERS),
    "risks": (_risks, READERS, DISPATCHERS),
    "unsafe": (_unsafe, HELPERS | REVIEWERS, HELPERS),
    "disputes": (_disputes, HELPERS | MONEY, HELPERS),
    "objections": (_objections, HELPERS, HELPERS),
    "reviews": (_reviews, HELPERS, HELPERS),
    "dossiers": (_dossiers, REVIEWERS, REVIEWERS),
    "compensations": (_compensations, MONEY | HELPERS, MONEY),
    "short_pay": (_short_pay, MONEY, MONEY),
    "refunds": (_refunds, MONEY, MONEY),
    "sharings": (_sharings, MONEY, MONEY),
    "transfers": (_transfers, MONEY, MONEY),
    "unexplained": (_unexplained, MONEY, MONEY),
    "differences": (_differences, MONEY | REVIEWERS, MONEY),
    "unread_bills": (_unread, MONEY | REVIEWERS, MONEY),
    "dead": (_dead, ENGINEERS, ENGINEERS),
}
"""Each list: how it is counted, whose duty opens it, and whose work it is."""


FOR_FIRMS = {"overdue", "risks", "unsafe"}
"""What a merchant's staff are told of: these lists hold only their own firm's work for them."""


@door.get("/worklists", **DESK, duties=READERS, answers_with=list[WorklistSeen])
def list_worklists(act: Act) -> Any:
    """Every list that waits for a person and that the caller may open, also the empty ones."""
    seen = []
    in_house = act.merchant_id is None
    for name, (count, opens, owners) in LISTS.items():
        if act.duties & opens and (in_house or name in FOR_FIRMS):
            number, more, oldest_at, late = count(act)
            seen.append(
                WorklistSeen(
                    name=name,
                    count=number,
                    more=more,
                    oldest_at=oldest_at,
                    late=late,
                    owners=sorted(owners),
                )
            )
    return seen
