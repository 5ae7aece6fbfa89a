"""Who has an appointment is asked for work that begins now only if they can be there in time."""

from datetime import timedelta
from uuid import UUID

from doorstep.kernel import ids
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers.models import SlotHold
from tests.rooms.dispatch.city import City
from tests.rooms.orders.world import HOME

FAR = (HOME[0] + 0.25, HOME[1])
"""Twenty-eight kilometres away: more than an hour."""


def _appointment(city: City, worker_id: UUID, place: tuple[float, float], **after: int) -> None:
    starts_at = city.at + timedelta(**after)
    city.do(
        workers.hold_slot,
        city.act(),
        worker_id=worker_id,
        visit_id=ids.new(7),
        service_id=city.services["daily-cleaning"],
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        place=place,
        lapses_at=None,
    )


def test_who_could_not_be_at_the_next_visit_in_time_is_not_asked(city: City) -> None:
    far, near, other = city.crew
    _appointment(city, far, FAR, hours=4, minutes=30)
    _appointment(city, near, HOME, hours=4, minutes=30)
    city.off_duty(other)

    order = city.opened(timing="now")

    assert city.open_offer(order).worker_id == near
    (decision,) = city.decisions(order)
    assert [one["worker"] for one in decision.candidates] == [str(near)]
    city.decline(city.open_offer(order))
    city.pass_time(minutes=1)
    assert city.offers(order, "open") == [], "a distant appointment is kept free of offers"


def test_whoever_is_asked_before_an_appointment_can_say_yes_at_the_last_second(city: City) -> None:
    for worker_id in city.crew[1:]:
        city.off_duty(worker_id)
    worker_id, taken = city.crew[0], 0
    for minutes in range(0, 120, 15):
        _appointment(city, worker_id, FAR, hours=4, minutes=minutes)
        order = city.opened(timing="now")
        if not city.offers(order, "open"):
            city.do(workers.end_hold, city.act(), visit_id=_held(city, worker_id))
            continue
        city.later(seconds=29)
        city.accept(city.open_offer(order))
        taken = minutes
        break

    assert taken > 30, "half an hour is not enough for the way"


def _held(city: City, worker_id: UUID) -> UUID:
    visit: UUID = SlotHold.objects.get(worker_id=worker_id, ended_at=None).visit_id
    return visit
