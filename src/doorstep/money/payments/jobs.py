"""Background work of payments: each line talks to the channel and steps back in."""

from uuid import UUID

from doorstep.kernel.act import Act, outside
from doorstep.money.payments import commands, outward


@outside
def close_charge(act: Act, *, charge_id: UUID) -> None:
    """Close a charge that must not be paid any more."""
    outward.close_charge(act, charge_id=charge_id)


@outside
def query_charge(act: Act, *, charge_id: UUID) -> None:
    """Ask how a charge stands whose news may have been lost."""
    outward.query_charge(act, charge_id=charge_id)


@outside
def start_refund(act: Act, *, refund_id: UUID) -> None:
    """Ask the channel for a refund."""
    outward.start_refund(act, refund_id=refund_id)


@outside
def query_refund(act: Act, *, refund_id: UUID) -> None:
    """Ask how a refund stands."""
    outward.query_refund(act, refund_id=refund_id)


@outside
def start_sharing(act: Act, *, sharing_id: UUID) -> None:
    """Ask the channel to share."""
    outward.start_sharing(act, sharing_id=sharing_id)


@outside
def query_sharing(act: Act, *, sharing_id: UUID) -> None:
    """Ask how a sharing stands."""
    outward.query_sharing(act, sharing_id=sharing_id)


@outside
def start_transfer(act: Act, *, transfer_id: UUID) -> None:
    """Ask the channel to pay a person."""
    outward.start_transfer(act, transfer_id=transfer_id)


@outside
def query_transfer(act: Act, *, transfer_id: UUID) -> None:
    """Ask how a transfer stands."""
    outward.query_transfer(act, transfer_id=transfer_id)


@outside
def give_sharing_up(act: Act, *, sharing_id: UUID) -> None:
    """Ask about a sharing a last time, and leave it to the merchant."""
    outward.give_sharing_up(act, sharing_id=sharing_id)


def look_after(act: Act) -> None:
    """Ask about what is under way past its time."""
    commands.look_after(act)


def tidy_notices(act: Act) -> None:
    """Forget old messages that no key proved."""
    commands.tidy_notices(act)
