"""What the tests of settlement share: orders that have come so far, and the channel's news."""

from typing import Any
from uuid import UUID

from doorstep.aftercare.settlement import commands
from doorstep.aftercare.settlement.models import Settlement
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import commands as payments
from doorstep.money.payments.models import Bill, Refund, Sharing, Transfer
from doorstep.money.wallets import commands as wallets
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders.models import Order
from tests.rooms.orders.world import World


def balance(world: World, code: str) -> int:
    """What an account holds, credit positive."""
    return ledger.balance(world.act(), code)


def settled(world: World, order: Order) -> Order:
    """Divide an accepted order's money."""
    world.do(commands.open_settlement, world.act(), order_id=order.id)
    return world.fresh(order)


def end_refunds(world: World) -> None:
    """The channel says that every refund reached its payer."""
    for refund in Refund.objects.of(world.act()).exclude(state=Refund.DONE):
        world.do(payments.record_refund, world.act(), refund_id=refund.id, is_done=True)


def end_sharings(world: World, closed: list[str] | None = None) -> None:
    """The channel says that every sharing is final, and settlement hears it."""
    for sharing in Sharing.objects.of(world.act()).exclude(state=Sharing.DONE):
        world.do(
            payments.record_sharing,
            world.act(),
            sharing_id=sharing.id,
            is_final=True,
            closed_accounts=closed,
        )
        world.do(
            commands.record_sharing_done,
            world.act(),
            order_id=sharing.subject_id,
            charge_id=sharing.charge_id,
            closed_fen=Sharing.objects.of(world.act()).get(id=sharing.id).closed_fen,
        )


def end_transfer(world: World, withdrawal_id: UUID, *, is_paid: bool) -> None:
    """The channel says how a transfer ended, and the wallet hears it."""
    transfer = Transfer.objects.of(world.act()).get(subject_id=withdrawal_id)
    facts = {"transfer_id": transfer.id, "is_final": True, "is_paid": is_paid}
    world.do(payments.record_transfer, world.act(), **facts)
    ended = {"withdrawal_id": withdrawal_id, "is_paid": is_paid}
    world.do(wallets.end_withdrawal, world.act(), **ended)


def assert_clean(world: World) -> None:
    """The books are right; this city lives in March, so what waits is not overdue."""
    findings = [one for one in ledger.audit(7).findings if not one.is_warning]
    assert [one for one in findings if one.check != "ledger.overdue"] == []


def merchants_order(world: World) -> Order:
    """An order that the merchant's own worker did, accepted and divided."""
    crew, world.crew = world.crew, world.staff
    order = settled(world, world.accepted(merchant_id=world.merchant_id))
    world.crew = crew
    return order


def released(world: World, order: Order) -> Order:
    """The dispute window passes, the shares leave."""
    world.later(hours=72)
    world.do(commands.release, world.act(), order_id=order.id)
    end_sharings(world)
    return world.fresh(order)


def take_back(world: World, order: Order, amount_fen: int) -> Settlement:
    """The desk gives money of an order back."""
    facts = {"order_id": order.id, "amount_fen": amount_fen, "cause": "desk"}
    return world.do(commands.take_back, world.act(), **facts)


def late_payment(world: World, order: Order) -> Bill:
    """The balance arrives at the channel; nobody has heard of it."""
    bill = world.do(orders.pay_balance, world.customer, order_id=order.id)
    world.receive(world.charge(bill))
    return bill


def owing(world: World, merchant_id: Any = None, **changes: Any) -> Order:
    """Work that counts as accepted though only its deposit was paid."""
    crew = world.crew
    if merchant_id:
        world.crew = world.staff
    order = world.finished(pay="deposit", merchant_id=merchant_id, **changes)
    world.crew = crew
    world.later(hours=24)
    world.do(orders.accept_unclaimed, world.act(), order_id=order.id)
    return world.fresh(order)
