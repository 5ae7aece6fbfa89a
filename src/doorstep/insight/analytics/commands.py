"""Verbs of analytics: a replay is asked for, moves on, is kept or fails."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from doorstep.insight.analytics import queries, rules
from doorstep.insight.analytics.models import Replay
from doorstep.kernel import audit, ids, queue
from doorstep.kernel.act import OPERATOR, Act, command
from doorstep.kernel.errors import NotAllowed
from doorstep.offering.areas import queries as areas
from doorstep.visits.dispatch import queries as dispatch


@command
def replay_day(act: Act, *, day: date, facts: Mapping[str, Any], reason: str = "") -> Replay:
    """Ask for a past day to be played again with another policy; it happens in the background.

    `facts`: what a policy says, as it would be published; what it leaves out has its default.
    Refuses with NotAllowed, DayNotPast, TooManyReplays, Invalid.
    """
    if act.role != OPERATOR:
        raise NotAllowed
    today = areas.facts(act).day_of(act.at)
    if not today - timedelta(days=rules.DAYS_BACK_MAX) <= day < today:
        raise rules.DayNotPast
    if Replay.objects.of(act).filter(state=rules.WAITING).count() >= rules.WAITING_MAX:
        raise rules.TooManyReplays
    wanted = asdict(dispatch.next_policy(act, facts).policy)
    del wanted["version"]
    made: Replay = Replay.objects.create(
        id=ids.new(act.city_id),
        city_id=act.city_id,
        day=day,
        facts=wanted,
        reason=reason,
        state=rules.WAITING,
        made_at=act.at,
        made_by=act.actor_id,
    )
    audit.note(act, "analytics.replay_day", subject=("replay", made.id))
    queue.soon(act, "analytics.play", key=f"analytics.play:{made.id.hex}", replay_id=made.id)
    return made


@command
def move_on(act: Act, *, replay_id: UUID, done_permille: int) -> None:
    """Say how far a replay is."""
    waiting = Replay.objects.of(act).filter(id=replay_id, state=rules.WAITING)
    waiting.update(done_permille=done_permille)


@command
def keep_replay(act: Act, *, replay_id: UUID, found: Mapping[str, Any]) -> None:
    """Keep what a replay found; one that ended meanwhile stays as it is."""
    row = queries.replay(act, replay_id)
    if row.state != rules.WAITING:
        return
    row.before, row.after = found["before"], found["after"]
    row.real, row.counts = found["real"], found["counts"]
    row.policy_version = found["policy_version"]
    row.state, row.ready_at, row.done_permille = rules.READY, act.at, 1_000
    row.save()


@command
def fail_replay(act: Act, *, replay_id: UUID, refusal: str) -> None:
    """Keep why a replay could not be played."""
    waiting = Replay.objects.of(act).filter(id=replay_id, state=rules.WAITING)
    waiting.update(state=rules.FAILED, refusal=refusal, ready_at=act.at)
