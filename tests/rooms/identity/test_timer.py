"""The end of an approval, as the queue brings it when the clock gets there."""

from datetime import timedelta

from doorstep.kernel import clock, edge
from doorstep.kernel.queue import delivery
from doorstep.people.identity import queries
from tests.rooms.accounts.people import CITY, act_of, open_city
from tests.rooms.identity.papers import approved


def test_the_queue_ends_an_approval_when_its_day_has_come(fresh_db: str) -> None:
    open_city(CITY)
    dossier = approved()
    delivery.drain(CITY)
    assert queries.dossier(act_of(), dossier.id).state == "approved"

    edge.enter(lambda _: clock.turn(to=dossier.holds_until_at + timedelta(minutes=1)), city_id=CITY)
    delivery.drain(CITY)

    assert queries.dossier(act_of(), dossier.id).state == "expired"
