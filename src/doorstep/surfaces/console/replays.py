"""Replays at the desk: play a past day again with other weights, radius or rules, and compare."""

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Query

from doorstep.insight.analytics import commands, queries
from doorstep.kernel.act import Act
from doorstep.surfaces.console.entrance import DISPATCHERS, HOUSE, Facts, Why, door
from doorstep.surfaces.shapes import Day, Iso, Page, Paging, Shown


class ReplaySent(Why):
    """Which day, and the policy to try: what it does not say has its default."""

    day: Day
    facts: Facts


class FigureSeen(Shown):
    """A mean over the draws and the half width of its 95 % confidence; null when not known."""

    value: float | None
    half_width: float | None


class ReplaySeen(Shown):
    """A replay in a list."""

    id: UUID
    day: date
    reason: str
    state: str
    done_permille: int
    refusal: str
    made_at: Iso
    ready_at: Iso | None


class ReplayWhole(ReplaySeen):
    """A replay with its table: what really was, the policy that ran, the policy that was tried."""

    facts: dict[str, Any]
    policy_version: int | None
    counts: dict[str, int]
    real: dict[str, float | None]
    before: dict[str, FigureSeen]
    after: dict[str, FigureSeen]
    pictures: dict[str, str]


@door.post("/dispatch/replays", **HOUSE, duties=DISPATCHERS, answers_with=ReplaySeen, status=202)
def replay_day(act: Act, body: ReplaySent) -> Any:
    """Ask for a past day to be played again with another policy."""
    return commands.replay_day(act, day=body.day, facts=body.facts, reason=body.reason)


@door.get("/dispatch/replays", **HOUSE, duties=DISPATCHERS, answers_with=Page[ReplaySeen])
def list_replays(act: Act, wanted: Query[Paging]) -> Any:
    """Replays, newest first."""
    found, following = queries.replays(act, after=wanted.after, size=wanted.size)
    return {"items": found, "next": following}


@door.get(
    "/dispatch/replays/{uuid:replay_id}", **HOUSE, duties=DISPATCHERS, answers_with=ReplayWhole
)
def see_replay(act: Act, replay_id: UUID) -> Any:
    """A replay with the table before and after, and its pictures."""
    row = queries.replay(act, replay_id)
    shown = {name: getattr(row, name) for name in ReplayWhole.model_fields if name != "pictures"}
    return shown | {"pictures": queries.pictures(act, row)}
