"""What a worker earned and takes out: pending, available, order by order, withdrawals."""

from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from doorstep.aftercare.settlement import queries as settlement
from doorstep.kernel import cursor, edge
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Refusal
from doorstep.money.payments import queries as payments
from doorstep.money.wallets import commands, queries
from doorstep.money.wallets.queries import Withdrawal
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts
from doorstep.surfaces import pay
from doorstep.surfaces.shapes import Iso, Page, Paging
from doorstep.surfaces.worker.entrance import OWN, door, me, person
from doorstep.visits.dispatch import queries as dispatch
from doorstep.visits.orders import queries as orders

WITHDRAWING = edge.Rate(10, 60)
PARTIES = {
    "mine": ("我的收入", "Your part"),
    "colleagues": ("同行伙伴", "Your colleagues"),
    "platform": ("平台", "Platform"),
    "partner": ("城市合伙人", "City partner"),
    "merchant": ("商家", "Merchant"),
    "referrer": ("推荐人", "Referrer"),
    "insurer": ("保险", "Insurer"),
}


class NoWechat(Refusal):
    """Money goes to the WeChat account of the workers' mini program, which is not linked yet."""

    zh = "请先绑定微信后再提现。"
    en = "Please link your WeChat account before withdrawing."


class EarningsSeen(Schema):
    """What is not yet released, what can be taken out, and who pays."""

    pending_fen: int
    available_fen: int
    paid_by_merchant: bool


class ShareSeen(Schema):
    """What one order brought; negative where something was taken back.

    `hourly_fen` is what an hour of the whole order paid, the way to it counted, None where it was
    not worked; `minimum_hourly_fen` is the city's.
    """

    id: UUID
    order_id: UUID
    amount_fen: int
    decided_at: Iso
    released_at: Iso | None
    hourly_fen: int | None
    minimum_hourly_fen: int


class WithdrawalSent(Schema):
    """How much is to be taken out."""

    amount_fen: Annotated[int, Field(ge=100, le=2_000_000)]


class WithdrawalSeen(Schema):
    """A withdrawal with its tax; `package` is what the client needs to confirm the receipt."""

    id: UUID
    amount_fen: int
    tax_fen: int
    net_fen: int
    state: str
    asked_at: Iso
    ended_at: Iso | None
    package: str


class PaidSeen(Schema):
    """One bill that the customer paid."""

    purpose: str
    amount_fen: int
    paid_at: Iso | None


class PartSeen(Schema):
    """What one side gets of an order: mine, colleagues, platform, partner, merchant, referrer."""

    party: str
    name: str
    amount_fen: int


class SplitSeen(Schema):
    """Where the money of one order goes. Before acceptance nothing is divided: `state` is waiting,
    there are no parts, and `expected_fen` is what was promised with the offer."""

    order_id: UUID
    number: str
    order_state: str
    gross_fen: int
    refunded_fen: int
    mine_fen: int
    expected_fen: int | None
    bills: list[PaidSeen]
    parts: list[PartSeen]
    state: str
    due_at: Iso | None
    released_at: Iso | None


class TodaySeen(Schema):
    """Today in the city: the visits and how many are done, what they were promised to pay, and what
    was divided today."""

    day: date
    visits: int
    visits_done: int
    expected_fen: int
    earned_fen: int
    orders_earned: int


@door.get("/earnings", **OWN, answers_with=EarningsSeen)
def see_earnings(act: Act) -> EarningsSeen:
    """Pending and available earnings."""
    found = queries.earnings(act, me(act))
    return EarningsSeen(
        pending_fen=found.pending_fen,
        available_fen=found.available_fen,
        paid_by_merchant=workers.worker(act, me(act)).merchant_id is not None,
    )


@door.get("/earnings/orders", **OWN, answers_with=Page[ShareSeen])
def list_earned(act: Act, paging: Query[Paging]) -> Page[ShareSeen]:
    """What each order brought, newest first."""
    rows, following = cursor.page(
        settlement.earned(act, me(act)), by="decided_at", after=paging.after, size=paging.size
    )
    hourly = settlement.hourly_of(act, me(act), rows)
    floor_fen = areas.facts(act).minimum_hourly_fen
    items = [
        ShareSeen(
            id=row.id,
            order_id=row.settlement.order_id,
            amount_fen=row.amount_fen,
            decided_at=row.decided_at,
            released_at=row.released_at,
            hourly_fen=found.hourly_fen if (found := hourly.get(row.settlement.order_id)) else None,
            minimum_hourly_fen=floor_fen,
        )
        for row in rows
    ]
    return Page(items=items, next=following)


@door.get("/earnings/orders/{uuid:order_id}", **OWN, answers_with=SplitSeen)
def see_split(act: Act, order_id: UUID) -> SplitSeen:
    """Where the money of one of the worker's orders goes, bill by bill and part by part."""
    found = settlement.split_of(act, order_id)
    kept = found.settlement
    return SplitSeen(
        order_id=found.order_id,
        number=found.number,
        order_state=found.order_state,
        gross_fen=found.gross_fen,
        refunded_fen=found.refunded_fen,
        mine_fen=found.mine_fen,
        expected_fen=dispatch.pay_of(act, me(act), [order_id]).get(order_id),
        bills=[PaidSeen.from_orm(bill) for bill in found.bills],
        parts=[
            PartSeen(party=one.party, name=_party(act, one.party), amount_fen=one.amount_fen)
            for one in found.parts
        ],
        state=kept.state if kept else "waiting",
        due_at=kept.release_at if kept else None,
        released_at=found.released_at,
    )


@door.get("/earnings/today", **OWN, answers_with=TodaySeen)
def see_today(act: Act) -> TodaySeen:
    """What the worker's day is worth so far."""
    city = areas.facts(act)
    today = city.day_of(act.at)
    starts = city.moment(today, 0), city.moment(today + timedelta(days=1), 0)
    rows = orders.agenda(act, worker_id=me(act), starts_from=starts[0], starts_until=starts[1])
    pay_fen = dispatch.pay_of(act, me(act), {row.order.id for row in rows})
    earned_fen, count = settlement.earned_between(act, me(act), *starts)
    return TodaySeen(
        day=today,
        visits=len(rows),
        visits_done=sum(1 for row in rows if row.visit.state == "finished"),
        expected_fen=sum(pay_fen.values()),
        earned_fen=earned_fen,
        orders_earned=count,
    )


@door.get("/earnings/days", **OWN, answers_with=Page[pay.PayDaySeen])
def list_pay_days(act: Act, paging: Query[Paging]) -> Any:
    """What each day paid an hour, the way and standing by counted, newest first."""
    rows, following = settlement.pay_days(act, after=paging.after, size=paging.size)
    return {"items": [pay.seen(act, row) for row in rows], "next": following}


@door.get("/withdrawals", **OWN, answers_with=Page[WithdrawalSeen])
def list_withdrawals(act: Act, paging: Query[Paging]) -> Page[WithdrawalSeen]:
    """The caller's withdrawals, newest first."""
    rows, following = cursor.page(
        queries.withdrawals(act, me(act)), by="asked_at", after=paging.after, size=paging.size
    )
    return Page(items=[_seen(act, row) for row in rows], next=following)


@door.post("/withdrawals", **OWN, answers_with=WithdrawalSeen, status=201, rate=WITHDRAWING)
def withdraw(act: Act, body: WithdrawalSent) -> WithdrawalSeen:
    """Take out earnings; the tax is withheld, and the receipt is confirmed in WeChat."""
    if workers.worker(act, me(act)).merchant_id is not None:
        raise commands.rules.PaidByMerchant()
    city = accounts.city(act.city_id)
    appid = city.worker_appid or city.appid
    openid = accounts.openid_of(act, person_id=person(act), appid=appid)
    if not openid:
        raise NoWechat()
    row = commands.withdraw(
        act,
        worker_id=me(act),
        person_id=person(act),
        openid=openid,
        app_id=appid,
        mchid=city.mchid,
        amount_fen=body.amount_fen,
        tax_table=areas.facts(act).labour_tax or commands.rules.LABOUR_TABLE,
    )
    return _seen(act, row)


def _party(act: Act, party: str) -> str:
    chinese, english = PARTIES.get(party, (party, party))
    return english if act.language == "en" else chinese


def _seen(act: Act, row: Withdrawal) -> WithdrawalSeen:
    transfer = payments.transfer_of(act, row.id) if row.state == "asked" else None
    plain = ("id", "amount_fen", "tax_fen", "state", "asked_at", "ended_at")
    return WithdrawalSeen(
        **{name: getattr(row, name) for name in plain},
        net_fen=row.amount_fen - row.tax_fen,
        package=transfer.package if transfer else "",
    )
