"""Questions about workers: who they are, when they are free, who may be asked, who is shown."""

from doorstep.offering.workers.models import Standby
from doorstep.offering.workers.queries.duty import (
    DutyNeed,
    OnDuty,
    is_anybody_on_duty_unscoped,
    on_duty,
)
from doorstep.offering.workers.queries.fitting import Wanted, why_not_take
from doorstep.offering.workers.queries.free import (
    FreeStart,
    Wish,
    free_starts,
    free_workers,
)
from doorstep.offering.workers.queries.keeping import why_not_keep
from doorstep.offering.workers.queries.people import (
    WorkerCard,
    cards,
    exceptions_of,
    holds_of,
    licences_of,
    may_be_located,
    moves_of,
    plan_of,
    position_of,
    share_bp,
    skills_of,
    worker,
    worker_of_person,
    workers,
    workers_by_id,
)
from doorstep.offering.workers.queries.reasons import WhyNot, why_not
from doorstep.offering.workers.queries.shifts import HeldTime, Shift, shifts
from doorstep.offering.workers.queries.showing import ShownWorker, shown_to_customers
from doorstep.offering.workers.queries.standing import (
    standbys,
    standbys_of,
    standing_by,
    stood_by_between,
)
from doorstep.offering.workers.rules import NeedsRest, shown_distance_m

__all__ = [
    "DutyNeed",
    "FreeStart",
    "HeldTime",
    "NeedsRest",
    "OnDuty",
    "Shift",
    "ShownWorker",
    "Standby",
    "Wanted",
    "WhyNot",
    "Wish",
    "WorkerCard",
    "cards",
    "exceptions_of",
    "free_starts",
    "free_workers",
    "holds_of",
    "is_anybody_on_duty_unscoped",
    "licences_of",
    "may_be_located",
    "moves_of",
    "on_duty",
    "plan_of",
    "position_of",
    "share_bp",
    "shifts",
    "shown_distance_m",
    "shown_to_customers",
    "skills_of",
    "standbys",
    "standbys_of",
    "standing_by",
    "stood_by_between",
    "why_not",
    "why_not_keep",
    "why_not_take",
    "worker",
    "worker_of_person",
    "workers",
    "workers_by_id",
]
