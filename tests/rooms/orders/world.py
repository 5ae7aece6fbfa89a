"""A small city for the tests of orders: two sellers, their workers, a customer, and its time."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from doorstep.kernel import ids, vault
from doorstep.kernel.act import CUSTOMER, OPERATOR, SYSTEM, WORKER, Act
from doorstep.kernel.errors import Refusal
from doorstep.kernel.models import Message
from doorstep.money.payments import commands as payments
from doorstep.money.payments.models import Bill, Charge
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import queries as area_facts
from doorstep.offering.catalog import commands as catalog
from doorstep.offering.catalog.models import Service
from doorstep.offering.workers.models import Skill, WeeklyPlan, Worker
from doorstep.people.accounts import commands as accounts
from doorstep.people.accounts.models import Consent, Customer
from doorstep.people.partners.models import Contract, Merchant
from doorstep.visits.orders import commands, queries
from doorstep.visits.orders.models import Order, Visit
from doorstep.visits.orders.queries import Wish
from tests.rooms.orders.pack import PACK

CITY = 7
MORNING = datetime(2026, 3, 9, 0, 0, tzinfo=UTC)  # a Monday, eight o'clock in the city
HOME = (30.26, 120.15)


@dataclass
class World:
    """Who is there, and what time it is; time moves only when a test moves it."""

    at: datetime = MORNING
    customer_id: UUID = field(default_factory=uuid4)
    address_id: UUID = field(default_factory=uuid4)
    merchant_id: UUID = field(default_factory=uuid4)
    crew: list[UUID] = field(default_factory=list)
    staff: list[UUID] = field(default_factory=list)
    services: dict[str, UUID] = field(default_factory=dict)

    def act(self, role: str = SYSTEM, actor_id: UUID | None = None, **more: Any) -> Act:
        """An act of somebody now."""
        return Act(role=role, at=self.at, city_id=CITY, actor_id=actor_id, **more)

    @property
    def customer(self) -> Act:
        """The customer's act."""
        return self.act(CUSTOMER, self.customer_id)

    @property
    def operator(self) -> Act:
        """An operator's act, with a reason."""
        return self.act(OPERATOR, ids.new(CITY), reason="电话要求")

    def worker(self, worker_id: UUID | None = None) -> Act:
        """A worker's act; the first of the crew unless named."""
        return self.act(WORKER, worker_id or self.crew[0])

    def later(self, **span: int) -> None:
        """Let time pass."""
        self.at += timedelta(**span)

    def do(self, verb: Callable[..., Any], act: Act, **values: Any) -> Any:
        """One verb in a transaction of its own."""
        with transaction.atomic():
            return verb(act, **values)

    def wish(self, **changes: Any) -> Wish:
        """Three hours of cleaning tomorrow at ten."""
        plain = Wish(
            service_id=self.services["daily-cleaning"],
            address_id=self.address_id,
            variant="standard",
            units=3,
            starts_at=MORNING + timedelta(days=1, hours=2),
        )
        if changes.get("timing") == "now":
            changes.setdefault("starts_at", None)
        return replace(plain, **changes)

    def place(self, **changes: Any) -> Order:
        """An order as the customer places it."""
        return self.do(commands.place, self.customer, wish=self.wish(**changes))

    def visit(self, order: Order) -> Visit:
        """The order's first visit, as it is now."""
        return Visit.objects.of(self.act()).filter(order=order).order_by("index")[0]

    def fresh(self, order: Order) -> Order:
        """The order as it is now."""
        return Order.objects.of(self.act()).get(id=order.id)

    def bill(self, order: Order) -> Bill:
        """The bill that waits to be paid."""
        return Bill.objects.of(self.act()).get(subject_id=order.id, state="open")

    def charge(self, bill: Bill) -> Charge:
        """The customer begins to pay."""
        return self.do(payments.begin_charge, self.customer, bill_id=bill.id, scene="jsapi")

    def receive(self, charge: Charge) -> None:
        """The channel says that a charge was paid."""
        bill = Bill.objects.of(self.act()).get(id=charge.bill_id)
        self.do(
            payments.record_payment,
            self.act(),
            charge_id=charge.id,
            paid_fen=charge.amount_fen,
            currency="CNY",
            mchid=bill.mchid,
            sub_mchid=bill.sub_mchid,
            transaction_no=f"42{charge.id.hex[:24]}",
            paid_at=self.at,
        )

    def hear(self, bill: Bill) -> None:
        """Orders hear that the bill was paid."""
        self.do(
            commands.mark_paid,
            self.act(),
            order_id=bill.subject_id,
            bill_id=bill.id,
            purpose=bill.purpose,
            amount_fen=bill.amount_fen,
            paid_at=self.at,
        )

    def pay(self, order: Order) -> Order:
        """The customer pays what is asked now, and orders hear of it."""
        bill = self.bill(order)
        self.receive(self.charge(bill))
        self.hear(bill)
        return self.fresh(order)

    def ordered(self, **changes: Any) -> Order:
        """A paid order, open for dispatch."""
        return self.pay(self.place(**changes))

    def assigned(self, **changes: Any) -> Order:
        """A paid order that the first worker of the crew has."""
        order = self.ordered(**changes)
        return self.do(commands.assign, self.act(), order_id=order.id, worker_id=self.crew[0])

    def travelling(self, **changes: Any) -> Order:
        """The worker is on the way, an hour before the start."""
        order = self.assigned(**changes)
        visit = self.visit(order)
        self.at = visit.starts_at - timedelta(hours=1)
        self.do(commands.set_out, self.worker(), visit_id=visit.id)
        return self.fresh(order)

    def arrived(self, **changes: Any) -> Order:
        """The worker is at the door, at the start."""
        order = self.travelling(**changes)
        visit = self.visit(order)
        self.at = visit.starts_at
        self.do(commands.arrive, self.worker(), visit_id=visit.id)
        return self.fresh(order)

    def started(self, **changes: Any) -> Order:
        """The work has begun by the customer's code."""
        order = self.arrived(**changes)
        visit = self.visit(order)
        shown = self.do(commands.show_start_code, self.customer, visit_id=visit.id)
        self.do(commands.start, self.worker(), visit_id=visit.id, code=shown.code)
        return self.fresh(order)

    def finished(self, **changes: Any) -> Order:
        """The work is done, two hours later."""
        order = self.started(**changes)
        self.later(hours=2)
        self.do(commands.finish, self.worker(), visit_id=self.visit(order).id)
        return self.fresh(order)

    def accepted(self, **changes: Any) -> Order:
        """The customer accepted work that was paid whole."""
        order = self.finished(**({"pay": "whole"} | changes))
        self.do(commands.accept, self.customer, order_id=order.id)
        return self.fresh(order)

    def told(self, name: str) -> list[dict[str, Any]]:
        """The contents of every event of a name, oldest first."""
        rows = Message.objects.filter(city_id=CITY, name=f"orders.{name}").order_by("id")
        return list(rows.values_list("content", flat=True))

    def timers(self, name: str) -> list[Message]:
        """The live timers of a job."""
        rows = Message.objects.filter(city_id=CITY, name=f"orders.{name}", done_at__isnull=True)
        return list(rows.order_by("due_at"))

    def picture(self, order: Order) -> tuple[object, ...]:
        """All that a refusal must leave as it was."""
        act = self.act()
        kept = self.fresh(order)
        return (
            [getattr(kept, one.attname) for one in Order._meta.fields],
            [(one.state, one.starts_at, one.ends_at) for one in queries.visits(act, kept)],
            [(one.worker_id, one.state) for one in queries.seats(act, kept, released=True)],
            [(one.state, one.amount_fen) for one in queries.changes(act, kept)],
            len(queries.history(act, kept)),
            len(queries.chain(act, kept)),
            list(Bill.objects.of(act).filter(subject_id=order.id).values_list("state", "id")),
            Message.objects.filter(city_id=CITY).count(),
        )

    def refuses(
        self, kind: type[Refusal], order: Order, verb: Callable[..., Any], act: Act, **values: Any
    ) -> Refusal:
        """The verb is refused in this way, and nothing changed."""
        before = self.picture(order)
        try:
            self.do(verb, act, **values)
        except kind as refusal:
            assert self.picture(order) == before, "the refusal left something behind"
            return refusal
        raise AssertionError(f"{verb.__name__} was not refused")


def build() -> World:
    """The city with its packs, contracts, people and plans."""
    world = World()
    _open_city(world)
    _offer(world)
    _sell(world)
    _customer(world)
    world.crew = [worker_of(world, None, f"王{n}", n) for n in range(3)]
    world.staff = [worker_of(world, world.merchant_id, "李师傅", 5)]
    return world


def _open_city(world: World) -> None:
    brand = world.do(accounts.open_brand, world.act(), name={"zh-CN": "到家"})
    world.do(
        accounts.open_city,
        world.act(),
        number=CITY,
        brand_id=brand.id,
        name={"zh-CN": "云河", "en": "Yunhe"},
        center_lat=30.25,
        center_lng=120.15,
        mchid="1900000001",
        sp_mchid="1900000002",
    )


def _offer(world: World) -> None:
    pack = area_facts.shipped_pack_unscoped("yunhe")
    pack["booking"] = pack["booking"] | {"horizon_days": 60}
    early = replace(world.act(), at=world.at - timedelta(days=30))
    world.do(areas.load_city_pack, early, pack=pack)
    world.do(catalog.load_trade_pack, early, pack=PACK)
    world.services = {row.code: row.id for row in Service.objects.of(world.act())}


def _sell(world: World) -> None:
    merchant = Merchant.objects.create(
        city_id=CITY,
        name={"zh-CN": "洁净家政", "en": "Clean Home"},
        name_key="jie",
        credit_code="91330000MA2XXXXX0A",
        sub_mchid="1600000001",
        state="active",
        registered_at=world.at,
    )
    world.merchant_id = merchant.id
    for party, mode, seller in (("platform", "D", None), ("merchant", "S2", merchant.id)):
        Contract.objects.create(
            city_id=CITY,
            party=party,
            merchant_id=seller,
            payee_mode=mode,
            commission_bp={"default": 1_000},
            valid_from=world.at - timedelta(days=1),
            signed_at=world.at,
        )


def _customer(world: World) -> None:
    person_id = ids.new(0)
    vault.seal(person_id, place="test", row_id=person_id, text="made")
    customer = Customer.objects.create(city_id=CITY, person_id=person_id, since_at=world.at)
    world.customer_id = customer.id
    world.address_id = address_of(world, customer.id)


def address_of(world: World, customer_id: UUID, lat: float = HOME[0], lng: float = HOME[1]) -> UUID:
    """A place in a customer's address book."""
    saved = world.do(
        accounts.save_address,
        world.act(CUSTOMER, customer_id),
        customer_id=customer_id,
        community="云河花园",
        house="3栋502",
        contact_name="陈女士",
        contact_phone="13800138000",
        lat=lat,
        lng=lng,
    )
    return saved.id


def worker_of(world: World, merchant_id: UUID | None, name: str, step: int) -> UUID:
    """A worker of a seller (None: the platform itself) who lives some steps away."""
    worker = Worker.objects.create(
        city_id=CITY,
        person_id=ids.new(0),
        merchant_id=merchant_id,
        name=name,
        home_lat=HOME[0] + step / 1_000,
        home_lng=HOME[1],
        state="active",
        on_duty=True,
        duty_since_at=world.at,
        enlisted_at=world.at,
    )
    Skill.objects.create(city_id=CITY, worker=worker, code="cleaning", since_at=world.at)
    Consent.objects.create(
        person_id=worker.person_id, purpose="location", text_version="1", given_at=world.at
    )
    WeeklyPlan.objects.bulk_create(
        WeeklyPlan(city_id=CITY, worker=worker, weekday=day, from_minute=480, to_minute=1_380)
        for day in range(7)
    )
    return worker.id
