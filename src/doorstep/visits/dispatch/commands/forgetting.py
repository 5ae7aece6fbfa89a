"""The verb that lets old decisions forget where exactly people were."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F
from django.db.models.expressions import CombinedExpression

from doorstep.kernel.act import Act, command
from doorstep.kernel.rows import CityQuerySet
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Application, Decision, Offer

FORGET_TOGETHER = 500


@command
def forget_places(act: Act) -> int:
    """Keep the distances and ways of decisions and applications of thirty days ago roughly only,
    in figures and in words; returns how many of both were made rough.
    """
    until_at = act.at - rules.EXACT_FOR
    decisions: list[Decision] = list(_exact(Decision.objects.of(act), "at", until_at))
    for one in decisions:
        one.candidates = [rules.coarse(seen) for seen in one.candidates]
        one.coarse_since_at = act.at
    Decision.objects.of(act).bulk_update(decisions, ["candidates", "coarse_since_at"])
    _retell(act, decisions, until_at)
    applications = list(_exact(Application.objects.of(act), "made_at", until_at))
    rough = Application.objects.of(act).filter(id__in=[one.id for one in applications])
    rough.update(coarse_since_at=act.at, **_rough())
    return len(decisions) + len(applications)


def _exact(rows: CityQuerySet, by: str, until_at: datetime) -> CityQuerySet:
    old = rows.filter(**{f"{by}__lte": until_at}, coarse_since_at__isnull=True)
    locked = old.select_for_update(no_key=True, of=("self",), skip_locked=True)
    return locked.order_by(by)[:FORGET_TOGETHER]


def _retell(act: Act, decisions: Sequence[Decision], until_at: datetime) -> None:
    """What was offered with these decisions tells the rough way, too."""
    by_id = {one.id: one for one in decisions}
    offers = Offer.objects.of(act).filter(
        order_id__in={one.order_id for one in decisions}, made_at__lte=until_at
    )
    offers.update(**_rough())
    matched = [one.id for one in decisions if one.how == "matched"]
    told = list(offers.filter(decision_id__in=matched))
    for offer in told:
        offer.reason = rules.why_candidate(by_id[offer.decision_id].candidates, offer.worker_id)
    Offer.objects.of(act).bulk_update(told, ["reason"])


def _rough() -> dict[str, CombinedExpression]:
    return {name: (F(name) + (step - 1)) / step * step for name, step in rules.COARSE_STEPS.items()}
