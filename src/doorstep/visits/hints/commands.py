"""Verbs of hints: lead the idle, end what stands, choose to have none, forget."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

import numpy as np

from doorstep.algorithms.travel import haversine_m
from doorstep.kernel import ids
from doorstep.kernel.act import SYSTEM, WORKER, Act, command
from doorstep.kernel.errors import NotAllowed
from doorstep.kernel.queue import tell
from doorstep.visits.dispatch import queries as dispatch
from doorstep.visits.hints import queries, rules
from doorstep.visits.hints.events import HintEnded, HintGiven
from doorstep.visits.hints.models import Choice, Hint, Pace

OFF_SECONDS = 60
"""A city that gives no hints is looked at again after this, in case it begins to."""
FORGET_TOGETHER = 5_000


@command
def lead(act: Act) -> int:
    """Look at the city, as often as its policy says: end the hints that no longer stand, and tell
    the idle who would wait better elsewhere.  Answers how many were told.

    Refuses with NotAllowed, NoCityPack.
    """
    if act.role != SYSTEM:
        raise NotAllowed
    pace = _pace(act)
    if pace.next_at > act.at:
        return 0
    policy = dispatch.policy_at(act)
    pace.next_at = act.at + timedelta(seconds=policy.hint_seconds or OFF_SECONDS)
    pace.save(update_fields=["next_at"])
    standing = list(queries.standing(act).lock())
    seen = queries.board(act) if policy.hint_seconds else None
    if seen is None:
        _end(act, standing, rules.WITHDRAWN)
        return 0
    left = _look_after(act, seen, standing)
    resting = {one.worker_id for one in left} | queries.want_none(act)
    movable = {one for one in seen.pool.worker_ids if one not in resting}
    found = queries.moves(seen, standing=left, movable=movable, at_most=policy.hints_at_most)
    heard = queries.heard_lately(act)
    fresh = [queries.fresh(act, seen, one, policy_version=policy.version) for one in found]
    told = [one for one in fresh if (one.worker_id, _cell(one)) not in heard]
    for one in told:
        one.id = ids.new(act.city_id)
    Hint.objects.bulk_create(told)
    for one in told:
        _tell(act, one)
    return len(told)


def _pace(act: Act) -> Pace:
    fresh = Pace(id=ids.new(act.city_id), city_id=act.city_id, next_at=act.at)
    Pace.objects.bulk_create([fresh], ignore_conflicts=True)
    kept: Pace = Pace.objects.of(act).lock().get()
    return kept


def _look_after(act: Act, seen: queries.Board, standing: list[Hint]) -> list[Hint]:
    """End what no longer stands; answers what does."""
    rows = {worker_id: row for row, worker_id in enumerate(seen.pool.worker_ids)}
    there, over, gone, left = [], [], [], []
    for hint in standing:
        row = rows.get(hint.worker_id)
        if row is not None and _is_there(act, seen, row, hint):
            there.append(hint)
        elif hint.expires_at <= act.at:
            over.append(hint)
        elif row is None or not seen.idle[row]:
            gone.append(hint)
        else:
            left.append(hint)
    for hint in there:
        hint.followed_at = act.at
    _end(act, [*there, *over], rules.OVER)
    _end(act, gone, rules.WITHDRAWN)
    return left


def _is_there(act: Act, seen: queries.Board, row: int, hint: Hint) -> bool:
    """Whether a worker was seen near the place since they heard of it."""
    age = int(seen.pool.position_age_seconds[row])
    if not 0 <= age <= (act.at - hint.told_at).total_seconds():
        return False
    away = haversine_m(seen.pool.lat[row], seen.pool.lng[row], hint.lat, hint.lng)
    return bool(np.asarray(away) <= rules.THERE_M)


@command
def give_way(act: Act, *, worker_id: UUID) -> None:
    """End a worker's hint because they are asked for something."""
    _end(act, _of(act, worker_id), rules.OFFERED)


@command
def withdraw(act: Act, *, worker_id: UUID) -> None:
    """End a worker's hint because its reason is gone."""
    _end(act, _of(act, worker_id), rules.WITHDRAWN)


@command
def choose(act: Act, *, worker_id: UUID, wanted: bool) -> bool:
    """Have hints or none, from now on; nothing else depends on it.  Twice is harmless.

    Refuses with NotAllowed.
    """
    if act.role != WORKER or worker_id != act.actor_id:
        raise NotAllowed
    fresh = Choice(
        id=ids.new(act.city_id),
        city_id=act.city_id,
        worker_id=worker_id,
        wanted=wanted,
        changed_at=act.at,
    )
    Choice.objects.bulk_create([fresh], ignore_conflicts=True)
    changed = Choice.objects.of(act).filter(worker_id=worker_id).exclude(wanted=wanted)
    changed.update(wanted=wanted, changed_at=act.at)
    if not wanted:
        _end(act, _of(act, worker_id), rules.WITHDRAWN)
    return wanted


@command
def forget(act: Act) -> int:
    """Delete the hints that were told thirty days ago: they say roughly where somebody was.

    Answers how many were deleted.
    """
    old = Hint.objects.of(act).filter(told_at__lte=act.at - rules.KEPT).order_by("told_at")
    ids_of = list(old.values_list("id", flat=True)[:FORGET_TOGETHER])
    Hint.objects.of(act).filter(id__in=ids_of).delete()
    return len(ids_of)


def _of(act: Act, worker_id: UUID) -> list[Hint]:
    return list(queries.standing(act).filter(worker_id=worker_id).lock())


def _end(act: Act, hints: Iterable[Hint], state: str) -> None:
    ended = list(hints)
    for hint in ended:
        hint.state, hint.ended_at = state, act.at
        tell(act, HintEnded(hint_id=hint.id, worker_id=hint.worker_id, state=state))
    rows = Hint.objects.of(act)
    rows.bulk_update(ended, ["state", "ended_at", "followed_at"])


def _tell(act: Act, hint: Hint) -> None:
    tell(
        act,
        HintGiven(
            hint_id=hint.id,
            worker_id=hint.worker_id,
            lat=hint.lat,
            lng=hint.lng,
            distance_m=hint.distance_m,
            expires_at=hint.expires_at,
        ),
    )


def _cell(hint: Hint) -> tuple[int, int]:
    return hint.cell_row, hint.cell_column
