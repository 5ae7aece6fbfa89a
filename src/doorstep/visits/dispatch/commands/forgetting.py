"""The verb that lets old decisions forget where exactly people were."""

from django.db.models import F

from doorstep.kernel.act import Act, command
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Application, Decision, Offer

FORGET_TOGETHER = 500


@command
def forget_places(act: Act) -> int:
    """Keep the distances and ways of decisions made thirty days ago roughly only, and those of what
    was offered and applied for with them; returns how many decisions that were.
    """
    until_at = act.at - rules.EXACT_FOR
    old = Decision.objects.of(act).filter(at__lte=until_at, coarse_since_at__isnull=True)
    locked = old.select_for_update(no_key=True, of=("self",), skip_locked=True)
    decisions = list(locked.order_by("at")[:FORGET_TOGETHER])
    for one in decisions:
        one.candidates = [rules.coarse(seen) for seen in one.candidates]
        one.coarse_since_at = act.at
    Decision.objects.of(act).bulk_update(decisions, ["candidates", "coarse_since_at"])
    order_ids = {one.order_id for one in decisions}
    for kind in (Offer, Application):
        rows = kind.objects.of(act).filter(order_id__in=order_ids, made_at__lte=until_at)
        rows.update(
            **{
                name: (F(name) + (step - 1)) / step * step
                for name, step in rules.COARSE_STEPS.items()
            }
        )
    return len(decisions)
