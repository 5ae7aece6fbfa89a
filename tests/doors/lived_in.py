"""A city in which much has happened, as far as each kind of person can take it, for fuzzing."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from doorstep.kernel import ids
from doorstep.kernel.act import ANYONE, CUSTOMER, MERCHANT, OPERATOR, WORKER
from doorstep.people.accounts import commands as accounts
from doorstep.people.accounts import queries as account_facts
from doorstep.people.accounts.commands.sessions import open_session
from doorstep.people.accounts.models import Customer, Role
from doorstep.people.partners import commands as partners
from tests.adapters.wechat import channel as wire
from tests.doors import channel
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking
from tests.rooms.partners.firms import credit_code

PASSWORD = "gezi-feiguo-yunhe-93"
ALIASES = {"picture": "filerow", "photo": "filerow", "change": "changeorder"}
ALIASES |= {"applicant": "application", "exception": "planexception", "line": "orderline"}
ALIASES |= {"plan": "dayplan"}
NEWEST = 30


class FarSide(channel.ChannelTwin):
    """Opens charges; believes the channel's real signatures; anything else is out of order."""

    def __getattr__(self, name: str) -> Any:
        merchants = (wire.merchant(mchid=town.MCHID), wire.merchant(mchid=town.SP_MCHID))
        return getattr(wire.Channel([httpx.Response(500)]).pay(*merchants), name)


def far_side() -> FarSide:
    """The payment channel as the fuzz's house reaches it."""
    return FarSide()


def open_city(folder: Path) -> None:
    """The city of the demo, opened as a person opens it, with numbers at the payment channel."""
    book = {
        "merchants": [
            {"role": "direct", "mchid": town.MCHID},
            {"role": "service_provider", "mchid": town.SP_MCHID},
        ],
        "apps": [{"appid": town.APPID}, {"appid": town.WORKER_APPID}],
    }
    town.clock.turn(to=town.MONDAY)
    (folder / "merchants.json").write_text(json.dumps(book))
    call_command("open_city", number=town.CITY, pack="yunhe", stdout=(folder / "said").open("w"))


def build() -> City:
    """A crew of the house and a firm with its own worker."""
    city = City()
    city.crew = [town.hire(city, name, step=step) for step, name in enumerate("王李张")]
    papers = town.clear(city, ids.new(0), "merchant", order=901)
    firm = city.do(
        partners.register_merchant,
        name={"zh-CN": "好邻居家政"},
        credit_code=credit_code(1),
        dossier_id=papers,
        sub_mchid=town.SUB_MCHID,
    )
    city.merchant_id = firm.id
    city.do(
        partners.sign_contract,
        party="merchant",
        payee_mode="S2",
        merchant_id=firm.id,
        commission_bp={"default": 1_000},
    )
    city.staff = [town.hire(city, "孙师傅", merchant_id=firm.id, step=5)]
    return city


def live(city: City, customer: Caller, worker: Caller) -> None:
    """Orders of one customer and one worker at every stage."""
    mine = {"way": "choose", "worker_id": str(worker.actor_id)}
    later, _ = asking.taken(city, customer, **mine, starts_at=town.tomorrow(15))
    order, _ = asking.accepted(city, customer, **mine, pay="whole")
    review = {"stars": 3, "text": "还行", "tags": []}
    customer.post(f"orders/{order['id']}/review", review)
    customer.post(f"orders/{order['id']}/disputes", {"reason": "没擦干净"})
    customer.upload("pictures", purpose="order.photo", picture=town.picture())
    _begin(later["visits"][0]["id"], customer, worker)
    soon = {"starts_at": (town.clock.read() + timedelta(days=1, hours=18)).isoformat()}
    asking.taken(city, customer, **mine, **soon)
    hall = asking.paid(city, customer, way="grab", **soon)
    city.crew[1].post(f"hall/{hall['id']}/applications")
    asking.placed(city, customer, **soon)
    city.deliver()


def _begin(visit_id: str, customer: Caller, worker: Caller) -> None:
    town.at(town.MONDAY + timedelta(days=1, hours=6, minutes=30))
    worker.post(f"visits/{visit_id}/departure")
    town.later(minutes=20)
    worker.post(f"visits/{visit_id}/arrival", {"reason": "地下车库没有信号"})
    code = customer.post(f"visits/{visit_id}/start-code").json()["code"]
    asking.do_steps(worker, visit_id, "before")
    assert worker.post(f"visits/{visit_id}/start", {"code": code}).status_code == 200
    change = {"options": [{"code": "glass-room", "count": 1}], "reason": "客户要求"}
    worker.post(f"visits/{visit_id}/changes", change)


@dataclass
class Residents:
    """One of each kind, with a token that is good again at every `wake`."""

    customer: Caller
    worker: Caller
    merchant_id: UUID
    roles: dict[str, Role] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def employ(self, city: City) -> None:
        """Make an operator with every duty, and a firm's own operator."""
        for kind, merchant_id in ((OPERATOR, None), (MERCHANT, self.merchant_id)):
            person = city.do(accounts.add_operator, login=f"the-{kind}", password=PASSWORD)
            self.roles[kind] = city.do(
                accounts.grant_role,
                person_id=person.id,
                duties=account_facts.all_duties_unscoped(),
                merchant_id=merchant_id,
            )

    def wake(self, city: City) -> None:
        """Whatever the last endpoint did to them, they may call again, as often as they like."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM kernel_limit")
        customer = Customer.objects.get(city_id=town.CITY, id=self.customer.actor_id)
        people: list[tuple[str, Any, Any]] = [
            (CUSTOMER, customer.person_id, customer.id),
            (WORKER, self.worker.person_id, self.worker.actor_id),
        ]
        for kind, role in self.roles.items():
            role.save()
            people.append((kind, role.person_id, role.id))
        self.tokens = {ANYONE: ""}
        for kind, person_id, actor_id in people:
            _, self.tokens[kind] = city.do(
                open_session,
                person_id=person_id,
                role=OPERATOR if kind in self.roles else kind,
                actor_id=actor_id,
                client="",
            )


class Pool:
    """Ids that exist, by the name under which an endpoint asks for them; `spared` ones never."""

    def __init__(self, spared: frozenset[str] = frozenset()) -> None:
        self._kept: dict[str, list[str]] = {}
        self._spared = spared

    @cached_property
    def _models(self) -> dict[str, type[models.Model]]:
        ours = [one for one in apps.get_models() if one.__module__.startswith("doorstep.")]
        return {one._meta.model_name or "": one for one in reversed(ours)}

    def forget(self) -> None:
        """Look again next time."""
        self._kept.clear()

    def ids_for(self, name: str) -> list[str]:
        """The newest ids that could be meant by `order_id` or `photo_ids`; none if unknown."""
        word = name.removesuffix("s").removesuffix("_id").split("_")[-1]
        if word not in self._kept:
            model = self._models.get(ALIASES.get(word, word))
            rows = model.objects.order_by("-id")[:NEWEST] if model else []  # type: ignore[attr-defined]
            ids = [str(row.pk) for row in rows]
            self._kept[word] = [id for id in ids if id not in self._spared]
        return self._kept[word]
