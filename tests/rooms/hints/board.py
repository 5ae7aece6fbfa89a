"""A switchboard for the tests of hints: what dispatch hears, and what hints hear."""

from dataclasses import replace

from doorstep.offering.workers.events import WentOffDuty
from doorstep.visits.dispatch.events import OfferMade
from doorstep.visits.hints import events, listeners
from tests.rooms.dispatch import board

_HEARD = board.BOARD.listeners
BOARD = replace(
    board.BOARD,
    listeners={
        **_HEARD,
        OfferMade: [listeners.when_offer_made],
        WentOffDuty: [*_HEARD[WentOffDuty], listeners.when_went_off_duty],
    },
    topics={
        **board.BOARD.topics,
        events.HintGiven: lambda event: [f"worker:{event.worker_id}"],
        events.HintEnded: lambda event: [f"worker:{event.worker_id}"],
    },
)
