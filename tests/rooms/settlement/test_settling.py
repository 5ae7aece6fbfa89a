"""An order's money: divided at acceptance, held, released, taken back; the books at zero always."""

from datetime import timedelta
from typing import Any

import pytest

from doorstep.aftercare.quality import commands as quality
from doorstep.aftercare.quality import rules as quality_rules
from doorstep.aftercare.settlement import commands, queries, rules
from doorstep.aftercare.settlement.models import Settlement
from doorstep.algorithms.money import part
from doorstep.kernel.errors import NotFound
from doorstep.money.payments.models import Bill, Charge, Refund, Sharing
from doorstep.money.wallets import commands as wallets
from doorstep.money.wallets import rules as wallet_rules
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_queries
from tests.rooms.orders.world import World
from tests.rooms.settlement.settling import (
    assert_clean,
    balance,
    end_refunds,
    end_sharings,
    end_transfer,
    merchants_order,
    settled,
)


def test_acceptance_divides_the_money_and_nothing_stays_in_escrow(world: World) -> None:
    order = settled(world, world.accepted())

    worker = world.crew[0].hex
    pending = balance(world, f"worker_pending:{worker}")
    assert pending > 0
    assert balance(world, f"worker_payable:{worker}") == 0
    assert balance(world, f"escrow:{order.id.hex}") == 0
    income = balance(world, "service_income") + balance(world, "travel_income")
    assert pending + income == order.total_fen
    assert_clean(world)


def test_the_worker_gets_the_grades_part_of_the_service_fee_and_the_fare(world: World) -> None:
    order = settled(world, world.accepted())

    plan = order.share_plan
    fees = {"service": 0, "travel": 0}
    for line in order_queries.lines(world.act(), order):
        fees["travel" if line.kind == "travel" else "service"] += line.amount_fen
    expected = part(fees["service"], plan.grade_bp["normal"]) + fees["travel"]
    assert balance(world, f"worker_pending:{world.crew[0].hex}") == expected


def test_settling_twice_divides_once(world: World) -> None:
    order = settled(world, world.accepted())
    before = balance(world, f"worker_pending:{world.crew[0].hex}")

    settled(world, order)

    assert balance(world, f"worker_pending:{world.crew[0].hex}") == before


def test_shares_leave_only_after_the_dispute_window(world: World) -> None:
    order = settled(world, world.accepted())
    worker = world.crew[0].hex

    world.later(hours=71)
    world.do(commands.release, world.act(), order_id=order.id)
    assert balance(world, f"worker_payable:{worker}") == 0

    world.later(hours=1)
    world.do(commands.release, world.act(), order_id=order.id)
    assert balance(world, f"worker_payable:{worker}") > 0
    assert balance(world, f"worker_pending:{worker}") == 0
    assert world.fresh(order).closed_at == world.at
    assert_clean(world)


def test_an_open_dispute_holds_the_shares_and_its_end_lets_them_go(world: World) -> None:
    order = settled(world, world.accepted())
    dispute = world.do(quality.open_dispute, world.customer, order_id=order.id, reason="没擦干净")
    world.later(hours=80)
    world.do(commands.release, world.act(), order_id=order.id)
    assert balance(world, f"worker_payable:{world.crew[0].hex}") == 0

    world.do(
        quality.decide_dispute, world.operator, dispute_id=dispute.id, decision="无", refund_fen=0
    )
    world.do(commands.release, world.act(), order_id=order.id)

    assert balance(world, f"worker_payable:{world.crew[0].hex}") > 0


def test_a_dispute_after_the_window_is_too_late(world: World) -> None:
    order = settled(world, world.accepted())
    world.later(hours=72)

    with pytest.raises(quality_rules.TooLate):
        world.do(quality.open_dispute, world.customer, order_id=order.id, reason="x")
    assert Settlement.objects.of(world.act()).get().state == Settlement.OPEN


def test_a_decided_refund_shrinks_every_part_and_reaches_the_payer(world: World) -> None:
    order = settled(world, world.accepted())
    worker = f"worker_pending:{world.crew[0].hex}"
    before = balance(world, worker)
    dispute = world.do(quality.open_dispute, world.customer, order_id=order.id, reason="迟到两小时")

    world.do(
        quality.decide_dispute,
        world.operator,
        dispute_id=dispute.id,
        decision="退一半",
        refund_fen=order.total_fen // 2,
    )

    assert abs(balance(world, worker) - before / 2) <= 1
    assert balance(world, f"escrow:{order.id.hex}") == 0
    world.later(hours=73)
    world.do(commands.release, world.act(), order_id=order.id)
    assert world.fresh(order).closed_at is None
    end_refunds(world)
    world.do(commands.finish, world.act(), order_id=order.id)
    assert world.fresh(order).closed_at is not None
    assert_clean(world)


def test_a_second_refund_takes_only_itself_back(world: World) -> None:
    order = settled(world, world.accepted())
    worker = f"worker_pending:{world.crew[0].hex}"
    before = balance(world, worker)
    part_fen = order.total_fen // 4
    facts = {"order_id": order.id, "amount_fen": part_fen, "cause": "desk"}

    world.do(commands.take_back, world.act(), **facts)
    found = world.do(commands.take_back, world.act(), **facts)

    assert found.kept_fen == order.total_fen - 2 * part_fen
    assert abs(balance(world, worker) - before / 2) <= 1
    assert balance(world, f"escrow:{order.id.hex}") == 0
    assert_clean(world)


def test_more_than_was_kept_cannot_be_taken_back(world: World) -> None:
    order = settled(world, world.accepted())

    with pytest.raises(rules.TooMuchBack):
        world.do(
            commands.take_back,
            world.act(),
            order_id=order.id,
            amount_fen=order.total_fen + 1,
            cause="test",
        )
    assert not Refund.objects.of(world.act()).exists()


def test_a_tip_goes_whole_to_the_worker(world: World) -> None:
    order = settled(world, world.accepted())
    bill = world.do(orders.tip, world.customer, order_id=order.id, amount_fen=888)
    world.receive(world.charge(bill))

    world.do(commands.pass_tip_on, world.act(), order_id=order.id, bill_id=bill.id, amount_fen=888)

    assert balance(world, f"worker_payable:{world.crew[0].hex}") == 888
    assert balance(world, f"escrow:{order.id.hex}") == 0
    assert_clean(world)


def test_the_fee_of_a_late_cancellation_pays_the_worker_for_the_way(world: World) -> None:
    order = world.travelling(pay="whole")
    world.do(orders.cancel, world.customer, order_id=order.id)
    order = world.fresh(order)
    assert order.fee_fen > order.worker_fee_fen > 0

    world.do(
        commands.settle_cancellation,
        world.act(),
        order_id=order.id,
        fee_fen=order.fee_fen,
        workers={world.crew[0].hex: order.worker_fee_fen},
    )

    assert balance(world, f"worker_pending:{world.crew[0].hex}") == order.worker_fee_fen
    assert world.fresh(order).closed_at is None
    end_refunds(world)
    world.later(hours=72)
    world.do(commands.release, world.act(), order_id=order.id)
    assert balance(world, f"worker_payable:{world.crew[0].hex}") == order.worker_fee_fen
    assert world.fresh(order).closed_at is not None
    assert balance(world, "cancellation_income") == order.fee_fen - order.worker_fee_fen
    assert balance(world, f"escrow:{order.id.hex}") == 0
    end_refunds(world)
    assert_clean(world)


def test_unpaid_balance_is_owed_and_only_paid_money_is_shared(world: World) -> None:
    order = world.finished()
    world.later(hours=24)
    world.do(orders.accept_unclaimed, world.act(), order_id=order.id)
    due_fen = order.total_fen - order.deposit_fen
    world.do(commands.open_settlement, world.act(), order_id=order.id)

    assert balance(world, f"customer_receivable:{order.id.hex}") == -due_fen
    pending = balance(world, f"worker_pending:{world.crew[0].hex}")
    assert 0 < pending < order.deposit_fen
    bill = world.do(orders.pay_balance, world.customer, order_id=order.id)
    world.receive(world.charge(bill))
    world.do(commands.settle_arrears, world.act(), order_id=order.id)
    assert balance(world, f"customer_receivable:{order.id.hex}") == 0
    assert balance(world, f"escrow:{order.id.hex}") == 0
    assert balance(world, f"worker_pending:{world.crew[0].hex}") > pending
    assert_clean(world)


def test_another_workers_earnings_are_not_shown(world: World) -> None:
    settled(world, world.accepted())

    with pytest.raises(NotFound):
        queries.earned(world.worker(world.crew[1]), world.crew[0])
    assert queries.earned(world.worker(), world.crew[0]).count() == 1


def test_a_merchants_order_stays_in_custody_and_its_shares_leave_under_the_cap(
    world: World,
) -> None:
    order = merchants_order(world)
    sub_mchid = "1600000001"
    assert balance(world, f"custody_escrow:{order.id.hex}") == 0
    pending = balance(world, f"custody_pending:{sub_mchid}")
    share = balance(world, f"custody_share:{order.id.hex}")
    assert pending + share == order.total_fen
    assert 0 < share <= order.total_fen * 3_000 // 10_000
    assert balance(world, "commission") == 0

    world.later(hours=72)
    world.do(commands.release, world.act(), order_id=order.id)
    assert world.fresh(order).closed_at is None
    end_sharings(world)

    assert balance(world, "commission") == share
    assert balance(world, f"custody_merchant:{sub_mchid}") == pending
    assert balance(world, f"custody_pending:{sub_mchid}") == 0
    assert world.fresh(order).closed_at is not None
    assert_clean(world)


def test_a_share_that_the_channel_closed_falls_to_the_merchant_who_owes_it(world: World) -> None:
    order = merchants_order(world)
    share = balance(world, f"custody_share:{order.id.hex}")
    world.later(hours=72)
    world.do(commands.release, world.act(), order_id=order.id)

    end_sharings(world, closed=["1900000002"])

    assert balance(world, "custody_merchant:1600000001") == order.total_fen
    assert balance(world, f"merchant_receivable:{world.merchant_id.hex}") == -share
    assert_clean(world)


def test_at_the_channels_clock_what_is_disputed_is_not_shared_but_owed(world: World) -> None:
    order = merchants_order(world)
    share = balance(world, f"custody_share:{order.id.hex}")
    world.do(quality.open_dispute, world.customer, order_id=order.id, reason="x")
    settlement = Settlement.objects.of(world.act()).get()
    charge = Charge.objects.of(world.act()).get()
    assert settlement.freeze_ends_at == charge.paid_at + timedelta(days=25)

    world.at = settlement.freeze_ends_at
    world.do(commands.release, world.act(), order_id=order.id, even_held=True)
    end_sharings(world)

    assert [one.total_fen for one in Sharing.objects.of(world.act())] == [0]
    assert balance(world, "custody_merchant:1600000001") == order.total_fen
    assert balance(world, f"merchant_receivable:{world.merchant_id.hex}") == -share
    assert world.fresh(order).closed_at is not None
    assert_clean(world)


def test_a_cancelled_merchants_order_unfreezes_the_fee_to_the_merchant(world: World) -> None:
    crew, world.crew = world.crew, world.staff
    order = world.travelling(pay="whole", merchant_id=world.merchant_id)
    world.crew = crew
    world.do(orders.cancel, world.customer, order_id=order.id)
    order = world.fresh(order)

    world.do(
        commands.settle_cancellation,
        world.act(),
        order_id=order.id,
        fee_fen=order.fee_fen,
        workers={},
    )
    end_refunds(world)
    assert balance(world, "custody_merchant:1600000001") == 0
    world.later(hours=72)
    world.do(commands.release, world.act(), order_id=order.id)
    end_sharings(world)

    assert balance(world, "custody_merchant:1600000001") == order.fee_fen
    assert balance(world, f"custody_escrow:{order.id.hex}") == 0
    assert_clean(world)


def test_a_withdrawal_is_taxed_waits_and_comes_back_whole(world: World) -> None:
    order = settled(world, world.accepted())
    world.later(hours=72)
    world.do(commands.release, world.act(), order_id=order.id)
    worker = world.crew[0]
    available = balance(world, f"worker_payable:{worker.hex}")

    def withdraw(amount_fen: int) -> Any:
        return world.do(
            wallets.withdraw,
            world.worker(),
            worker_id=worker,
            person_id=worker,
            openid="o-1",
            mchid="1900000001",
            amount_fen=amount_fen,
        )

    with pytest.raises(wallet_rules.NotEnough):
        withdraw(available + 1)
    withdrawal = withdraw(available)
    assert balance(world, f"worker_payable:{worker.hex}") == 0
    with pytest.raises(wallet_rules.OneAtATime):
        withdraw(100)
    end_transfer(world, withdrawal.id, is_paid=False)
    assert balance(world, f"worker_payable:{worker.hex}") == available
    assert Bill.objects.of(world.act()).count() == 1
    assert_clean(world)
