"""What orders need of the terms they were sold under; the catalogue's term sheets fulfil it."""

from typing import Protocol

STAGES = ("unassigned", "assigned", "on_the_way", "arrived", "started")
"""How far the worker has come, in order."""

PAY_GRACE_SECONDS = 120
"""A payment made in the last second is heard a little later: the slot is kept so much longer."""

PAY_ASKED_HOURS = 24
"""How long a customer who was confirmed unpaid has to pay once asked."""

START_CODE_MINUTES = 24 * 60
"""How long the start code that a customer was shown can be said."""

FINISH_CODE_MINUTES = 15
"""How long a shown acceptance code can be read."""

REMIND_OF_DEBT_DAYS = (1, 3, 7)
"""How many days after acceptance a customer is reminded of what was not paid."""

RESCHEDULE_MINUTES_BEFORE = 60
"""Until when before the start a visit may still be moved by the customer."""

TIP_FEN_MAX = 100_000
"""The largest tip: 1,000 yuan."""


class CancelRow(Protocol):
    """One row of the cancellation matrix: parts of work and way, and the worker's part of them."""

    @property
    def work_bp(self) -> int:
        """Kept of the work."""

    @property
    def travel_bp(self) -> int:
        """Kept of the travel fare; what is kept of it is the worker's."""

    @property
    def worker_bp(self) -> int:
        """The worker's part of what is kept of the work."""

    @property
    def fee_max_fen(self) -> int | None:
        """The most that is kept in all, or None."""


class Terms(Protocol):
    """A term sheet as plain values, times in the unit of their name."""

    @property
    def pay_within_minutes(self) -> int:
        """How long a slot is kept for the payment."""

    @property
    def accept_after_hours(self) -> int:
        """When silence counts as acceptance."""

    @property
    def dispute_hours(self) -> int:
        """How long after acceptance a dispute may be opened."""

    @property
    def pay_ahead_days(self) -> int:
        """How long before a visit's end a freezing channel may take money at the earliest."""

    @property
    def decide_change_minutes(self) -> int:
        """How long a proposed change waits for the customer."""

    @property
    def customer_wait_minutes(self) -> int:
        """How long the worker waits at the door."""

    @property
    def worker_late_minutes(self) -> int:
        """How long the customer waits for the worker."""

    @property
    def set_out_minutes(self) -> int:
        """How long before the start a worker may set out at the earliest."""

    def cancelling_by(self, by: str, stage: str, minutes_before: int) -> CancelRow:
        """The row of the matrix that holds."""
