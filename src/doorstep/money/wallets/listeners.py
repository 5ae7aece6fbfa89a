"""What wallets does when a transfer ends."""

from doorstep.kernel.act import Act
from doorstep.money.payments.events import TransferEnded
from doorstep.money.wallets import commands


def when_transfer_ended(act: Act, event: TransferEnded) -> None:
    """End the withdrawal that the transfer paid."""
    if event.subject_kind == "withdrawal":
        commands.end_withdrawal(act, withdrawal_id=event.subject_id, is_paid=event.is_paid)
