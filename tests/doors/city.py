"""One small city behind its doors: packs, a crew of the house, a firm, people who sign in."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from PIL import Image

from doorstep.algorithms.matching.offers import Timing
from doorstep.kernel import clock, edge, ids, ports
from doorstep.kernel.act import OPERATOR, Act
from doorstep.kernel.queue import delivery
from doorstep.money.payments import commands as payments
from doorstep.money.payments.models import Bill
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import queries as area_facts
from doorstep.offering.catalog import commands as catalog
from doorstep.offering.catalog import queries as catalog_facts
from doorstep.offering.workers import commands as workers
from doorstep.people.accounts import commands as accounts
from doorstep.people.identity import commands as identity
from doorstep.people.partners import commands as partners
from doorstep.visits.dispatch.models import Search
from tests.beginnings import Beginnings
from tests.rooms.identity.papers import id_number
from tests.rooms.partners.firms import credit_code

CITY = 7
MONDAY = datetime(2026, 3, 9, 0, 0, tzinfo=UTC)
"""A Monday, eight o'clock in the city: the hour at which every test begins."""
HOME = {"lat": 30.25, "lng": 120.15}
APPID, WORKER_APPID = "wx-customers", "wx-workers"
MCHID, SP_MCHID, SUB_MCHID = "1900000001", "1900000002", "1900000109"
TRADES = ("home-cleaning", "appliance-cleaning")
SKILLS = ("cleaning.daily", "cleaning.deep", "cleaning.glass")
ALL_DAYS = [(weekday, 480, 1_200) for weekday in range(7)]
_keys, _numbers = count(1), count(1)


@dataclass
class Caller:
    """Somebody at a door: speaks JSON, with a token and a fresh key for each write."""

    door: str
    token: str = ""
    actor_id: UUID | None = None
    person_id: UUID | None = None
    phone: str = ""

    def get(self, path: str, **query: Any) -> Any:
        """Read something."""
        return self._client().get(self._url(path), query, headers=self._headers())

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """Write something."""
        return self._send("post", path, body, headers)

    def put(self, path: str, body: Any = None, **headers: str) -> Any:
        """Replace something."""
        return self._send("put", path, body, headers)

    def delete(self, path: str, **headers: str) -> Any:
        """End something."""
        return self._send("delete", path, None, headers)

    def upload(self, path: str, **parts: Any) -> Any:
        """Send a form with a picture."""
        return self._client().post(self._url(path), parts, headers=self._headers())

    def _send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        return getattr(self._client(), method)(
            self._url(path),
            body if body is not None else {},
            content_type="application/json",
            headers=self._headers() | {"Idempotency-Key": f"k{next(_keys)}"} | headers,
        )

    def _client(self) -> Client:
        return Client(raise_request_exception=False)

    def _url(self, path: str) -> str:
        return f"/api/{self.door}/v1/{path}"

    def _headers(self) -> dict[str, str]:
        signed = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return {"Doorstep-City": str(CITY)} | signed


@dataclass
class City:
    """What is there, and short words for acting in it."""

    crew: list[Caller] = field(default_factory=list)
    staff: list[Caller] = field(default_factory=list)
    merchant_id: UUID | None = None

    def do(self, verb: Callable[..., Any], **facts: Any) -> Any:
        """One verb of the house itself."""
        return edge.enter(lambda act: verb(act, **facts), city_id=CITY)

    def ask(self, query: Callable[..., Any], *values: Any, **facts: Any) -> Any:
        """One question of the house itself."""
        return edge.enter(lambda act: query(act, *values, **facts), city_id=CITY)

    def service(self, code: str = "daily-cleaning") -> Any:
        """A service as it is sold now."""
        return self.ask(catalog_facts.service_by_code, code)

    def customer(self, phone: str = "") -> Caller:
        """Somebody who signed in with a phone."""
        return sign_in("customer", phone)

    def deliver(self) -> int:
        """Everything that is due is delivered; orders for now wait for their next batch."""
        delivered = delivery.drain(CITY)
        batch = timedelta(seconds=Timing().batch_seconds)
        soon = Search.objects.filter(city_id=CITY, timing="now", next_at__gt=clock.read())
        at = soon.filter(next_at__lte=clock.read() + batch).order_by("next_at").first()
        if at is not None and at.next_at is not None:
            clock.turn(to=at.next_at)
            delivered += delivery.drain(CITY)
        return delivered

    def pay(self, order_id: str | UUID) -> None:
        """The customer pays what is asked of an order now, and everybody hears of it."""
        bill = self.ask(lambda act: Bill.objects.of(act).get(subject_id=order_id, state="open"))
        self.pay_bill(bill)

    def pay_bill(self, bill: Bill) -> None:
        """The channel says that a bill was paid."""
        charge = self.do(payments.begin_charge, bill_id=bill.id, scene="jsapi")
        self.do(
            payments.record_payment,
            charge_id=charge.id,
            paid_fen=charge.amount_fen,
            currency="CNY",
            mchid=bill.mchid,
            sub_mchid=bill.sub_mchid,
            transaction_no=f"42{charge.id.hex[:24]}",
            paid_at=clock.read(),
        )
        self.deliver()


def at(moment: datetime) -> None:
    """It is later now."""
    clock.turn(to=moment)


def later(**span: float) -> None:
    """Time passes."""
    clock.turn(to=clock.read() + timedelta(**span))


def tomorrow(hour: float = 10) -> str:
    """An hour of tomorrow on the city's clock."""
    return (MONDAY + timedelta(days=1, hours=hour - 8)).isoformat()


def a_phone() -> str:
    """A mobile number that nobody had before."""
    return f"138{next(_numbers):08d}"


def sign_in(door: str, phone: str = "") -> Caller:
    """Somebody who asked for a code and typed it in."""
    number = phone or a_phone()
    stranger = Caller(door)
    assert stranger.post("sessions/codes", {"phone": number}).status_code == 202
    code = ports.get("accounts.sms").last_code(number)
    answer = stranger.post("sessions/phone", {"phone": number, "code": code})
    assert answer.status_code == 201, answer.content
    mine = Caller(door, answer.json()["token"], phone=number)
    facts = mine.get("me").json()
    if door == "customer":
        mine.actor_id = UUID(facts["id"])
    else:
        mine.person_id = UUID(facts["person_id"])
    return mine


def address_of(customer: Caller, **changes: Any) -> str:
    """A place in the customer's book; returns its id."""
    body = {
        "label": "家",
        "community": "云河花园",
        "house": "3栋502",
        "contact_name": "陈女士",
        "contact_phone": "13800138000",
        **HOME,
    }
    answer = customer.post("addresses", body | changes)
    assert answer.status_code == 201, answer.content
    return answer.json()["id"]


def picture(colour: str = "white") -> io.BytesIO:
    """A small photo as a phone sends it."""
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(kept, format="JPEG")
    kept.seek(0)
    kept.name = "photo.jpg"
    return kept


def hire(city: City, name: str, *, merchant_id: UUID | None = None, step: int = 0) -> Caller:
    """A worker who signed in, whose papers are good, with skills and a plan, on duty."""
    mine = sign_in("worker")
    assert mine.person_id is not None
    assert mine.put("me/consents/location", {"text_version": "1"}).status_code == 200
    clear(city, mine.person_id, "worker", order=next(_numbers) % 900)
    worker = city.do(
        workers.enlist,
        person_id=mine.person_id,
        name=name,
        home_lat=HOME["lat"] + step / 1_000,
        home_lng=HOME["lng"],
        merchant_id=merchant_id,
        skills=SKILLS,
    )
    mine.actor_id = worker.id
    city.do(workers.set_weekly_plan, worker_id=worker.id, stretches=ALL_DAYS)
    city.do(workers.go_on_duty, worker_id=worker.id)
    return mine


def clear(city: City, person_id: UUID, subject: str, *, order: int) -> UUID:
    """A person's papers, handed in and found good; returns the dossier's id."""
    papers = city.do(
        identity.open_dossier,
        subject=subject,
        person_id=person_id,
        name="李雪梅",
        id_number=id_number(date(1990, 3, 7), order=order),
    )
    kind = "id_card" if subject == "worker" else "business_licence"
    city.do(identity.add_document, dossier_id=papers.id, kind=kind)
    city.do(identity.submit, dossier_id=papers.id)
    city.do(identity.approve, dossier_id=papers.id, reason="证件齐全")
    return papers.id


@contextmanager
def twins(settings: Any) -> Iterator[None]:
    """The outside is played by twins, and passwords are hashed quickly."""
    settings.PORTS = settings.PORTS | {
        "accounts.miniprogram": "doorstep.adapters.twins.miniprogram.from_settings",
        "accounts.sms": "doorstep.adapters.twins.sms.from_settings",
        "notices.messenger": "doorstep.adapters.twins.miniprogram.from_settings",
    }
    settings.ENV = "test"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    yield


@contextmanager
def opened(
    beginnings: Beginnings, settings: Any, *, crew: int = 2, staff: int = 1
) -> Iterator[City]:
    """A copy of the open city, in which time begins to pass."""
    with (
        twins(settings),
        beginnings.copied(f"town_{crew}_{staff}", lambda: _build(crew, staff)) as city,
    ):
        clock.turn()
        yield city


def _build(crew: int, staff: int) -> City:
    """The open city on a Monday morning, with its sellers and their people; its clock stands."""
    clock.turn(to=MONDAY, rate=0)
    city = City()
    _open(city)
    city.crew = [hire(city, name, step=n) for n, name in enumerate("王李张赵"[:crew])]
    if staff:
        _found_firm(city)
        city.staff = [
            hire(city, f"{name}师傅", merchant_id=city.merchant_id, step=5)
            for name in "孙周吴"[:staff]
        ]
    return city


def _open(city: City) -> None:
    pack = area_facts.shipped_pack_unscoped("yunhe")
    brand = city.do(accounts.open_brand, name={"zh-CN": "到家"})
    city.do(
        accounts.open_city,
        number=CITY,
        brand_id=brand.id,
        name=pack["name"],
        center_lat=pack["center"]["lat"],
        center_lng=pack["center"]["lng"],
        appid=APPID,
        worker_appid=WORKER_APPID,
        mchid=MCHID,
        sp_mchid=SP_MCHID,
    )
    city.do(areas.load_city_pack, pack=pack)
    for code in TRADES:
        city.do(catalog.load_trade_pack, pack=catalog_facts.shipped_pack_unscoped(code))
    city.do(
        partners.sign_contract,
        party="platform",
        payee_mode="D",
        commission_bp={"default": 1_000},
    )


def _found_firm(city: City) -> None:
    """A firm that is paid itself: its papers are good and its contract is signed."""
    owner = ids.new(0)
    papers = clear(city, owner, "merchant", order=901)
    firm = city.do(
        partners.register_merchant,
        name={"zh-CN": "好邻居家政", "en": "Good Neighbours"},
        credit_code=credit_code(1),
        dossier_id=papers,
        sub_mchid=SUB_MCHID,
    )
    city.merchant_id = firm.id
    city.do(
        partners.sign_contract,
        party="merchant",
        payee_mode="S2",
        merchant_id=firm.id,
        commission_bp={"default": 1_000},
    )


def operator_act(*duties: str) -> Act:
    """The act of an operator with some duties, for verbs that ask for a person at a desk."""
    return Act(
        role=OPERATOR,
        at=clock.read(),
        city_id=CITY,
        actor_id=ids.new(CITY),
        person_id=uuid4(),
        duties=frozenset(duties),
        reason="按规则处理",
    )
