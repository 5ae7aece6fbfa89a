"""Visits that repeat, arranged by the desk for a caller: all that customers can do themselves."""

from uuid import UUID

from ninja import Query

from doorstep.kernel.act import Act
from doorstep.surfaces import rhythms
from doorstep.surfaces.console.entrance import HELPERS, HOUSE, door
from doorstep.surfaces.shapes import Page, Paging
from doorstep.visits.series import commands, queries

ONE, DAY = "/series/{uuid:series_id}", "/occurrences/{uuid:occurrence_id}"


class PreviewForCaller(rhythms.PreviewWanted):
    """What a rhythm would bring to a caller."""

    customer_id: UUID


class SeriesOfCaller(rhythms.SeriesSent):
    """A caller's agreement, at the usual price that was told."""

    customer_id: UUID


class SeriesWanted(Paging):
    """Whose series are listed."""

    customer_id: UUID | None = None


@door.post(
    "/series/previews",
    **HOUSE,
    duties=HELPERS,
    answers_with=rhythms.PreviewSeen,
    keeps_answer=False,
)
def preview_series(act: Act, body: PreviewForCaller) -> rhythms.PreviewSeen:
    """The next days of a rhythm with prices, conflicts and alternatives; nothing is kept."""
    return rhythms.preview(act, body, body.customer_id)


@door.post("/series", **HOUSE, duties=HELPERS, answers_with=rhythms.SeriesSeen, status=201)
def open_series(act: Act, body: SeriesOfCaller) -> rhythms.SeriesSeen:
    """Agree on a rhythm at the usual price that was shown."""
    series = commands.open_series(
        act,
        want=rhythms.want_of(act, body),
        rhythm=rhythms.rhythm_of(body.days),
        minute=body.minute,
        if_busy=body.if_busy,
        shown_total_fen=body.shown_total_fen,
        customer_id=body.customer_id,
    )
    return rhythms.whole(act, series.id)


@door.get("/series", **HOUSE, duties=HELPERS, answers_with=Page[rhythms.SeriesCard])
def list_series(act: Act, paging: Query[SeriesWanted]) -> Page[rhythms.SeriesCard]:
    """Series of the city or of one customer, newest first."""
    rows, following = queries.page(
        act, customer_id=paging.customer_id, after=paging.after, size=paging.size
    )
    return Page(items=rhythms.cards(act, rows), next=following)


@door.get(ONE, **HOUSE, duties=HELPERS, answers_with=rhythms.SeriesSeen)
def one_series(act: Act, series_id: UUID) -> rhythms.SeriesSeen:
    """One series with its days from today on."""
    return rhythms.whole(act, series_id)


@door.post(f"{ONE}/changes", **HOUSE, duties=HELPERS, answers_with=rhythms.SeriesSeen)
def change_following(act: Act, series_id: UUID, body: rhythms.FollowingSent) -> rhythms.SeriesSeen:
    """All days from one on: another time, person, place, choice or rhythm."""
    commands.change_following(
        act,
        series_id=series_id,
        from_day=body.from_day,
        change=rhythms.change_of(body),
        shown_total_fen=body.shown_total_fen,
        days=rhythms.rhythm_of(body.days) if body.days else None,
    )
    return rhythms.whole(act, series_id)


@door.post(f"{ONE}/pause", **HOUSE, duties=HELPERS, answers_with=rhythms.SeriesSeen)
def pause_series(act: Act, series_id: UUID, body: rhythms.SeriesPauseSent) -> rhythms.SeriesSeen:
    """No visits until a day."""
    commands.pause(act, series_id=series_id, first=body.first, until=body.until)
    return rhythms.whole(act, series_id)


@door.delete(f"{ONE}/pause", **HOUSE, duties=HELPERS, answers_with=rhythms.SeriesSeen)
def resume_series(act: Act, series_id: UUID) -> rhythms.SeriesSeen:
    """Go on before the pause is over."""
    commands.resume(act, series_id=series_id)
    return rhythms.whole(act, series_id)


@door.post(f"{ONE}/end", **HOUSE, duties=HELPERS, answers_with=rhythms.SeriesSeen)
def end_series(act: Act, series_id: UUID) -> rhythms.SeriesSeen:
    """Stop: nothing more is planned or charged; paid orders stay."""
    commands.end(act, series_id=series_id)
    return rhythms.whole(act, series_id)


@door.get(DAY, **HOUSE, duties=HELPERS, answers_with=rhythms.OccurrenceWhole)
def one_occurrence(act: Act, occurrence_id: UUID) -> rhythms.OccurrenceWhole:
    """One day with what else there is, and what leaving it out costs."""
    return rhythms.occurrence(act, occurrence_id)


@door.post(
    f"{DAY}/previews",
    **HOUSE,
    duties=HELPERS,
    answers_with=rhythms.OccurrencePrice,
    keeps_answer=False,
)
def price_occurrence(
    act: Act, occurrence_id: UUID, body: rhythms.OccurrenceWished
) -> rhythms.OccurrencePrice:
    """What a day would cost otherwise; nothing is kept."""
    return rhythms.price_of(act, occurrence_id, body)


@door.put(DAY, **HOUSE, duties=HELPERS, answers_with=rhythms.OccurrenceWhole)
def change_occurrence(
    act: Act, occurrence_id: UUID, body: rhythms.OccurrenceSent
) -> rhythms.OccurrenceWhole:
    """Another time, person or choice for one day."""
    commands.change_occurrence(
        act,
        occurrence_id=occurrence_id,
        change=rhythms.change_of(body),
        shown_total_fen=body.shown_total_fen,
    )
    return rhythms.occurrence(act, occurrence_id)


@door.post(f"{DAY}/skip", **HOUSE, duties=HELPERS, answers_with=rhythms.OccurrenceWhole)
def skip_occurrence(
    act: Act, occurrence_id: UUID, body: rhythms.SkipSent
) -> rhythms.OccurrenceWhole:
    """Leave one day out."""
    commands.skip(act, occurrence_id=occurrence_id, shown_fee_fen=body.shown_fee_fen)
    return rhythms.occurrence(act, occurrence_id)


@door.delete(f"{DAY}/skip", **HOUSE, duties=HELPERS, answers_with=rhythms.OccurrenceWhole)
def restore_occurrence(act: Act, occurrence_id: UUID) -> rhythms.OccurrenceWhole:
    """Bring a day back."""
    commands.restore(act, occurrence_id=occurrence_id)
    return rhythms.occurrence(act, occurrence_id)


@door.post(f"{DAY}/agreement", **HOUSE, duties=HELPERS, answers_with=rhythms.OccurrenceWhole)
def agree_to_occurrence(
    act: Act, occurrence_id: UUID, body: rhythms.AgreementSent
) -> rhythms.OccurrenceWhole:
    """Say yes to a price that is higher than agreed."""
    commands.agree(
        act,
        occurrence_id=occurrence_id,
        shown_total_fen=body.shown_total_fen,
        for_all=body.for_all,
    )
    return rhythms.occurrence(act, occurrence_id)
