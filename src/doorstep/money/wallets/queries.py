"""Questions about earnings and withdrawals."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from doorstep.kernel.act import Act
from doorstep.money.ledger import queries as ledger
from doorstep.money.wallets.models import Withdrawal


@dataclass(frozen=True, slots=True)
class Earnings:
    """What a worker has: not yet released, and ready to take out."""

    pending_fen: int
    available_fen: int


def earnings(act: Act, worker_id: UUID) -> Earnings:
    """Pending and available earnings of a worker, from the ledger."""
    return Earnings(
        pending_fen=ledger.balance(act, f"worker_pending:{worker_id.hex}"),
        available_fen=ledger.balance(act, f"worker_payable:{worker_id.hex}"),
    )


def withdrawals(act: Act, worker_id: UUID) -> QuerySet[Withdrawal]:
    """A worker's withdrawals."""
    return Withdrawal.objects.of(act).filter(worker_id=worker_id)
