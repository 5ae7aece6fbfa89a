"""Visits that repeat, as doors send and show them: the agreement, its days, what else can be."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from doorstep.kernel import text
from doorstep.kernel.act import OPERATOR, Act
from doorstep.kernel.errors import Refusal
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.surfaces.shapes import Day, Fen, Iso, Moment, Shown, words
from doorstep.surfaces.wishes import ChoiceSent, VisitSent
from doorstep.visits.orders import queries as orders
from doorstep.visits.series import queries
from doorstep.visits.series.queries import Change, Rhythm, Want

Minute = Annotated[int, Field(ge=0, le=1_439)]
Weekday = Annotated[int, Field(ge=0, le=6)]
IfBusy = Literal["anyone", "ask"]


class RhythmSent(Schema):
    """On which days of the city (weekday 0 is Monday), from when, and until when or how often."""

    kind: Literal["weekly", "monthly_day", "monthly_weekday"]
    every: Annotated[int, Field(ge=1, le=12)] = 1
    weekdays: Annotated[list[Weekday], Field(max_length=7)] = []
    month_day: Annotated[int, Field(ge=1, le=31)] | None = None
    nth: Literal[1, 2, 3, 4, -1] | None = None
    first_day: Day
    last_day: Day | None = None
    count: Annotated[int, Field(ge=1, le=366)] | None = None


class SeriesWished(VisitSent):
    """A visit that repeats: what, where, on which days and at which minute of the city's day."""

    days: RhythmSent
    minute: Minute
    if_busy: IfBusy = "ask"
    note: words(500) = ""


class PreviewWanted(SeriesWished):
    """What a rhythm would bring; `series_id` names the one that it shall replace."""

    series_id: UUID | None = None


class SeriesSent(SeriesWished):
    """An agreement at the usual price that was shown."""

    shown_total_fen: Fen


class FollowingSent(Schema):
    """All days from one on: what is not said stays; the usual price is what a preview showed."""

    from_day: Day
    shown_total_fen: Fen
    minute: Minute | None = None
    worker_id: UUID | None = None
    anybody: bool = False
    if_busy: IfBusy | None = None
    address_id: UUID | None = None
    choice: ChoiceSent | None = None
    days: RhythmSent | None = None


class OccurrenceWished(Schema):
    """One day otherwise: another time, person or choice; what is not said stays."""

    starts_at: Moment | None = None
    worker_id: UUID | None = None
    anybody: bool = False
    choice: ChoiceSent | None = None


class OccurrenceSent(OccurrenceWished):
    """One day otherwise, at the price that was shown."""

    shown_total_fen: Fen


class SeriesPauseSent(Schema):
    """No visits from a day (today) until another, on which they go on."""

    first: Day | None = None
    until: Day


class SkipSent(Schema):
    """One day left out; for an order the fee that was shown."""

    shown_fee_fen: Fen | None = None


class AgreementSent(Schema):
    """A yes to the price that was shown, for one day or for all by today's prices."""

    shown_total_fen: Fen
    for_all: bool = False


class NamedWorker(Shown):
    """Who comes."""

    id: UUID
    name: str


class AlternativeSeen(Shown):
    """Something else for a day: another time or day of the same person, or another person."""

    kind: str
    starts_at: Iso
    worker: NamedWorker | None
    total_fen: int


class PreviewedSeen(Shown):
    """A day of a rhythm: what it costs, and what stands in its way with what else there is."""

    day: Day
    starts_at: Iso
    ends_at: Iso
    total_fen: int | None
    is_holiday: bool
    trouble: str
    trouble_text: str
    alternatives: list[AlternativeSeen]


class PreviewSeen(Shown):
    """The next days of a rhythm, and what most of them cost."""

    usual_fen: int | None
    occurrences: list[PreviewedSeen]


class OccurrenceSeen(Shown):
    """A day of a series and what became of it."""

    id: UUID
    day: Day
    starts_at: Iso
    ends_at: Iso
    state: str
    worker: NamedWorker | None
    order_id: UUID | None
    agreed_fen: int
    price_fen: int | None
    trouble: str
    trouble_text: str
    answer_until_at: Iso | None


class SkippingSeen(Shown):
    """What leaving an ordered day out costs now."""

    fee_fen: int
    refund_fen: int


class OccurrenceWhole(OccurrenceSeen):
    """A day with what else there is, and what leaving it out costs once it is ordered."""

    series_id: UUID
    alternatives: list[AlternativeSeen]
    skipping: SkippingSeen | None


class OccurrencePrice(Shown):
    """What a change of a day would cost, and what stands in its way."""

    total_fen: int | None
    trouble: str
    trouble_text: str


class SeriesCard(Shown):
    """A series in a list."""

    id: UUID
    customer_id: UUID
    service_name: str
    state: str
    kind: str
    every: int
    weekdays: list[int]
    month_day: int | None
    nth: int | None
    first_day: Day
    last_day: Day | None
    count: int | None
    minute: int
    worker: NamedWorker | None
    if_busy: str
    usual_fen: int
    paused_from: Day | None
    paused_until: Day | None
    opened_at: Iso
    ended_at: Iso | None


class SeriesSeen(SeriesCard):
    """A series with its days from today on."""

    address_id: UUID
    variant: str
    units: int
    note: str
    occurrences: list[OccurrenceSeen]


def want_of(act: Act, sent: SeriesWished) -> Want:
    """The visit in the words of series."""
    return Want(
        service_code=catalog.service(act, sent.service_id).code,
        **sent.picked(),
        address_id=sent.address_id,
        travel_mode=sent.travel_mode,
        pay=sent.pay,
        note=sent.note,
        merchant_id=sent.merchant_id,
        worker_id=sent.worker_id,
    )


def rhythm_of(sent: RhythmSent) -> Rhythm:
    """The rhythm in the words of series."""
    return Rhythm(**{**sent.model_dump(), "weekdays": tuple(sent.weekdays)})


def change_of(sent: OccurrenceWished | FollowingSent) -> Change:
    """What shall be otherwise, in the words of series."""
    known = ("starts_at", "minute", "worker_id", "anybody", "if_busy", "address_id")
    said = {name: getattr(sent, name) for name in known if name in type(sent).model_fields}
    return Change(**said, choice=sent.choice.picked() if sent.choice else None)


def preview(act: Act, sent: PreviewWanted, customer_id: UUID) -> PreviewSeen:
    """What a rhythm would bring."""
    instead_of = queries.series(act, sent.series_id) if sent.series_id else None
    found = queries.preview(
        act,
        want_of(act, sent),
        rhythm_of(sent.days),
        sent.minute,
        customer_id=customer_id,
        instead_of=instead_of,
    )
    others = [other for one in found.occurrences for other in one.alternatives]
    named = _named(act, (other.worker_id for other in others))
    return PreviewSeen(
        usual_fen=found.usual_fen,
        occurrences=[_previewed(act, one, named) for one in found.occurrences],
    )


def _previewed(
    act: Act, one: queries.Previewed, named: Mapping[UUID, NamedWorker]
) -> PreviewedSeen:
    seen = one.look
    return PreviewedSeen(
        day=one.day,
        starts_at=seen.starts_at,
        ends_at=seen.ends_at,
        total_fen=seen.total_fen,
        is_holiday=seen.is_holiday,
        trouble=queries.trouble_shown(seen.trouble),
        trouble_text=queries.trouble_said(seen.trouble, act.language),
        alternatives=_alternatives(one.alternatives, named),
    )


def _alternatives(
    found: Iterable[queries.Alternative], named: Mapping[UUID, NamedWorker]
) -> list[AlternativeSeen]:
    return [
        AlternativeSeen(
            kind=one.kind,
            starts_at=one.starts_at,
            worker=named.get(one.worker_id) if one.worker_id else None,
            total_fen=one.total_fen,
        )
        for one in found
    ]


def cards(act: Act, rows: list[queries.Series]) -> list[SeriesCard]:
    """Series in a list."""
    named = _named(act, (row.worker_id for row in rows))
    return [SeriesCard(**_card(act, row, named)) for row in rows]


def whole(act: Act, series_id: UUID) -> SeriesSeen:
    """A series with its days from today on."""
    found = queries.one(act, series_id, first=areas.facts(act).day_of(act.at))
    row = found.series
    named = _named(act, [row.worker_id, *(one.worker_id for one in found.occurrences)])
    return SeriesSeen(
        **_card(act, row, named),
        address_id=row.address_id,
        variant=row.choice["variant"],
        units=row.choice["units"],
        note=row.note,
        occurrences=[
            OccurrenceSeen(**_occurrence(act, row, one, named)) for one in found.occurrences
        ],
    )


def occurrence(act: Act, occurrence_id: UUID) -> OccurrenceWhole:
    """A day with what else there is, and what leaving it out costs."""
    row = queries.occurrence(act, occurrence_id)
    series = queries.series(act, row.series_id)
    others = queries.previewed(act, series, row).alternatives if row.state == "asking" else ()
    named = _named(act, [row.worker_id, series.worker_id, *(one.worker_id for one in others)])
    return OccurrenceWhole(
        **_occurrence(act, series, row, named),
        series_id=series.id,
        alternatives=_alternatives(others, named),
        skipping=_skipping(act, row),
    )


def price_of(act: Act, occurrence_id: UUID, sent: OccurrenceWished) -> OccurrencePrice:
    """What a day would cost otherwise."""
    row = queries.occurrence(act, occurrence_id)
    seen = queries.otherwise(act, queries.series(act, row.series_id), row, change_of(sent))
    return OccurrencePrice(
        total_fen=seen.total_fen,
        trouble=queries.trouble_shown(seen.trouble),
        trouble_text=queries.trouble_said(seen.trouble, act.language),
    )


def _card(act: Act, row: queries.Series, named: Mapping[UUID, NamedWorker]) -> dict[str, Any]:
    plain = [name for name in SeriesCard.model_fields if name not in ("service_name", "worker")]
    sold = catalog.service(act, row.service_id)
    return {name: getattr(row, name) for name in plain} | {
        "service_name": text.say(sold.name, act.language),
        "worker": named.get(row.worker_id),
    }


def _occurrence(
    act: Act, series: queries.Series, row: queries.Occurrence, named: Mapping[UUID, NamedWorker]
) -> dict[str, Any]:
    """Who comes: whose time is kept; for an order its own page says it."""
    known = ("worker", "trouble", "trouble_text")
    plain = [name for name in OccurrenceSeen.model_fields if name not in known]
    return {name: getattr(row, name) for name in plain} | {
        "worker": named.get(row.worker_id),
        "trouble": queries.trouble_shown(row.trouble),
        "trouble_text": queries.trouble_said(row.trouble, act.language),
    }


def _skipping(act: Act, row: queries.Occurrence) -> SkippingSeen | None:
    if row.state != "ordered" or row.order_id is None:
        return None
    by = "customer" if act.role == OPERATOR else ""
    try:
        cost = orders.preview_cancellation(act, row.order_id, on_behalf=by)
    except Refusal:  # it is done, or under way
        return None
    return SkippingSeen(fee_fen=cost.fee_fen, refund_fen=cost.refund_fen)


def _named(act: Act, worker_ids: Iterable[UUID | None]) -> dict[UUID, NamedWorker]:
    wanted = [id for id in dict.fromkeys(worker_ids) if id is not None]
    known = workers.cards(act, wanted) if wanted else {}
    return {id: NamedWorker(id=id, name=card.name) for id, card in known.items()}
