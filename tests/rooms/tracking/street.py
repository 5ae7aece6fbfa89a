"""The small city of orders with a street: workers walk it and phones send what they see."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID

from PIL import Image

from doorstep.kernel import queue
from doorstep.kernel.models import Message
from doorstep.offering.catalog.models import Service
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.models import Order
from doorstep.visits.tracking import commands, queries
from doorstep.visits.tracking.models import Fix, Trip
from doorstep.visits.tracking.rules import Seen
from tests.rooms.orders.world import CITY, HOME, World

METRE = 1 / 111_195
"""A metre northwards, in degrees."""


def _name(chinese: str, english: str) -> dict[str, str]:
    return {"zh-CN": chinese, "en": english}


SOP = [
    {"code": "cover", "name": _name("铺垫", "Cover"), "phase": "before", "photo": True},
    {"code": "clean", "name": _name("清洁", "Clean"), "gate": True},
    {"code": "tip", "name": _name("小贴士", "Advice"), "gate": False},
    {"code": "after", "name": _name("完工照", "After"), "phase": "after", "photo": True},
]


def picture(colour: str = "green") -> bytes:
    """A photo as a phone takes one."""
    made = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(made, format="JPEG")
    return made.getvalue()


class Street(World):
    """A world in which the worker's phone sends positions."""

    def on_the_way(self, **changes: Any) -> Order:
        """The first worker has set out, an hour before the start, by the app."""
        order = self.assigned(**changes)
        visit = self.visit(order)
        self.at = visit.starts_at - timedelta(hours=1)
        self.do(commands.set_out, self.worker(), visit_id=visit.id)
        return self.fresh(order)

    def at_the_door(self, **changes: Any) -> Order:
        """The worker has arrived by geofence."""
        order = self.on_the_way(**changes)
        self.later(minutes=20)
        self.send(self.seen(0))
        return self.fresh(order)

    def at_work(self, **changes: Any) -> Order:
        """The work has begun with the customer's code."""
        order = self.at_the_door(**changes)
        visit = self.visit(order)
        shown = self.do(orders.show_start_code, self.customer, visit_id=visit.id)
        self.do(commands.start, self.worker(), visit_id=visit.id, code=shown.code)
        return self.fresh(order)

    def seen(self, north_m: float, *, ago: int = 0, **more: Any) -> Seen:
        """A fix so many metres north of the customer's door."""
        facts = {"accuracy_m": 10, "is_mock": False, "source": "gps"} | more
        return Seen(
            lat=HOME[0] + north_m * METRE,
            lng=HOME[1],
            taken_at=self.at - timedelta(seconds=ago),
            **facts,
        )

    def send(self, *fixes: Seen, worker_id: UUID | None = None) -> commands.Received:
        """The phone sends a batch."""
        received: commands.Received = self.do(
            commands.record_positions, self.worker(worker_id), fixes=list(fixes)
        )
        return received

    def tick_off(self, order: Order, code: str, **more: Any) -> Any:
        """The worker does a step."""
        visit = self.visit(order)
        return self.do(commands.complete_step, self.worker(), visit_id=visit.id, code=code, **more)

    def trip(self, order: Order) -> Trip:
        """The trip of an order."""
        return Trip.objects.of(self.act()).get(order_id=order.id)

    def fixes(self, order: Order) -> list[Fix]:
        """The kept fixes of an order's trip."""
        rows = Fix.objects.of(self.act()).filter(trip__order_id=order.id, trip__city_id=CITY)
        return list(rows.order_by("taken_at"))

    def shown(self, order: Order) -> queries.OnTheWay:
        """What the customer sees of the one worker."""
        (one,) = queries.trip(self.customer, order.id).workers
        return one

    def evidence(self, order: Order, kind: str) -> list[dict[str, Any]]:
        """The facts of a kind in the order's chain."""
        chain = order_facts.chain(self.act(), self.fresh(order))
        return [one.facts for one in chain if one.kind == kind]

    def with_steps(self) -> None:
        """The service is done in four steps, two of them with a photo."""
        Service.objects.of(self.act()).filter(code="daily-cleaning").update(sop=SOP)

    def hear_news(self) -> None:
        """Tracking hears what orders told."""
        for message in Message.objects.filter(city_id=CITY, kind=Message.NEWS).order_by("id"):
            kind = queue.events_by_name()[message.name]
            event = queue.adapter(kind).validate_python(message.content)
            for listener in queue.switchboard().listeners.get(kind, []):
                self.do(listener, self.act(), event=event)
