"""Visits that repeat: what a rhythm would bring, signing up, one day or all otherwise, stopping."""

from uuid import UUID

from ninja import Query

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.surfaces import rhythms
from doorstep.surfaces.customer.entrance import OWN, door, me
from doorstep.surfaces.shapes import Page, Paging
from doorstep.visits.series import commands, queries

LOOKING, SIGNING = edge.Rate(30, 60), edge.Rate(10, 60)
ONE, DAY = "/series/{uuid:series_id}", "/occurrences/{uuid:occurrence_id}"


@door.post(
    "/series/previews",
    **OWN,
    answers_with=rhythms.PreviewSeen,
    keeps_answer=False,
    rate=LOOKING,
)
def preview_series(act: Act, body: rhythms.PreviewWanted) -> rhythms.PreviewSeen:
    """The next days of a rhythm with prices, conflicts and alternatives; nothing is kept."""
    return rhythms.preview(act, body, me(act))


@door.post("/series", **OWN, answers_with=rhythms.SeriesSeen, status=201, rate=SIGNING)
def open_series(act: Act, body: rhythms.SeriesSent) -> rhythms.SeriesSeen:
    """Agree on a rhythm at the usual price that was shown."""
    series = commands.open_series(
        act,
        want=rhythms.want_of(act, body),
        rhythm=rhythms.rhythm_of(body.days),
        minute=body.minute,
        if_busy=body.if_busy,
        shown_total_fen=body.shown_total_fen,
    )
    return rhythms.whole(act, series.id)


@door.get("/series", **OWN, answers_with=Page[rhythms.SeriesCard])
def list_series(act: Act, paging: Query[Paging]) -> Page[rhythms.SeriesCard]:
    """The caller's series, newest first."""
    rows, following = queries.page(act, customer_id=me(act), after=paging.after, size=paging.size)
    return Page(items=rhythms.cards(act, rows), next=following)


@door.get(ONE, **OWN, answers_with=rhythms.SeriesSeen)
def one_series(act: Act, series_id: UUID) -> rhythms.SeriesSeen:
    """One series with its days from today on."""
    return rhythms.whole(act, series_id)


@door.post(f"{ONE}/changes", **OWN, answers_with=rhythms.SeriesSeen, rate=SIGNING)
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


@door.post(f"{ONE}/pause", **OWN, answers_with=rhythms.SeriesSeen)
def pause_series(act: Act, series_id: UUID, body: rhythms.SeriesPauseSent) -> rhythms.SeriesSeen:
    """No visits until a day."""
    commands.pause(act, series_id=series_id, first=body.first, until=body.until)
    return rhythms.whole(act, series_id)


@door.delete(f"{ONE}/pause", **OWN, answers_with=rhythms.SeriesSeen)
def resume_series(act: Act, series_id: UUID) -> rhythms.SeriesSeen:
    """Go on before the pause is over."""
    commands.resume(act, series_id=series_id)
    return rhythms.whole(act, series_id)


@door.post(f"{ONE}/end", **OWN, answers_with=rhythms.SeriesSeen)
def end_series(act: Act, series_id: UUID) -> rhythms.SeriesSeen:
    """Stop: nothing more is planned or charged; paid orders stay."""
    commands.end(act, series_id=series_id)
    return rhythms.whole(act, series_id)


@door.get(DAY, **OWN, answers_with=rhythms.OccurrenceWhole)
def one_occurrence(act: Act, occurrence_id: UUID) -> rhythms.OccurrenceWhole:
    """One day with what else there is, and what leaving it out costs."""
    return rhythms.occurrence(act, occurrence_id)


@door.post(
    f"{DAY}/previews", **OWN, answers_with=rhythms.OccurrencePrice, keeps_answer=False, rate=LOOKING
)
def price_occurrence(
    act: Act, occurrence_id: UUID, body: rhythms.OccurrenceWished
) -> rhythms.OccurrencePrice:
    """What a day would cost otherwise; nothing is kept."""
    return rhythms.price_of(act, occurrence_id, body)


@door.put(DAY, **OWN, answers_with=rhythms.OccurrenceWhole)
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


@door.post(f"{DAY}/skip", **OWN, answers_with=rhythms.OccurrenceWhole)
def skip_occurrence(
    act: Act, occurrence_id: UUID, body: rhythms.SkipSent
) -> rhythms.OccurrenceWhole:
    """Leave one day out."""
    commands.skip(act, occurrence_id=occurrence_id, shown_fee_fen=body.shown_fee_fen)
    return rhythms.occurrence(act, occurrence_id)


@door.delete(f"{DAY}/skip", **OWN, answers_with=rhythms.OccurrenceWhole)
def restore_occurrence(act: Act, occurrence_id: UUID) -> rhythms.OccurrenceWhole:
    """Bring a day back."""
    commands.restore(act, occurrence_id=occurrence_id)
    return rhythms.occurrence(act, occurrence_id)


@door.post(f"{DAY}/agreement", **OWN, answers_with=rhythms.OccurrenceWhole)
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
