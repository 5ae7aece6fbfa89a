"""The demo city with its packs loaded, and people who work there, for tests of offering."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from doorstep.kernel import ids
from doorstep.kernel.act import OPERATOR, SYSTEM, Act
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import queries as area_facts
from doorstep.offering.catalog import commands as catalog
from doorstep.offering.catalog import queries as catalog_facts
from doorstep.offering.catalog.models import Service
from doorstep.offering.workers import commands
from doorstep.offering.workers.models import SlotHold, Worker
from doorstep.people.accounts import commands as accounts

CITY = 7
MORNING = datetime(2026, 3, 9, 0, 0, tzinfo=UTC)
"""A Monday, eight o'clock in the city."""
CENTER = (30.25, 120.15)
ALL_DAYS = tuple((weekday, 480, 1200) for weekday in range(7))
"""Eight to twenty, every day."""


@dataclass
class Town:
    """What time it is, and short words for acting."""

    at: datetime = MORNING
    people: list[Worker] = field(default_factory=list)

    def act(self, role: str = SYSTEM, **more: Any) -> Act:
        """An act of now."""
        return Act(role=role, at=self.at, city_id=CITY, **more)

    @property
    def operator(self) -> Act:
        """An operator's act, with a reason."""
        return self.act(OPERATOR, actor_id=ids.new(CITY), reason="按规则调整")

    def do(self, verb: Callable[..., Any], **values: Any) -> Any:
        """One verb of the house itself, in a transaction of its own."""
        with transaction.atomic():
            return verb(self.act(), **values)

    def service(self, code: str) -> Service:
        """The live version of a service."""
        return catalog_facts.service_by_code(self.act(), code)

    def worker(
        self,
        *skills: str,
        home: tuple[float, float] = CENTER,
        plan: Any = ALL_DAYS,
        merchant_id: UUID | None = None,
        name: str = "王师傅",
    ) -> Worker:
        """Somebody whose papers are cleared, with skills and a plan."""
        row = self.do(
            commands.enlist,
            person_id=uuid4(),
            name=name,
            home_lat=home[0],
            home_lng=home[1],
            merchant_id=merchant_id,
            skills=skills or ("cleaning.daily",),
        )
        Worker.objects.filter(city_id=CITY, id=row.id).update(state="active")
        self.do(commands.set_weekly_plan, worker_id=row.id, stretches=plan)
        self.people.append(row)
        return Worker.objects.get(city_id=CITY, id=row.id)

    def hold(
        self,
        worker: Worker,
        hour: float,
        hours: float = 2,
        *,
        place: tuple[float, float] = CENTER,
        day: int = 1,
        lapses_at: datetime | None = None,
        visit_id: UUID | None = None,
        service: str = "daily-cleaning",
    ) -> SlotHold:
        """Hold time on a day from now, at an hour of the city's clock."""
        starts_at = MORNING + timedelta(days=day, hours=hour - 8)
        return self.do(
            commands.hold_slot,
            worker_id=worker.id,
            visit_id=visit_id or ids.new(CITY),
            service_id=self.service(service).id,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=hours),
            place=place,
            lapses_at=lapses_at,
        )


def build(*trades: str) -> Town:
    """The city with its pack, and the packs of these trades."""
    town = Town()
    pack = area_facts.shipped_pack_unscoped("yunhe")
    brand = town.do(accounts.open_brand, name={"zh-CN": "到家"})
    center = {"center_lat": pack["center"]["lat"], "center_lng": pack["center"]["lng"]}
    town.do(accounts.open_city, number=CITY, brand_id=brand.id, name=pack["name"], **center)
    town.do(areas.load_city_pack, pack=pack)
    for code in trades:
        town.do(catalog.load_trade_pack, pack=catalog_facts.shipped_pack_unscoped(code))
    return town
