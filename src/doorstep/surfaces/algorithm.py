"""The public notice of how dispatch decides, as every door shows it."""

from datetime import datetime
from typing import Any

from ninja import Schema

from doorstep.aftercare.guarantee import queries as guarantee
from doorstep.kernel import edge, text
from doorstep.kernel.act import ANYONE, SYSTEM, Act
from doorstep.kernel.edge import permission
from doorstep.kernel.memory import remembered
from doorstep.visits.dispatch import queries
from doorstep.visits.dispatch.queries.policies import Section

READING: dict[str, Any] = {
    "may": {ANYONE},
    "touches": permission.PUBLIC,
    "rate": edge.Rate(60, 60),
}


class SectionSeen(Schema):
    """One part of the notice, in the reader's language."""

    code: str
    title: str
    sentences: list[str]


class AlgorithmSeen(Schema):
    """How dispatch decides in this city now; `version` is the policy's that runs."""

    version: int
    sections: list[SectionSeen]


def notice(act: Act) -> AlgorithmSeen:
    """The notice of the city that is asked about."""
    kept = _kept(act.city_id, act.at.replace(minute=0, second=0, microsecond=0))
    found = queries.notice(act, due=kept.due, compensated=kept.given)
    return AlgorithmSeen(version=queries.policy_at(act).version, sections=sections(act, found))


@remembered(queries.RECORD_SECONDS)
def _kept(city_id: int, hour_at: datetime) -> guarantee.Kept:
    """How the guarantee was kept in the days up to an hour; a minute old at most."""
    return guarantee.kept(Act(role=SYSTEM, at=hour_at, city_id=city_id))


def sections(act: Act, found: list[Section]) -> list[SectionSeen]:
    """Parts of a notice in the caller's language."""
    return [
        SectionSeen(
            code=one.code,
            title=text.say(one.title, act.language),
            sentences=[text.say(said, act.language) for said in one.sentences],
        )
        for one in found
    ]
