"""What payments tells: money arrived, went back, was shared or was paid out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class BillPaid:
    """A bill was paid in full through the channel."""

    bill_id: UUID
    subject_kind: str
    subject_id: UUID
    purpose: str
    amount_fen: int
    paid_at: datetime


@dataclass(frozen=True, slots=True)
class RefundDone:
    """A refund has reached the payer."""

    refund_id: UUID
    subject_kind: str
    subject_id: UUID
    amount_fen: int
    cause: str


@dataclass(frozen=True, slots=True)
class RefundAbandoned:
    """The way back was given up; the money waits in suspense for another."""

    refund_id: UUID
    subject_kind: str
    subject_id: UUID
    amount_fen: int


@dataclass(frozen=True, slots=True)
class SharingDone:
    """Every part of a sharing is final; `closed_fen` went back to the payee."""

    sharing_id: UUID
    charge_id: UUID
    subject_id: UUID
    shared_fen: int
    closed_fen: int
    is_unfrozen: bool


@dataclass(frozen=True, slots=True)
class TransferWaits:
    """A transfer waits for its receiver's confirmation at the channel."""

    transfer_id: UUID
    subject_kind: str
    subject_id: UUID


@dataclass(frozen=True, slots=True)
class TransferEnded:
    """A transfer was confirmed and paid, or its money came back."""

    transfer_id: UUID
    subject_kind: str
    subject_id: UUID
    amount_fen: int
    is_paid: bool
