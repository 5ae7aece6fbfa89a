"""How the house is doing now: queue, orders, duty and money of a city, as the probes show it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.models import Count

from doorstep.kernel import audit, clock, edge
from doorstep.kernel.act import Act
from doorstep.kernel.memory import remembered
from doorstep.kernel.models import AuditEntry
from doorstep.kernel.queue import beats
from doorstep.money.ledger import queries as ledger
from doorstep.offering.workers.queries import people as workers
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders

AUDITED = "ledger.audit"
AUDIT_KEPT_SECONDS = 30.0
BEATS_MISSED, BEAT_SECONDS_MIN = 3, 120.0
# When a message became due in real time: business time runs at a rate, and a turned clock makes
# what it passed due at the moment of the turn; a pause after a failure is not lateness.
QUEUE = """
WITH live AS (
    SELECT greatest(
        uuid_extract_timestamp(m.id),
        m.next_try_at,
        CASE WHEN c.id IS NULL THEN m.due_at
             WHEN m.due_at <= c.business_anchor THEN c.real_anchor
             WHEN c.rate > 0 THEN c.real_anchor + (m.due_at - c.business_anchor) / c.rate
             ELSE 'infinity' END
    ) AS due_at
    FROM kernel_message m LEFT JOIN kernel_clock c ON c.id = 1
    WHERE m.city_id = %(city)s AND m.done_at IS NULL AND m.dead_at IS NULL
)
SELECT count(*), count(*) FILTER (WHERE due_at <= %(now)s),
    coalesce(extract(epoch FROM %(now)s - min(due_at) FILTER (WHERE due_at <= %(now)s)), 0)
FROM live
"""
BALANCES = """
SELECT split_part(code, ':', 1), sum(CASE WHEN hot THEN ledger_balance(city_id, id)
    ELSE balance_fen END)
FROM ledger_account WHERE city_id = %s GROUP BY 1
"""
DEAD = "SELECT count(*) FROM kernel_message WHERE city_id = %s AND dead_at IS NOT NULL"


@dataclass(frozen=True, slots=True)
class QueueHealth:
    """How much waits, how much of it is due, how late the latest is (real seconds), what died."""

    waiting: int
    due: int
    oldest_seconds: float
    dead: int


@dataclass(frozen=True, slots=True)
class Money:
    """What the city's books hold, credit positive; the sum of all accounts is zero."""

    escrow_fen: int
    suspense_fen: int
    sum_fen: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an audit of the books said, and when."""

    clean: bool
    checks: int
    at: datetime


def queue_health(city_id: int) -> QueueHealth:
    """The queue of one city."""
    now = clock.real()
    with connection.cursor() as cursor:
        cursor.execute(QUEUE, {"city": city_id, "now": now})
        waiting, due, oldest_seconds = cursor.fetchone()
        cursor.execute(DEAD, [city_id])
        dead = cursor.fetchone()[0]
    return QueueHealth(waiting, due, float(oldest_seconds), dead)


def late_rhythms() -> list[str]:
    """The rhythms that missed several beats; one that never beat has not begun yet."""
    now = clock.real()
    return sorted(
        name
        for name, (every_seconds, last_at) in beats().items()
        if last_at is not None
        and (now - last_at).total_seconds() > max(BEATS_MISSED * every_seconds, BEAT_SECONDS_MIN)
    )


def day_start(act: Act) -> datetime:
    """When the city's business day of this moment began."""
    city = accounts.city(act.city_id)
    return datetime.combine(ledger.business_date(act), city.day_starts, ZoneInfo(city.zone))


def orders_by_state(act: Act, since_at: datetime | None = None) -> dict[str, int]:
    """How many orders the city has in each state, or those placed since a moment."""
    rows = orders.visible(act)
    if since_at is not None:
        rows = rows.filter(placed_at__gte=since_at)
    counted = rows.order_by("state").values_list("state").annotate(count=Count("id"))
    return dict(counted)


def workers_on_duty(act: Act) -> int:
    """How many workers of the city are on duty."""
    return workers.visible(act).filter(on_duty=True).count()


def workers_active(act: Act) -> int:
    """How many workers of the city may take visits."""
    return workers.visible(act).filter(state="active").count()


def balances_by_kind(act: Act) -> dict[str, int]:
    """What all accounts of each kind hold together, credit positive."""
    with connection.cursor() as cursor:
        cursor.execute(BALANCES, [act.city_id])
        return {kind: int(fen) for kind, fen in cursor.fetchall()}


def money(act: Act) -> Money:
    """Escrow, suspense and the sum of the city's books."""
    fens = balances_by_kind(act)
    return Money(
        escrow_fen=fens.get("escrow", 0) + fens.get("custody_escrow", 0),
        suspense_fen=fens.get("suspense", 0) + fens.get("custody_suspense", 0),
        sum_fen=sum(fens.values()),
    )


def run_audit(act: Act) -> dict[str, Any]:
    """Audit the city's books and keep the verdict in the audit trail."""
    report = ledger.audit(act.city_id).as_json()
    verdict = {
        "clean": report["clean"],
        "checks": len(report["checks"]),
        "findings": [[one["check"], one["count"]] for one in report["findings"]],
    }
    audit.note(act, AUDITED, subject=("city", None), detail=verdict)
    return report


def last_audit(act: Act) -> Verdict | None:
    """The last verdict on the city's books; a demo, whose books are small, asks anew."""
    if not settings.PRODUCTION:
        return _fresh_verdict(act.city_id)
    kept = AuditEntry.objects.of(act).filter(action=AUDITED).order_by("-at", "-id").first()
    return None if kept is None else Verdict(kept.detail["clean"], kept.detail["checks"], kept.at)


@remembered(AUDIT_KEPT_SECONDS)
def _fresh_verdict(city_id: int) -> Verdict:
    report = ledger.audit(city_id)
    return Verdict(report.is_clean, len(report.checks), datetime.fromisoformat(report.at))


def act_of(city_id: int) -> Act:
    """The house's own act of now, for asking."""
    return edge.outside_act(city_id)
