"""The small city of orders, with ears: news is heard and timers ring when a test says so."""

from typing import Any
from uuid import UUID

from doorstep.kernel import clock, queue
from doorstep.kernel.models import Message
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers.models import Worker
from doorstep.visits.dispatch import commands
from doorstep.visits.dispatch.models import Application, Decision, Offer, Search
from doorstep.visits.orders.models import Order
from tests.rooms.orders.world import CITY, World, build


class City(World):
    """A world in which dispatch listens."""

    def settle(self) -> None:
        """Hear all news and ring all timers that are due now, until it is quiet."""
        while self._hear() or self._ring() or self.do(commands.tick, self.act()):
            pass

    def _hear(self) -> bool:
        waiting = Message.objects.filter(city_id=CITY, kind=Message.NEWS, done_at=None)
        heard = list(waiting.order_by("id"))
        for message in heard:
            kind = queue.events_by_name()[message.name]
            event = queue.adapter(kind).validate_python(message.content)
            for listener in queue.switchboard().listeners.get(kind, []):
                self.do(listener, self.act(), event=event)
            self._done(message)
        return bool(heard)

    def _ring(self) -> bool:
        due = Message.objects.filter(
            city_id=CITY, kind=Message.TASK, done_at=None, due_at__lte=self.at
        )
        message = due.filter(name__startswith="dispatch.").order_by("due_at", "id").first()
        if message is None:
            return False
        readers = queue.job_parameters(message.name)
        values = {key: readers[key].validate_python(v) for key, v in message.content.items()}
        self._done(message)
        self.do(queue.job(message.name), self.act(), **values)
        return True

    def _done(self, message: Message) -> None:
        message.done_at = clock.real()
        message.save(update_fields=["done_at"])

    def opened(self, **changes: Any) -> Order:
        """A paid order whose news dispatch has heard."""
        order = self.ordered(**changes)
        self.settle()
        return self.fresh(order)

    def pass_time(self, **span: int) -> None:
        """Let time pass, and ring what is due then."""
        self.later(**span)
        self.settle()

    def search(self, order: Order) -> Search:
        """How far the search for an order came."""
        return Search.objects.of(self.act()).get(order_id=order.id)

    def offers(self, order: Order, *states: str) -> list[Offer]:
        """The offers of an order, first one first."""
        rows = Offer.objects.of(self.act()).filter(order_id=order.id)
        if states:
            rows = rows.filter(state__in=states)
        return list(rows.order_by("made_at", "id"))

    def open_offer(self, order: Order) -> Offer:
        """The one offer that waits for an answer."""
        (offer,) = self.offers(order, "open")
        return offer

    def decisions(self, order: Order) -> list[Decision]:
        """The decisions about an order, first one first."""
        rows = Decision.objects.of(self.act()).filter(order_id=order.id)
        return list(rows.order_by("at", "id"))

    def applications(self, order: Order) -> list[Application]:
        """Who applied to an order."""
        return list(Application.objects.of(self.act()).filter(order_id=order.id))

    def accept(self, offer: Offer) -> Offer:
        """The asked worker says yes."""
        accepted: Offer = self.do(
            commands.accept_offer, self.worker(offer.worker_id), offer_id=offer.id
        )
        return accepted

    def decline(self, offer: Offer, reason: str = "太远") -> Offer:
        """The asked worker says no."""
        declined: Offer = self.do(
            commands.decline_offer, self.worker(offer.worker_id), offer_id=offer.id, reason=reason
        )
        self.settle()
        return declined

    def publish(self, **facts: Any) -> None:
        """The city dispatches by other rules from now on."""
        self.do(commands.publish_policy, self.operator, facts=facts, why="试行")

    def stand(self, worker_id: UUID, lat: float, lng: float) -> None:
        """A worker on duty is seen somewhere."""
        person_id = Worker.objects.of(self.act()).get(id=worker_id).person_id
        self.do(
            workers.note_position,
            self.act("worker", worker_id, person_id=person_id),
            worker_id=worker_id,
            lat=lat,
            lng=lng,
            accuracy_m=20,
            is_mock=False,
            taken_at=self.at,
        )

    def off_duty(self, worker_id: UUID) -> None:
        """A worker takes no instant work any more."""
        self.do(workers.go_off_duty, self.act(), worker_id=worker_id)
        self.settle()

    def names(self, name: str) -> list[dict[str, Any]]:
        """The contents of every event of dispatch of a name, oldest first."""
        rows = Message.objects.filter(city_id=CITY, name=f"dispatch.{name}").order_by("id")
        return list(rows.values_list("content", flat=True))


def built() -> City:
    """The city of orders with ears."""
    return City(**vars(build()))
