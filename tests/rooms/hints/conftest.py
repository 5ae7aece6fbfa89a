"""The city of the tests of dispatch, in which hints listen, and what was ordered there before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from doorstep.kernel import clock
from doorstep.kernel.act import Act
from doorstep.kernel.models import Message
from doorstep.visits.dispatch import commands as dispatch
from doorstep.visits.hints import commands
from doorstep.visits.hints.models import Hint
from tests.beginnings import Beginnings
from tests.rooms.boards import hears
from tests.rooms.dispatch.city import City
from tests.rooms.dispatch.city import built as built_city
from tests.rooms.orders.world import CITY, HOME

BUSY = (HOME[0] + 0.018, HOME[1])
"""Two kilometres north of where everybody lives."""


@dataclass
class Town(City):
    """A city in which three orders for now were opened at this hour a week ago, two km away."""

    def ordered_before(self, lat: float = BUSY[0], lng: float = BUSY[1], **changes: Any) -> None:
        """One more order for now of a week ago, which nobody hears of any more."""
        order = self.ordered(timing="now", **changes)
        self.do(dispatch.begin, self.act(), order_id=order.id)
        row = self.search(order)
        row.lat, row.lng = lat, lng
        row.first_opened_at = self.at - timedelta(weeks=1) + timedelta(minutes=20)
        row.state, row.next_at, row.closed_at = "ended", None, self.at
        row.save()
        news = Message.objects.filter(city_id=CITY, kind=Message.NEWS, done_at=None)
        news.update(done_at=clock.real())

    def look(self) -> int:
        """The city is looked at, as in its rhythm."""
        told: int = self.do(commands.lead, self.act())
        return told

    def hints(self, *states: str) -> list[Hint]:
        """The hints that were told, first one first."""
        rows = Hint.objects.of(self.act()).order_by("told_at", "id")
        return list(rows.filter(state__in=states) if states else rows)

    def hint_of(self, worker_id: UUID) -> Hint:
        """The hint of a worker that stands."""
        hint: Hint = Hint.objects.of(self.act()).get(worker_id=worker_id, state="stands")
        return hint

    def news(self, name: str) -> list[dict[str, Any]]:
        """The contents of every event of hints of a name, oldest first."""
        rows = Message.objects.filter(city_id=CITY, name=f"hints.{name}").order_by("id")
        return list(rows.values_list("content", flat=True))

    @property
    def desk(self) -> Act:
        """Somebody at the desk."""
        return self.operator


@pytest.fixture
def board() -> Iterator[None]:
    """Dispatch and hints hear, and everything told is kept."""
    with hears("tests.rooms.hints.board.BOARD"):
        yield


@pytest.fixture
def begun(beginnings: Beginnings, board: None) -> Iterator[Town]:
    """The city as it was built once."""
    with beginnings.standing("hints", _built) as town:
        yield town


@pytest.fixture
def town(begun: Town, db: None) -> Town:
    """The city with its demand of a week ago; rolled back."""
    return begun


def _built() -> Town:
    town = Town(**vars(built_city()))
    for _ in range(3):
        town.ordered_before()
    return town
