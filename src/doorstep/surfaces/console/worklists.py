"""Everything that waits for a person at the desk: each list with its count, age and owners."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Min

from doorstep.aftercare.guarantee import queries as guarantee
from doorstep.aftercare.quality import queries as quality
from doorstep.aftercare.settlement import queries as settlement
from doorstep.kernel import cursor
from doorstep.kernel.act import Act
from doorstep.kernel.models import Message
from doorstep.money.payments import queries as payments
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
    found, following = orders.overdue(act, size=cursor.PAGE_MAX)
    oldest = min((one.visit.starts_at for one in found), default=None)
    return len(found), bool(following), oldest, None


def _risks(act: Act) -> Counted:
    return _first_page(planning.risks(act, size=cursor.PAGE_MAX), "found_at")


def _disputes(act: Act) -> Counted:
    rows, following = quality.open_disputes(act)
    late = sum(one.answer_due_at < act.at for one in rows)
    return len(rows), bool(following), rows[0].opened_at if rows else None, late


def _objections(act: Act) -> Counted:
    rows, following = quality.open_objections(act)
    late = sum(one.answer_due_at < act.at for one in rows)
    return len(rows), bool(following), min((one.made_at for one in rows), default=None), late


def _reviews(act: Act) -> Counted:
    return _first_page(quality.reviews_to_look_at(act), "said_at")


def _unsafe(act: Act) -> Counted:
    rows, following = dispatch.refused_as_unsafe(act, size=cursor.PAGE_MAX)
    oldest = None if following or not rows else rows[-1].answered_at
    return len(rows), bool(following), oldest, None


def _dossiers(act: Act) -> Counted:
    return _first_page(identity.open_dossiers(act, size=cursor.PAGE_MAX), "waiting_since_at")


def _compensations(act: Act) -> Counted:
    owed = guarantee.owed_in_all(act)
    return owed.count, False, owed.oldest_at, owed.late


def _short_pay(act: Act) -> Counted:
    rows, following = settlement.pay_days(act, short=True, size=cursor.PAGE_MAX)
    return len(rows), bool(following), None, None


def _refunds(act: Act) -> Counted:
    return _all(payments.failed_refunds(act), "asked_at")


def _sharings(act: Act) -> Counted:
    return _all(payments.failed_sharings(act), "asked_at")


def _transfers(act: Act) -> Counted:
    return _all(payments.failed_transfers(act), "asked_at")


def _unexplained(act: Act) -> Counted:
    return _all(payments.unexplained(act), "found_at")


def _dead(act: Act) -> Counted:
    return _all(Message.objects.of(act).filter(dead_at__isnull=False), "dead_at")


def _first_page(page: tuple[Sequence[Any], str], since: str) -> Counted:
    rows, following = page
    oldest = min((getattr(one, since) for one in rows), default=None)
    return len(rows), bool(following), oldest, None


def _all(rows: Any, since: str) -> Counted:
    sums = rows.aggregate(n=Count("id"), oldest=Min(since))
    return sums["n"], False, sums["oldest"], None


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
