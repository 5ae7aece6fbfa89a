"""What is done with visits that repeat, at whichever door: each door registers these functions
under its own permissions."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.kernel.edge import Door
from doorstep.surfaces import rhythms
from doorstep.visits.series import commands

ONE, DAY = "/series/{uuid:series_id}", "/occurrences/{uuid:occurrence_id}"


def register(
    door: Door,
    allowed: Mapping[str, Any],
    *,
    signing: Mapping[str, Any] | None = None,
    looking: Mapping[str, Any] | None = None,
) -> None:
    """What is the same at every door; `signing` and `looking`: more about those endpoints."""
    whole = {**allowed, "answers_with": rhythms.SeriesSeen}
    door.get(ONE, **whole)(one_series)
    door.post(f"{ONE}/changes", **whole, **(signing or {}))(change_following)
    door.post(f"{ONE}/pause", **whole)(pause_series)
    door.delete(f"{ONE}/pause", **whole)(resume_series)
    door.post(f"{ONE}/end", **whole)(end_series)
    whole = {**allowed, "answers_with": rhythms.OccurrenceWhole}
    door.get(DAY, **whole)(one_occurrence)
    priced = {**allowed, "answers_with": rhythms.OccurrencePrice, "keeps_answer": False}
    door.post(f"{DAY}/previews", **priced, **(looking or {}))(price_occurrence)
    door.put(DAY, **whole)(change_occurrence)
    door.post(f"{DAY}/skip", **whole)(skip_occurrence)
    door.delete(f"{DAY}/skip", **whole)(restore_occurrence)
    door.post(f"{DAY}/agreement", **whole)(agree_to_occurrence)


def sign_up(
    act: Act, body: rhythms.SeriesSent, customer_id: UUID | None = None
) -> rhythms.SeriesSeen:
    """Agree on a rhythm at the usual price that was shown; for the caller, or who is named."""
    series = commands.open_series(
        act,
        want=rhythms.want_of(act, body),
        rhythm=rhythms.rhythm_of(body.days),
        minute=body.minute,
        if_busy=body.if_busy,
        shown_total_fen=body.shown_total_fen,
        customer_id=customer_id,
    )
    return rhythms.whole(act, series.id)


def one_series(act: Act, series_id: UUID) -> rhythms.SeriesSeen:
    """One series with its days from today on."""
    return rhythms.whole(act, series_id)


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


def pause_series(act: Act, series_id: UUID, body: rhythms.SeriesPauseSent) -> rhythms.SeriesSeen:
    """No visits until a day."""
    commands.pause(act, series_id=series_id, first=body.first, until=body.until)
    return rhythms.whole(act, series_id)


def resume_series(act: Act, series_id: UUID) -> rhythms.SeriesSeen:
    """Go on before the pause is over."""
    commands.resume(act, series_id=series_id)
    return rhythms.whole(act, series_id)


def end_series(act: Act, series_id: UUID) -> rhythms.SeriesSeen:
    """Stop: nothing more is planned or charged; paid orders stay."""
    commands.end(act, series_id=series_id)
    return rhythms.whole(act, series_id)


def one_occurrence(act: Act, occurrence_id: UUID) -> rhythms.OccurrenceWhole:
    """One day with what else there is, and what leaving it out costs."""
    return rhythms.occurrence(act, occurrence_id)


def price_occurrence(
    act: Act, occurrence_id: UUID, body: rhythms.OccurrenceWished
) -> rhythms.OccurrencePrice:
    """What a day would cost otherwise; nothing is kept."""
    return rhythms.price_of(act, occurrence_id, body)


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


def skip_occurrence(
    act: Act, occurrence_id: UUID, body: rhythms.SkipSent
) -> rhythms.OccurrenceWhole:
    """Leave one day out."""
    commands.skip(act, occurrence_id=occurrence_id, shown_fee_fen=body.shown_fee_fen)
    return rhythms.occurrence(act, occurrence_id)


def restore_occurrence(act: Act, occurrence_id: UUID) -> rhythms.OccurrenceWhole:
    """Bring a day back."""
    commands.restore(act, occurrence_id=occurrence_id)
    return rhythms.occurrence(act, occurrence_id)


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
