"""Decisions of tracking from plain values: fixes, gaps, geofence, what is shown, SOP steps."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from doorstep.algorithms.travel import Place, distance_m
from doorstep.kernel.errors import Invalid, Refusal

TRAVELLING, ARRIVED, STARTED, DONE, ENDED = "travelling", "arrived", "started", "done", "ended"
TRIP_STATES = (TRAVELLING, ARRIVED, STARTED, DONE, ENDED)
LIVE = (TRAVELLING, ARRIVED, STARTED)

FENCE_M = 200
"""Arrival is believed when the whole circle of accuracy lies within this distance of the door."""
FENCE_AGE = timedelta(minutes=5)
"""An older fix says where somebody was, not where they are."""
ACCURACY_MAX_M = 1_000
"""A worse fix is kept as a sign of life only: it makes no way, no ETA and no pin."""
SAMPLE_EVERY = timedelta(seconds=10)
GAP = timedelta(seconds=120)
FUTURE_MAX = timedelta(minutes=2)
PAST_MAX = timedelta(hours=12)
BATCH_MAX = 500
ETA_EVERY = timedelta(seconds=15)
GEOFENCE = "geofence"
TEACHES_M = 200
"""A worse fix says too little of where somebody was to teach how long ways take."""
FIXES_MIN = 3
FIRST_FIX = timedelta(minutes=3)
"""Who is first seen later has gone a part of the way already."""
TAUGHT = timedelta(days=28)
"""How many days of ways teach: four of each weekday."""
TAUGHT_MOST = 50_000
TRACK_KEPT = timedelta(days=30)
PHOTO_KEPT_DAYS = 180
REASON_MAX = 200
LATE_MINUTES_MAX = 180
"""Who comes later than that gives the visit back, or asks for another time."""
BEFORE_DOOR = ("planned", "travelling")
"""States of a visit in which its worker is still to come."""


class ReasonNeeded(Refusal):
    """What is done by hand, or holds a track, is kept with its reason."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "请填写原因。"
    en: ClassVar[str] = "Please give a reason."


class NotComing(Refusal):
    """Only who is still to come to a visit can be late for it."""

    zh: ClassVar[str] = "您不在前往该次上门的途中，无法上报晚到。"
    en: ClassVar[str] = "You are not on your way to this visit, so there is no lateness to tell."


class NoSuchStep(Refusal):
    """The service has no step of this code."""

    status: ClassVar[int] = 404
    zh: ClassVar[str] = "没有这个服务步骤。"
    en: ClassVar[str] = "The service has no such step."


class StepBefore(Refusal):
    """A step that gates this one is not done yet."""

    zh: ClassVar[str] = "请先完成“{step_zh}”。"
    en: ClassVar[str] = "Please finish “{step_en}” first."


class StepsMissing(Refusal):
    """The work is not finished before its required steps."""

    zh: ClassVar[str] = "还有步骤未完成：{steps_zh}。"
    en: ClassVar[str] = "These steps are not done yet: {steps_en}."


class CrewMissing(Refusal):
    """Somebody of the crew has not come: they do, or a desk takes them out, before it is over."""

    zh: ClassVar[str] = "还有{count}位同伴未到达：请等待到达，或联系客服移出后再完成。"
    en: ClassVar[str] = "{count} of the crew have not come: wait, or ask the desk to take them out."


class PhotoNeeded(Refusal):
    """This step is shown by a photo."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "该步骤需要拍照。"
    en: ClassVar[str] = "This step needs a photo."


class ProofNeeded(Refusal):
    """Who arrived by hand shows by photo and position that they were there, or asks the desk."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "您是手动签到的：请在门口拍照并定位后再上报；无法定位请联系客服登记。"
    en: ClassVar[str] = (
        "You checked in by hand: send a photo and your position from the door, or ask the desk "
        "to report it for you."
    )


class NotYet(Refusal):
    """The visit is not so far that this step can be done, or it is over."""

    zh: ClassVar[str] = "当前阶段不能完成该步骤。"
    en: ClassVar[str] = "This step cannot be done at this stage of the visit."


@dataclass(frozen=True, slots=True)
class Seen:
    """One position as a phone sent it (GCJ-02): how exact, made by a tool or not, when, by what."""

    lat: float
    lng: float
    accuracy_m: int
    is_mock: bool
    taken_at: datetime
    source: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether it says where somebody is."""
        return not self.is_mock and self.accuracy_m <= ACCURACY_MAX_M

    @property
    def place(self) -> Place:
        """Where it was."""
        return Place(self.lat, self.lng)


@dataclass(frozen=True, slots=True)
class Sample:
    """A fix that is kept, and the gap before it in seconds (0: none)."""

    seen: Seen
    gap_seconds: int


def usable(batch: Sequence[Seen], at: datetime) -> list[Seen]:
    """The fixes of a batch in the order in which they were taken, without far past and future.

    Refuses with Invalid where a fix is not on the map.
    """
    problems = [
        {"field": f"fixes.{i}", "reason": "not on the map"}
        for i, one in enumerate(batch)
        if not (-90 <= one.lat <= 90 and -180 <= one.lng <= 180 and one.accuracy_m >= 0)
        or one.taken_at.tzinfo is None
    ]
    if len(batch) > BATCH_MAX:
        problems.append({"field": "fixes", "reason": f"at most {BATCH_MAX}"})
    if problems:
        raise Invalid(problems)
    kept = [one for one in batch if at - PAST_MAX <= one.taken_at <= at + FUTURE_MAX]
    return sorted(kept, key=lambda one: one.taken_at)


def sampled(fixes: Iterable[Seen], *, since: datetime, last_at: datetime | None) -> list[Sample]:
    """Which fixes of a trip are kept: one each ten seconds, with the gap before it marked.

    `since` is when the trip began; what was taken before is not its business.
    """
    kept: list[Sample] = []
    before = last_at
    for one in fixes:
        if one.taken_at < since or (before is not None and one.taken_at < before + SAMPLE_EVERY):
            continue
        quiet = one.taken_at - (before or since)
        kept.append(Sample(one, int(quiet.total_seconds()) if quiet > GAP else 0))
        before = one.taken_at
    return kept


def is_at_door(seen: Seen, door: Place, *, at: datetime) -> bool:
    """Whether a fix proves arrival: real, fresh, and within the fence with all its accuracy."""
    if seen.is_mock or at - seen.taken_at > FENCE_AGE:
        return False
    return distance_m(seen.place, door) + seen.accuracy_m <= FENCE_M


def is_near_door(seen: Seen, door: Place, *, at: datetime) -> bool:
    """Whether a fix makes it likely that somebody is at the door, though it may not prove it."""
    if seen.is_mock or seen.accuracy_m > FENCE_M or at - seen.taken_at > FENCE_AGE:
        return False
    return not is_elsewhere(seen, door, at=at)


def is_elsewhere(seen: Seen, door: Place, *, at: datetime) -> bool:
    """Whether a fix proves that somebody is not at the door, however inexact it is."""
    if not seen.is_usable or at - seen.taken_at > FENCE_AGE:
        return False
    return distance_m(seen.place, door) - seen.accuracy_m > FENCE_M


def reason_of(reason: str) -> str:
    """A reason as it is kept.  Refuses with ReasonNeeded."""
    kept = reason.strip()[:REASON_MAX]
    if not kept:
        raise ReasonNeeded
    return kept


def step_of(sop: Sequence[Mapping[str, Any]], code: str) -> Mapping[str, Any]:
    """A step of the service as sold.  Refuses with NoSuchStep."""
    found = next((step for step in sop if step["code"] == code), None)
    if found is None:
        raise NoSuchStep
    return found


def may_do(
    sop: Sequence[Mapping[str, Any]],
    code: str,
    *,
    done: Collection[str],
    state: str,
    has_photo: bool,
) -> None:
    """Whether a step can be done now: its stage is reached, gates before it are done, photo given.

    Refuses with NoSuchStep, NotYet, StepBefore, PhotoNeeded.
    """
    step = step_of(sop, code)
    stages = (ARRIVED, STARTED) if step.get("phase") == "before" else (STARTED,)
    if state not in stages:
        raise NotYet
    for earlier in sop:
        if earlier["code"] == code:
            break
        if gates(earlier) and earlier["code"] not in done:
            name = earlier["name"]
            raise StepBefore(step_zh=name["zh-CN"], step_en=name.get("en", name["zh-CN"]))
    if step.get("photo") and not has_photo:
        raise PhotoNeeded


def gates(step: Mapping[str, Any]) -> bool:
    """Whether the next step and the finish wait for this one; a required photo always gates."""
    return bool(step.get("gate", True) or step.get("photo"))


def all_done(sop: Sequence[Mapping[str, Any]], done: Collection[str]) -> None:
    """Refuses with StepsMissing, naming every required step that is not done."""
    missing = [step["name"] for step in sop if gates(step) and step["code"] not in done]
    if missing:
        raise StepsMissing(
            steps_zh="、".join(name["zh-CN"] for name in missing),
            steps_en=", ".join(name.get("en", name["zh-CN"]) for name in missing),
        )
