"""Questions about runs, lines and differences."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Abs, Coalesce

from doorstep.kernel import cursor
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.money.reconciliation import rules
from doorstep.money.reconciliation.models import Item, Line, Run
from doorstep.people.accounts import queries as accounts

LATE_AFTER = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many open differences of a verdict there are, how much they are, and since when."""

    verdict: str
    count: int
    amount_fen: int
    oldest_at: datetime | None
    unowned: int


@dataclass(frozen=True, slots=True)
class Sum3:
    """What the three sides say together of the movements of a kind that ended alike."""

    kind: str
    verdict: str
    state: str
    count: int
    books_fen: int
    trade_fen: int
    fund_fen: int
    fee_fen: int


def run(act: Act, run_id: UUID) -> Run:
    """One run of the city.  Refuses with NotFound."""
    found = Run.objects.of(act).filter(id=run_id).first()
    if found is None:
        raise NotFound()
    return found


def runs(
    act: Act, *, day: date | None = None, after: str = "", size: int = 20
) -> tuple[list[Run], str]:
    """A page of runs, the newest day first, all or one day's."""
    rows = Run.objects.of(act)
    if day is not None:
        rows = rows.filter(due_at=rules.read_at(day))
    return cursor.page(rows, by="due_at", after=after, size=size)


def three_ways(act: Act, found: Run) -> list[Sum3]:
    """A run's movements by kind and verdict, and those of its day that no bill has."""
    begin = datetime.combine(found.day, time(), rules.CHANNEL_ZONE)
    rows = Item.objects.of(act).filter(mchid=found.mchid, sub_mchid=found.sub_mchid)
    lines = Line.objects.of(act).filter(
        run_id=found.id, kind=OuterRef("kind"), number=OuterRef("number")
    )
    silent = Q(trade_fen=None, fund_fen=None, at__gte=begin, at__lt=begin + timedelta(days=1))
    groups = [rows.filter(Exists(lines)), rows.filter(silent, state=Item.OPEN)]
    return [
        Sum3(
            one["kind"],
            one["verdict"],
            one["state"],
            one["n"],
            one["books"],
            one["trade"],
            one["fund"],
            -one["fee"],
        )
        for group in groups
        for one in group.order_by("kind", "verdict", "state")
        .values("kind", "verdict", "state")
        .annotate(
            n=Count("id"),
            books=Coalesce(Sum("books_fen"), 0),
            trade=Coalesce(Sum("trade_fen"), 0),
            fund=Coalesce(Sum("fund_fen"), 0),
            fee=Sum("fund_fee_fen"),
        )
    ]


def unread(act: Act) -> list[Run]:
    """The days whose bills wait to be read, the oldest first."""
    return list(Run.objects.of(act).exclude(state=Run.DONE).order_by("due_at", "id"))


def lines_of(act: Act, run_id: UUID, *, size: int = 500) -> list[Line]:
    """The first lines of a run's bills, as they were."""
    rows = Line.objects.of(act).filter(run_id=run_id).order_by("source", "n")
    return list(rows[:size])


def lines_about(act: Act, found: Item, *, size: int = 50) -> list[Line]:
    """The lines of the bills about a movement, with their runs, the oldest first."""
    rows = Line.objects.of(act).filter(kind=found.kind, number=found.number)
    rows = rows.filter(run__mchid=found.mchid, run__sub_mchid=found.sub_mchid)
    return list(rows.select_related("run").order_by("at", "source", "n")[:size])


def item(act: Act, item_id: UUID) -> Item:
    """One item of the city.  Refuses with NotFound."""
    found = Item.objects.of(act).filter(id=item_id).first()
    if found is None:
        raise NotFound()
    return found


def differences(act: Act) -> QuerySet[Item]:
    """What the three sides do not agree on; what only waits for its bill is none."""
    return Item.objects.of(act).filter(state=Item.OPEN).exclude(verdict="timing")


def worklist(
    act: Act,
    *,
    owner_id: UUID | None = None,
    verdict: str = "",
    after: str = "",
    size: int = 20,
) -> tuple[list[Item], str]:
    """A page of differences, the oldest first: all, one owner's, of one verdict."""
    rows = differences(act)
    if owner_id is not None:
        rows = rows.filter(owner_id=owner_id)
    if verdict:
        rows = rows.filter(verdict=verdict)
    return cursor.page(rows, by="found_at", after=after, size=size, descending=False)


def standing(act: Act) -> list[Standing]:
    """The open differences, verdict by verdict; an empty list is what a day must end with."""
    rows = differences(act).values("verdict").order_by("verdict")
    size = Abs(Coalesce("fund_fen", "trade_fen", "books_fen", 0) - Coalesce("books_fen", 0))
    unknown = Q(books_fen__isnull=True) | Q(fund_fen__isnull=True)
    whole = Abs(Coalesce("fund_fen", "trade_fen", "books_fen", 0))
    sums = rows.annotate(
        n=Count("id"),
        sum=Sum(size, filter=~unknown),
        whole=Sum(whole, filter=unknown),
        oldest=Min("found_at"),
        unowned=Count("id", filter=Q(owner_id__isnull=True)),
    )
    return [
        Standing(
            one["verdict"],
            one["n"],
            (one["sum"] or 0) + (one["whole"] or 0),
            one["oldest"],
            one["unowned"],
        )
        for one in sums
    ]


def read_until(act: Act, mchid: str, sub_mchid: str) -> date | None:
    """The last day of an account up to which every bill was read."""
    mine = Run.objects.of(act).filter(mchid=mchid, sub_mchid=sub_mchid)
    gap = mine.exclude(state=Run.DONE).aggregate(day=Min("day"))["day"]
    done = mine.filter(state=Run.DONE)
    if gap is not None:
        done = done.filter(day__lt=gap)
    found: date | None = done.aggregate(day=Max("day"))["day"]
    return found


def last_asked(act: Act, mchid: str, sub_mchid: str) -> date | None:
    """The last day of an account whose bills were asked for."""
    mine = Run.objects.of(act).filter(mchid=mchid, sub_mchid=sub_mchid)
    found: date | None = mine.aggregate(day=Max("day"))["day"]
    return found


def first_moved_at(act: Act, mchid: str, sub_mchid: str) -> datetime | None:
    """When the first movement of an account was that is known; asked before its first run."""
    mine = Item.objects.of(act).filter(mchid=mchid, sub_mchid=sub_mchid)
    found: datetime | None = mine.aggregate(at=Min("at"))["at"]
    return found


def unposted(act: Act) -> list[dict[str, Any]]:
    """By account: what all sides agree on and the ledger still holds as not cleared."""
    rows = Item.objects.of(act).filter(state=Item.SETTLED, kind__in=("payment", "refund"))
    rows = rows.exclude(posted_fen=Coalesce("books_fen", 0), posted_fee_fen=F("fund_fee_fen"))
    by_account = rows.order_by("mchid", "sub_mchid").values("mchid", "sub_mchid")
    return list(
        by_account.annotate(
            gross=Sum(Coalesce("books_fen", 0) - F("posted_fen")),
            fee=Sum(F("fund_fee_fen") - F("posted_fee_fen")),
        )
    )


def neighbours(act: Act, mchid: str) -> frozenset[int]:
    """The other cities that are paid into the same account, by number."""
    cities = [c for c in accounts.cities_unscoped() if mchid in (c.mchid, c.sp_mchid)]
    return frozenset(city.number for city in cities) - {act.city_id}
