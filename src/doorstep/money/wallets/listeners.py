"""What wallets does when a transfer goes on."""

from doorstep.kernel.act import Act
from doorstep.money.payments.events import TransferEnded, TransferWaits
from doorstep.money.wallets import commands


def when_transfer_waits(act: Act, event: TransferWaits) -> None:
    """Let the worker know that the withdrawal can be confirmed."""
    if event.subject_kind == "withdrawal":
        commands.ask_to_confirm(act, withdrawal_id=event.subject_id)


def when_transfer_ended(act: Act, event: TransferEnded) -> None:
    """End the withdrawal that the transfer paid."""
    if event.subject_kind == "withdrawal":
        commands.end_withdrawal(act, withdrawal_id=event.subject_id, is_paid=event.is_paid)
