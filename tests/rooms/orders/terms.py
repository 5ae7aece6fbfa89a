"""The terms that the tests of orders are sold under."""

from doorstep.offering.catalog.rules import Cancelling, Terms


def row(
    by: str,
    stage: str,
    *,
    before: int = 0,
    work_bp: int = 0,
    travel_bp: int = 0,
    worker_bp: int = 0,
    most: int | None = None,
) -> Cancelling:
    """One row of a cancellation matrix."""
    return Cancelling(by, stage, before, work_bp, travel_bp, worker_bp, most)


TERMS = Terms(
    pay_within_minutes=15,
    accept_after_hours=24,
    dispute_hours=72,
    pay_ahead_days=20,
    offer_seconds=30,
    decide_change_minutes=30,
    customer_wait_minutes=15,
    worker_late_minutes=30,
    cancelling=(
        row("customer", "assigned", before=120),
        row("customer", "assigned", work_bp=1_000, worker_bp=5_000),
        row("customer", "on_the_way", work_bp=2_000, travel_bp=10_000, worker_bp=7_000),
        row("customer", "arrived", work_bp=3_000, travel_bp=10_000, worker_bp=7_000),
        row("operator", "started", work_bp=5_000, travel_bp=10_000, worker_bp=7_000),
    ),
)
