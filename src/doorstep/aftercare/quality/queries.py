"""Questions about reviews, favourites and disputes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from doorstep.aftercare.quality import rules
from doorstep.aftercare.quality.models import (
    Dispute,
    DisputeAnswer,
    Favourite,
    Objection,
    Review,
)
from doorstep.kernel import cursor
from doorstep.kernel.act import CUSTOMER, WORKER, Act
from doorstep.kernel.errors import NotFound, Refusal
from doorstep.kernel.memory import remembered
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.catalog import queries as catalog
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order

STARS_SECONDS = 20.0
"""So long a process shows the stars of services as it last counted them."""


@dataclass(frozen=True, slots=True)
class Stars:
    """How many reviews gave one star, two, … five; hidden ones are left out."""

    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)

    @property
    def count(self) -> int:
        """How many reviews there are."""
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """The mean of all stars to a hundredth, None before the first review."""
        total = sum(stars * count for stars, count in enumerate(self.counts, start=1))
        return round(total / self.count, 2) if self.count else None


def tags_of(act: Act, service_id: UUID) -> list[rules.Tag]:
    """What may be ticked in a review of a service: the words for all, then those of its trade."""
    own = catalog.review_tags(act, service_id)
    named = [(one["text"]["zh-CN"], one["text"], one["is_good"]) for one in own]
    return [
        *rules.TAGS,
        *(rules.Tag(word, text.get("en", word), is_good) for word, text, is_good in named),
    ]


def stars_of_services(act: Act) -> dict[str, Stars]:
    """The stars of every service that was reviewed, by its code; some seconds old."""
    return _stars_of_services(act.city_id)


@remembered(STARS_SECONDS)
def _stars_of_services(city_id: int) -> dict[str, Stars]:
    shown = Review.objects.filter(city_id=city_id, hidden_reason="").exclude(service_code="")
    rows = shown.values_list("service_code", "stars").annotate(Count("id")).order_by()
    counts: dict[str, list[int]] = {}
    for code, stars, count in rows:
        counts.setdefault(code, [0] * 5)[stars - 1] = count
    return {
        code: Stars((one, two, three, four, five))
        for code, (one, two, three, four, five) in counts.items()
    }


def stars_of_worker(act: Act, worker_id: UUID) -> Stars:
    """The stars of one worker."""
    shown = Review.objects.of(act).filter(worker_id=worker_id, hidden_reason="")
    found = dict(shown.values_list("stars").annotate(Count("id")).order_by())
    one, two, three, four, five = (found.get(stars, 0) for stars in range(1, 6))
    return Stars((one, two, three, four, five))


def reviews_of_service(
    act: Act, service_code: str, *, stars: int | None = None, after: str = "", size: int = 20
) -> tuple[list[Review], str]:
    """What was said of a service in all its versions, newest first, hidden ones left out; all, or
    those with so many stars."""
    rows = Review.objects.of(act).filter(service_code=service_code, hidden_reason="")
    if stars is not None:
        rows = rows.filter(stars=stars)
    return cursor.page(rows, by="said_at", after=after, size=size)


def authors(act: Act, rows: Iterable[Review]) -> dict[UUID, str]:
    """The names of those who wrote these reviews, by review; for whoever masks them at once."""
    kept = Review.objects.of(act).filter(id__in=[row.id for row in rows])
    whose = {row.id: row.order.customer for row in kept.select_related("order__customer")}
    names = accounts.customer_names({one.id: one for one in whose.values()}.values())
    return {id: names[one.id] for id, one in whose.items()}


def review_of(act: Act, order_id: UUID) -> Review | None:
    """The review of an order that the caller may see."""
    orders.order(act, order_id)
    return Review.objects.of(act).filter(order_id=order_id).first()


def reviews_of_worker(
    act: Act, worker_id: UUID, *, after: str = "", size: int = 20
) -> tuple[list[Review], str]:
    """What was said of a worker, newest first; hidden ones are left out."""
    rows = Review.objects.of(act).filter(worker_id=worker_id, hidden_reason="")
    return cursor.page(rows, by="said_at", after=after, size=size)


def reviews_of_mine(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Review], str]:
    """What was said of the worker who asks, newest first, with what was hidden."""
    return cursor.page(_own_reviews(act), by="said_at", after=after, size=size)


def own_review(act: Act, review_id: UUID) -> Review:
    """One review of the worker who asks.  Refuses with NotFound."""
    found: Review | None = _own_reviews(act).filter(id=review_id).first()
    if found is None:
        raise NotFound()
    return found


def _own_reviews(act: Act) -> CityQuerySet:
    return Review.objects.of(act).filter(worker_id=act.actor_id)


def reviews_to_look_at(act: Act, *, after: str = "") -> tuple[list[Review], str]:
    """Reviews below four stars that nobody has looked at."""
    return cursor.page(low_reviews(act), by="said_at", after=after, descending=False)


def low_reviews(act: Act) -> CityQuerySet:
    """All reviews below four stars that nobody has looked at."""
    return Review.objects.of(act).filter(stars__lt=4, looked_at=None)


def favourites(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Favourite], str]:
    """A page of the favourites of the customer who asks, newest first."""
    rows = Favourite.objects.of(act).filter(customer_id=_customer_id(act))
    return cursor.page(rows, by="made_at", after=after, size=size)


def is_favourite(act: Act, worker_id: UUID) -> bool:
    """Whether the caller is a customer who keeps this worker as a favourite."""
    rows = Favourite.objects.of(act).filter(customer_id=_customer_id(act), worker_id=worker_id)
    return bool(rows.exists())


def _customer_id(act: Act) -> UUID | None:
    return act.actor_id if act.role == CUSTOMER else None


@dataclass(frozen=True, slots=True)
class MaySay:
    """Whether the customer of an order may review or dispute it now."""

    review: bool
    dispute: bool


def may_say(act: Act, order: Order) -> MaySay:
    """What may be said of an order that the caller was given; nothing is read before its end."""
    review = _is_open(rules.check_reviewable, order.state, order.accepted_at, act.at)
    dispute = _is_open(rules.check_disputable, order.state, order.dispute_until, act.at)
    if review:
        review = not Review.objects.of(act).filter(order_id=order.id).exists()
    if dispute:
        running = Dispute.objects.of(act).filter(order_id=order.id, state=Dispute.OPEN)
        dispute = not running.exists()
    return MaySay(review, dispute)


def _is_open(
    check: Callable[[str, datetime | None, datetime], None],
    state: str,
    since: datetime | None,
    at: datetime,
) -> bool:
    try:
        check(state, since, at)
    except Refusal:
        return False
    return True


def disputes_of(act: Act, order_id: UUID) -> list[Dispute]:
    """The disputes of an order that the caller may see, newest first."""
    orders.order(act, order_id)
    rows = Dispute.objects.of(act).filter(order_id=order_id)
    return list(rows.order_by("-opened_at", "-id"))


def open_disputes(act: Act, *, after: str = "") -> tuple[list[Dispute], str]:
    """The disputes that wait for a decision, the oldest first."""
    return cursor.page(undecided(act), by="opened_at", after=after, descending=False)


def undecided(act: Act) -> CityQuerySet:
    """All disputes that wait for a decision."""
    return Dispute.objects.of(act).filter(state=Dispute.OPEN)


def disputes_of_mine(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Dispute], str]:
    """The disputes of work that the caller may see, newest first."""
    rows = Dispute.objects.of(act).filter(order__in=orders.visible(act))
    return cursor.page(rows, by="opened_at", after=after, size=size)


def answers_to(act: Act, dispute_ids: Iterable[UUID]) -> dict[UUID, list[DisputeAnswer]]:
    """What workers said to disputes that the caller was given; a worker reads their own words."""
    rows = DisputeAnswer.objects.of(act).filter(dispute_id__in=list(dispute_ids))
    if act.role == WORKER:
        rows = rows.filter(worker_id=act.actor_id)
    found: dict[UUID, list[DisputeAnswer]] = {}
    for row in rows.order_by("dispute_id", "said_at", "id"):
        found.setdefault(row.dispute_id, []).append(row)
    return found


def objections_of_mine(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Objection], str]:
    """What the worker who asks objected to, newest first."""
    rows = Objection.objects.of(act).filter(worker_id=act.actor_id)
    return cursor.page(rows, by="made_at", after=after, size=size)


def open_objections(act: Act, *, after: str = "") -> tuple[list[Objection], str]:
    """Objections that wait for an answer, the most urgent first."""
    return cursor.page(unanswered(act), by="answer_due_at", after=after, descending=False)


def unanswered(act: Act) -> CityQuerySet:
    """All objections that wait for an answer."""
    return Objection.objects.of(act).filter(answered_at=None)


def dispute(act: Act, dispute_id: UUID) -> Dispute:
    """One dispute of an order that the caller may see.  Refuses with NotFound."""
    found: Dispute | None = Dispute.objects.of(act).filter(id=dispute_id).first()
    if found is None:
        raise NotFound()
    orders.order(act, found.order_id)
    return found
