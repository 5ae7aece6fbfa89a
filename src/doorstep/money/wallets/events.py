"""What wallets tells: how a withdrawal goes on."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class WithdrawalMoved:
    """A withdrawal can be confirmed now, was paid, or its money is back in the earnings."""

    withdrawal_id: UUID
    worker_id: UUID
    state: str
