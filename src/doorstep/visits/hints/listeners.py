"""What hints hear: a worker is asked for work that begins now, or leaves their duty."""

from doorstep.kernel.act import Act
from doorstep.offering.workers.events import WentOffDuty
from doorstep.visits.dispatch.events import OfferMade
from doorstep.visits.hints import commands


def when_offer_made(act: Act, event: OfferMade) -> None:
    """Who is asked for work that begins now has something else to think of."""
    if event.timing == "now":
        commands.give_way(act, worker_id=event.worker_id)


def when_went_off_duty(act: Act, event: WentOffDuty) -> None:
    """Who is off duty waits for nothing."""
    commands.withdraw(act, worker_id=event.worker_id)
