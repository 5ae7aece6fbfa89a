"""Questions about the policy: which runs, which come, what the next would say, and the notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from doorstep.kernel.act import Act
from doorstep.kernel.memory import remembered
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Policy, Search
from doorstep.visits.dispatch.rules import notice as wording
from doorstep.visits.dispatch.rules.notice import Section

RECORD_DAYS = 30
RECORD_SECONDS = 60.0
"""So long figures of the public notice are remembered: everybody may ask for it."""
RESTS = ("continuous_minutes", "rest_minutes", "daily_minutes", "planned_breaks")


@dataclass(frozen=True, slots=True)
class Preview:
    """What publishing would mean: every number, what changes, from when, and the notice then."""

    policy: rules.Policy
    changes: dict[str, tuple[object, object]]
    notice_days: int
    valid_from: datetime
    notice: list[Section]


def policy_at(act: Act) -> rules.Policy:
    """The dispatch policy that runs now: what is published of factors and weights."""
    rows = Policy.objects.of(act).filter(valid_from__lte=act.at)
    newest: Policy | None = rows.order_by("-valid_from", "-version").first()
    return rules.Policy() if newest is None else rules.kept_policy(newest.version, newest.facts)


def policies(act: Act, *, size: int = 50) -> list[Policy]:
    """The versions that were published, the newest first, those to come as well."""
    return list(Policy.objects.of(act).order_by("-version")[:size])


def policy_of_version(act: Act, version: int) -> rules.Policy:
    """A published version; 0 is what runs before any was published."""
    found: Policy | None = Policy.objects.of(act).filter(version=version).first()
    return rules.Policy() if found is None else rules.kept_policy(version, found.facts)


@dataclass(frozen=True, slots=True)
class Coming:
    """The version that would be published, and how many days and until when it is public first."""

    policy: rules.Policy
    notice_days: int
    earliest_at: datetime


def next_policy(act: Act, facts: Mapping[str, Any]) -> Coming:
    """The version that these facts would be, and from when on it may count.

    It is public long enough for whatever runs before it: the policy of now, and those to come,
    none of which it overtakes.  Refuses with Invalid.
    """
    last: Policy | None = Policy.objects.of(act).order_by("-version").first()
    checked = rules.policy_of(1 if last is None else last.version + 1, facts)
    if last is None:
        return Coming(checked, 0, act.at)
    ahead = list(Policy.objects.of(act).filter(valid_from__gt=act.at))
    before = [policy_at(act), *(rules.kept_policy(one.version, one.facts) for one in ahead)]
    days = max(rules.notice_days(one, checked) for one in before)
    latest = max((one.valid_from for one in ahead), default=act.at)
    return Coming(checked, days, max(latest, act.at + timedelta(days=days)))


def preview_policy(act: Act, facts: Mapping[str, Any]) -> Preview:
    """What publishing these facts would mean; nothing is kept.  Refuses with Invalid."""
    coming = next_policy(act, facts)
    return Preview(
        policy=coming.policy,
        changes=wording.changed(policy_at(act), coming.policy),
        notice_days=coming.notice_days,
        valid_from=coming.earliest_at,
        notice=wording.notice(coming.policy, _work(act)),
    )


def notice(act: Act, *, due: int = 0, compensated: int = 0) -> list[Section]:
    """The public notice of how dispatch decides in this city now; its figures are a minute old at
    most.  Refuses with NoCityPack.

    `due`, `compensated`: what the guarantee knows of the last days.
    """
    found, given_up = _counted(act.city_id, act.at.replace(minute=0, second=0, microsecond=0))
    record = wording.Record(RECORD_DAYS, found, given_up, compensated, due)
    return wording.notice(policy_at(act), _work(act), record)


@remembered(RECORD_SECONDS)
def _counted(city_id: int, hour_at: datetime) -> tuple[int, int]:
    """How many orders found their people and how many were given up, in the days up to an hour."""
    sums = Search.objects.filter(
        city_id=city_id, first_opened_at__gt=hour_at - timedelta(days=RECORD_DAYS)
    ).aggregate(
        found=Count("id", filter=Q(state=rules.FOUND)),
        given_up=Count("id", filter=Q(state=rules.GIVEN_UP)),
    )
    return sums["found"], sums["given_up"]


def _work(act: Act) -> wording.Work:
    city = areas.facts(act)
    return wording.Work(
        instant_radius_m=city.instant_radius_m,
        continuous_minutes=city.work_continuous_minutes,
        rest_minutes=city.work_rest_minutes,
        daily_minutes=city.work_daily_minutes,
        contracts=tuple(
            wording.ContractRest(kind, caps.get("continuous_minutes"), caps.get("daily_minutes"))
            for kind, caps in sorted(city.work_contracts.items())
            if caps.get("continuous_minutes") or caps.get("daily_minutes")
        ),
        trades=tuple(
            wording.TradeRest(one.name, **{key: rest[key] for key in RESTS if key in rest})
            for one in catalog.trades(act)
            if any((rest := one.facts.get("rest", {})).get(key) for key in RESTS)
        ),
    )
