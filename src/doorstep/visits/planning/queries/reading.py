"""What a desk reads: day plans with their changes, and the visits whose promise is at risk."""

from uuid import UUID

from doorstep.kernel import cursor
from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.visits.planning import rules
from doorstep.visits.planning.models import Change, DayPlan, Risk


def visible(act: Act) -> CityQuerySet:
    """The day plans a caller may see: a desk all, a merchant its own."""
    rows = DayPlan.objects.of(act)
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        return rows.none()
    return rows if act.merchant_id is None else rows.filter(merchant_id=act.merchant_id)


def plans(act: Act, *, after: str = "", size: int = 20) -> tuple[list[DayPlan], str]:
    """A page of day plans, newest first."""
    return cursor.page(visible(act), by="made_at", after=after, size=size)


def plan(act: Act, plan_id: UUID) -> DayPlan:
    """One day plan.  Refuses with NotFound."""
    found: DayPlan | None = visible(act).filter(id=plan_id).first()
    if found is None:
        raise NotFound
    return found


def changes(act: Act, plan_id: UUID) -> list[Change]:
    """What a plan proposes, in the order of the day.  Refuses with NotFound."""
    rows = Change.objects.of(act).filter(plan_id=plan(act, plan_id).id)
    return list(rows.order_by("starts_at", "id"))


def risks(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Risk], str]:
    """A page of the visits whose promise is at risk, the soonest first.  A live list."""
    return cursor.page(at_risk(act), by="starts_at", after=after, size=size, descending=False)


def at_risk(act: Act) -> CityQuerySet:
    """All visits whose promise is at risk, as far as the caller's desk sees them."""
    rows = Risk.objects.of(act).filter(state=rules.AT_RISK)
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        return rows.none()
    if act.merchant_id is not None:
        rows = rows.filter(merchant_id=act.merchant_id)
    return rows
