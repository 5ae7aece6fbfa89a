"""The audit: named SQL questions whose every answer is something wrong with the books.

Each room may keep such questions of its own in a file `audit.py` as a list CHECKS; the report
asks those of all installed rooms.  A question gets %(city_id)s (null for all cities) and %(at)s
(business time) and answers rows (city_id, subject, detail).
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import connection

from doorstep.kernel import clock

SAMPLES = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One question: its name, what an answer means, and the SQL.  A warning is only looked at."""

    name: str
    zh: str
    en: str
    sql: str
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: how many, and the first few."""

    check: str
    zh: str
    en: str
    is_warning: bool
    count: int
    samples: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What was asked and what was wrong; clean when nothing but warnings was found."""

    at: str
    city_id: int | None
    checks: list[str]
    findings: list[Finding]

    @property
    def is_clean(self) -> bool:
        """Whether the books are right."""
        return all(finding.is_warning for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """The report in plain values."""
        return {"clean": self.is_clean, **asdict(self)}


def report(city_id: int | None = None) -> AuditReport:
    """Ask every check of every room, of one city or of all."""
    at = clock.read()
    checks = list(all_checks())
    values = {"city_id": city_id, "at": at}
    findings = [found for check in checks if (found := _ask(check, values)) is not None]
    return AuditReport(at.isoformat(), city_id, [check.name for check in checks], findings)


def all_checks() -> Iterator[Check]:
    """The checks of all installed rooms, from their audit.py."""
    for config in apps.get_app_configs():
        name = f"{config.name}.audit"
        if find_spec(name) is not None:
            yield from getattr(import_module(name), "CHECKS", [])


def _ask(check: Check, values: dict[str, Any]) -> Finding | None:
    text = f"SELECT found.*, count(*) OVER () FROM ({check.sql}) AS found LIMIT {SAMPLES}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        rows = cursor.fetchall()
    if not rows:
        return None
    samples = [{"city_id": row[0], "subject": str(row[1]), "detail": str(row[2])} for row in rows]
    return Finding(check.name, check.zh, check.en, check.is_warning, rows[0][3], samples)


CHECKS = [
    Check(
        "ledger.unbalanced",
        "凭证在某一账簿内借贷不平",
        "a journal that does not sum to zero in a book",
        """SELECT p.city_id, p.journal_id, a.book || ': ' || sum(p.amount_fen) FROM ledger_posting p
        JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
        WHERE (%(city_id)s::int IS NULL OR p.city_id = %(city_id)s::int)
        GROUP BY p.city_id, p.journal_id, a.book HAVING sum(p.amount_fen) <> 0""",
    ),
    Check(
        "ledger.thin",
        "凭证少于两条分录",
        "a journal of fewer than two postings",
        """SELECT j.city_id, j.id, count(p.n) FROM ledger_journal j
        LEFT JOIN ledger_posting p ON p.city_id = j.city_id AND p.journal_id = j.id
        WHERE (%(city_id)s::int IS NULL OR j.city_id = %(city_id)s::int)
        GROUP BY j.city_id, j.id HAVING count(p.n) < 2""",
    ),
    Check(
        "ledger.orphans",
        "分录没有凭证或账户",
        "a posting without its journal or account",
        """SELECT p.city_id, p.journal_id, p.n FROM ledger_posting p
        LEFT JOIN ledger_journal j ON j.city_id = p.city_id AND j.id = p.journal_id
        LEFT JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
        WHERE (%(city_id)s::int IS NULL OR p.city_id = %(city_id)s::int)
        AND (j.id IS NULL OR a.id IS NULL OR a.hot <> (p.version IS NULL))""",
    ),
    Check(
        "ledger.drift",
        "账户余额与分录之和不符",
        "a balance that is not the sum of its postings",
        """SELECT a.city_id, a.code, ledger_balance(a.city_id, a.id) || ' / ' || s.amount
        FROM ledger_account a CROSS JOIN LATERAL (
            SELECT coalesce(sum(p.amount_fen), 0) AS amount, count(*) AS n FROM ledger_posting p
            WHERE p.city_id = a.city_id AND p.account_id = a.id
            AND (p.version IS NULL OR p.version IS NOT NULL)
        ) AS s
        WHERE (%(city_id)s::int IS NULL OR a.city_id = %(city_id)s::int)
        AND (ledger_balance(a.city_id, a.id) <> s.amount OR (NOT a.hot AND a.version <> s.n))""",
    ),
    Check(
        "ledger.chain_of_balances",
        "账户的版本或余额有断点",
        "a gap in an account's versions or balances",
        """SELECT city_id, account_id, version FROM (
            SELECT p.city_id, p.account_id, p.version,
                p.version - coalesce(lag(p.version) OVER w, 0) AS step,
                p.balance_after_fen - p.amount_fen - coalesce(lag(p.balance_after_fen) OVER w, 0)
                    AS jump
            FROM ledger_posting p WHERE p.version IS NOT NULL
            AND (%(city_id)s::int IS NULL OR p.city_id = %(city_id)s::int)
            WINDOW w AS (PARTITION BY p.city_id, p.account_id ORDER BY p.version)
        ) AS steps WHERE step <> 1 OR jump <> 0""",
    ),
    Check(
        "ledger.under_floor",
        "账户曾低于下限",
        "an account that was once below its floor",
        """SELECT p.city_id, a.code, p.balance_after_fen FROM ledger_posting p
        JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
        WHERE (%(city_id)s::int IS NULL OR p.city_id = %(city_id)s::int)
        AND p.balance_after_fen < a.floor_fen""",
    ),
    Check(
        "ledger.chart",
        "账户与科目表不符",
        "an account that differs from the chart",
        """SELECT a.city_id, a.code, k.prefix FROM ledger_account a
        LEFT JOIN ledger_kind k ON k.prefix = split_part(a.code, ':', 1)
        WHERE (%(city_id)s::int IS NULL OR a.city_id = %(city_id)s::int)
        AND (a.book, a.nature, a.hot, a.floor_fen)
            IS DISTINCT FROM (k.book, k.nature, k.hot, k.floor_fen)""",
    ),
    Check(
        "ledger.doubled",
        "同一外部事件记了两次账",
        "one outside event (meta.number) posted under two keys",
        """SELECT j.city_id, j.kind || ' ' || (j.meta->>'number'), count(*) FROM ledger_journal j
        WHERE (%(city_id)s::int IS NULL OR j.city_id = %(city_id)s::int) AND j.meta ? 'number'
        GROUP BY j.city_id, j.kind, j.meta->>'number' HAVING count(*) > 1""",
    ),
    Check(
        "ledger.content",
        "凭证内容与其摘要不符",
        "a journal that no longer says what was posted",
        """SELECT j.city_id, j.id, j.idem FROM ledger_journal j
        WHERE (%(city_id)s::int IS NULL OR j.city_id = %(city_id)s::int)
        AND j.content IS DISTINCT FROM ledger_content(
            j.kind, j.ref, j.meta, j.reverses_id, ledger_lines(j.city_id, j.id))""",
    ),
    Check(
        "ledger.reversals",
        "冲正与原凭证不是镜像",
        "a reversal that is not the mirror of its journal",
        """SELECT j.city_id, j.id, j.reverses_id FROM ledger_journal j
        WHERE (%(city_id)s::int IS NULL OR j.city_id = %(city_id)s::int)
        AND j.reverses_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM ledger_posting p WHERE p.city_id = j.city_id
            AND p.journal_id IN (j.id, j.reverses_id)
            GROUP BY p.account_id HAVING sum(p.amount_fen) <> 0)""",
    ),
    Check(
        "ledger.not_cleared",
        "已结清的事项账户不为零",
        "an account that its closing event should have emptied",
        """SELECT a.city_id, a.code, a.balance_fen FROM ledger_account a
        JOIN ledger_posting p ON p.city_id = a.city_id AND p.account_id = a.id
            AND p.version = a.version
        JOIN ledger_journal j ON j.city_id = p.city_id AND j.id = p.journal_id
        WHERE (%(city_id)s::int IS NULL OR a.city_id = %(city_id)s::int)
        AND a.balance_fen <> 0 AND (split_part(a.code, ':', 1), j.kind) IN (
            ('escrow', 'order_accepted'), ('custody_escrow', 'shares_set_aside'),
            ('refund_payable', 'refund_done'), ('custody_in_transit', 'refund_done'),
            ('custody_in_transit', 'sharing_done'), ('payout_in_transit', 'transfer_done'),
            ('payout_in_transit', 'withdrawal_returned'), ('payout_in_transit', 'payout_returned'),
            ('payout_in_transit', 'compensation_returned')
        )""",
    ),
    Check(
        "ledger.overdue",
        "过渡账户超期未清",
        "an account in transit that should be empty by now",
        """SELECT a.city_id, a.code, ledger_balance(a.city_id, a.id) || ' since ' || l.at::date
        FROM ledger_account a
        JOIN ledger_kind k ON k.prefix = split_part(a.code, ':', 1)
        CROSS JOIN LATERAL (
            SELECT max(j.at) AS at FROM ledger_posting p
            JOIN ledger_journal j ON j.city_id = p.city_id AND j.id = p.journal_id
            WHERE p.city_id = a.city_id AND p.account_id = a.id
            AND p.version IS NOT DISTINCT FROM nullif(a.version, 0)
        ) AS l
        WHERE (%(city_id)s::int IS NULL OR a.city_id = %(city_id)s::int)
        AND (a.hot OR a.balance_fen <> 0) AND k.clears_in_days IS NOT NULL
        AND l.at < %(at)s - make_interval(days => k.clears_in_days)
        AND ledger_balance(a.city_id, a.id) <> 0""",
    ),
    Check(
        "ledger.sealed",
        "凭证链被改动",
        "the chain of sealed journals was changed",
        """SELECT s.city_id, 'seal ' || s.number, s.journals || ' / ' || d.journals FROM (
            SELECT ledger_seal.*, lag(number) OVER w AS before, lag(upto) OVER w AS since,
                lag(hash) OVER w AS previous FROM ledger_seal
            WHERE (%(city_id)s::int IS NULL OR city_id = %(city_id)s::int)
            WINDOW w AS (PARTITION BY city_id ORDER BY number)
        ) AS s CROSS JOIN LATERAL ledger_digest(s.city_id, coalesce(s.since, 0), s.upto,
            coalesce(s.previous, decode(repeat('00', 32), 'hex'))) AS d
        WHERE d.hash <> s.hash OR s.number <> coalesce(s.before, 0) + 1""",
    ),
    Check(
        "ledger.intercity",
        "城市间往来不对称",
        "two cities that disagree about what one owes the other",
        """SELECT least(a.city_id, split_part(a.code, ':', 2)::int), 'intercity pair',
            sum(ledger_balance(a.city_id, a.id))
        FROM ledger_account a
        WHERE %(city_id)s::int IS NULL AND a.city_id > 0 AND a.code ~ '^intercity:[0-9]{1,5}$'
        GROUP BY least(a.city_id, split_part(a.code, ':', 2)::int),
            greatest(a.city_id, split_part(a.code, ':', 2)::int)
        HAVING sum(ledger_balance(a.city_id, a.id)) <> 0""",
    ),
    Check(
        "ledger.solvency",
        "负债大于资产：平台自有资金已用完，动用了他人的钱",
        "a city that owes more than it has and has coming: its own capital and what it earned are"
        " spent, and so is money of others",
        """SELECT a.city_id, 'liabilities above assets', sum(b.fen) FROM ledger_account a
        CROSS JOIN LATERAL (SELECT CASE a.book WHEN 'OWN' THEN 1 ELSE -1 END
            * ledger_balance(a.city_id, a.id) AS fen) b
        WHERE (%(city_id)s::int IS NULL OR a.city_id = %(city_id)s::int)
        AND (a.book = 'OWN' AND a.nature IN ('asset', 'liability')
            OR split_part(a.code, ':', 1) IN ('custody_share', 'custody_in_transit'))
        GROUP BY a.city_id HAVING sum(b.fen) > 0""",
    ),
    Check(
        "ledger.suspense",
        "有未查明的款项",
        "money that nobody has explained yet",
        """SELECT a.city_id, a.code, ledger_balance(a.city_id, a.id) FROM ledger_account a
        WHERE (%(city_id)s::int IS NULL OR a.city_id = %(city_id)s::int)
        AND split_part(a.code, ':', 1) IN ('suspense', 'custody_suspense')
        AND ledger_balance(a.city_id, a.id) <> 0""",
        is_warning=True,
    ),
]
