"""The terms an order was sold under, as plain values read from a term sheet."""

from dataclasses import dataclass

from doorstep.algorithms.money import FULL_BP

STAGES = ("waiting", "assigned", "on_the_way", "arrived", "started")
"""How far the worker has come, in order."""


@dataclass(frozen=True, slots=True)
class CancelRow:
    """One row of the cancellation matrix: by whom, at which stages, how long before the start.

    The row holds when at least `from_minutes` remain before the visit's start (None: always).
    The fee is `fee_bp` of the order's total within [`fee_min_fen`, `fee_max_fen`], plus
    `travel_bp` of the travel fare; `worker_bp` of the fee goes to the worker, and the kept travel
    fare goes to the worker whole.
    """

    by: str
    stages: tuple[str, ...] = STAGES
    from_minutes: int | None = None
    fee_bp: int = 0
    fee_min_fen: int = 0
    fee_max_fen: int | None = None
    travel_bp: int = 0
    worker_bp: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """What the customer agreed to: times in the unit of their name, fees by the matrix."""

    pay_within_minutes: int = 15
    accept_after_hours: int = 24
    dispute_hours: int = 72
    cancellation: tuple[CancelRow, ...] = ()
    customer_wait_minutes: int = 15
    worker_wait_minutes: int = 30
    customer_absent: CancelRow = CancelRow(by="customer", fee_bp=3000, travel_bp=FULL_BP)
    change_paid_now: bool = False
    change_within_minutes: int = 30
    prepay_days_max: int = 20
    pay_asked_hours: int = 24
    ahead_days_max: int = 60
    reschedule_minutes_before: int = 120
    code_minutes: int = 15


DEFAULT_MATRIX = (
    CancelRow(by="customer", stages=("waiting",)),
    CancelRow(by="customer", stages=("assigned",), from_minutes=120),
    CancelRow(by="customer", stages=("assigned",), fee_bp=1000, worker_bp=5000),
    CancelRow(
        by="customer", stages=("on_the_way",), fee_bp=2000, travel_bp=FULL_BP, worker_bp=7000
    ),
    CancelRow(by="customer", stages=("arrived",), fee_bp=3000, travel_bp=FULL_BP, worker_bp=7000),
    CancelRow(by="operator", stages=("started",), fee_bp=5000, travel_bp=FULL_BP, worker_bp=7000),
)
"""Used when a term sheet has no matrix of its own; whom no row names pays nothing."""
