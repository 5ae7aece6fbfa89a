"""What comes after release or late: refunds, disputes won, arrears, and terms as they were sold."""

from datetime import timedelta

import pytest

from doorstep.aftercare.quality import commands as quality
from doorstep.aftercare.settlement import commands, rules
from doorstep.aftercare.settlement.models import Settlement
from doorstep.algorithms.money import part
from doorstep.money.payments.models import Sharing
from doorstep.money.wallets import commands as wallets
from doorstep.offering.workers.models import Worker
from doorstep.people.partners.models import Contract, Merchant, Partner
from doorstep.visits.orders import queries as order_queries
from tests.rooms.orders.world import World
from tests.rooms.settlement.settling import (
    assert_clean,
    balance,
    end_refunds,
    end_sharings,
    end_transfer,
    late_payment,
    merchants_order,
    owing,
    released,
    settled,
    take_back,
)


def test_a_refund_after_release_is_taken_from_earnings_and_the_missing_part_is_owed(
    world: World,
) -> None:
    order = released(world, settled(world, world.accepted()))
    worker = world.crew[0].hex
    earned = balance(world, f"worker_payable:{worker}")
    withdrawal = world.do(
        wallets.withdraw,
        world.worker(),
        worker_id=world.crew[0],
        person_id=world.crew[0],
        openid="o-1",
        mchid="1900000001",
        amount_fen=earned - 500,
    )
    end_transfer(world, withdrawal.id, is_paid=True)

    take_back(world, order, order.total_fen)
    end_refunds(world)
    world.do(commands.finish, world.act(), order_id=order.id)

    assert balance(world, f"worker_payable:{worker}") == 0
    assert balance(world, f"worker_receivable:{worker}") == -(earned - 500)
    assert balance(world, f"escrow:{order.id.hex}") == 0
    assert Settlement.objects.of(world.act()).get().state == Settlement.DONE
    with pytest.raises(rules.TooMuchBack):
        take_back(world, order, 1)

    again = released(world, settled(world, world.accepted(starts_at=world.at + timedelta(days=1))))
    assert again.closed_at is not None
    assert balance(world, f"worker_receivable:{worker}") == 0
    assert balance(world, f"worker_payable:{worker}") == 500


def test_a_merchants_refund_after_release_lowers_what_the_merchant_owes(world: World) -> None:
    order = released(world, merchants_order(world))
    share = balance(world, "commission")
    kept = balance(world, "custody_merchant:1600000001")

    take_back(world, order, order.total_fen // 2)
    end_refunds(world)

    paid_fen = order.total_fen // 2
    assert balance(world, "custody_merchant:1600000001") == kept - paid_fen
    assert balance(world, "custody_channel:1600000001") == -(kept - paid_fen)
    credit = balance(world, f"merchant_receivable:{world.merchant_id.hex}")
    assert abs(credit - share / 2) <= 1
    assert balance(world, "commission_refunds") == -credit
    with pytest.raises(rules.TooMuchBack):
        take_back(world, order, kept - paid_fen + 1)
    assert_clean(world)


def test_a_dispute_that_the_channels_clock_overtook_can_still_be_won(world: World) -> None:
    order = merchants_order(world)
    dispute = world.do(quality.open_dispute, world.customer, order_id=order.id, reason="x")
    world.at = Settlement.objects.of(world.act()).get().freeze_ends_at
    world.do(commands.release, world.act(), order_id=order.id, even_held=True)
    share = -balance(world, f"merchant_receivable:{world.merchant_id.hex}")

    refund = {"dispute_id": dispute.id, "decision": "全退", "refund_fen": order.total_fen}
    world.do(quality.decide_dispute, world.operator, **refund)
    end_sharings(world)
    end_refunds(world)

    assert share > 0
    assert balance(world, f"merchant_receivable:{world.merchant_id.hex}") == 0
    assert balance(world, "custody_channel:1600000001") == 0
    assert balance(world, "custody_merchant:1600000001") == 0
    assert_clean(world)


def test_arrears_after_a_closed_share_bring_each_party_its_own(world: World) -> None:
    order = settled(world, owing(world, world.merchant_id))
    world.later(hours=72)
    world.do(commands.release, world.act(), order_id=order.id)
    end_sharings(world, closed=["1900000002"])
    bill = late_payment(world, order)
    world.hear(bill)
    world.do(commands.settle_arrears, world.act(), order_id=order.id)
    set_aside = balance(world, f"custody_share:{order.id.hex}")

    world.do(commands.release, world.act(), order_id=order.id)

    second = Sharing.objects.of(world.act()).order_by("-asked_at", "-id")[0]
    assert set_aside > 0
    assert second.total_fen == set_aside
    assert balance(world, f"custody_share:{order.id.hex}") == 0
    end_sharings(world)
    assert_clean(world)


@pytest.mark.parametrize("by_firm", [False, True])
def test_money_that_nobody_heard_of_yet_is_divided_when_the_shares_leave(
    world: World, by_firm: bool
) -> None:
    order = settled(world, owing(world, world.merchant_id if by_firm else None))
    bill = late_payment(world, order)
    world.later(hours=72)

    world.do(commands.release, world.act(), order_id=order.id)
    end_sharings(world)
    world.hear(bill)
    world.do(commands.settle_arrears, world.act(), order_id=order.id)

    fresh = Settlement.objects.of(world.act()).get()
    assert (fresh.kept_fen, fresh.receivable_fen) == (order.total_fen, 0)
    assert fresh.state == Settlement.DONE
    prefix = "custody_receivable" if by_firm else "customer_receivable"
    assert balance(world, f"{prefix}:{order.id.hex}") == 0
    assert_clean(world)


def test_a_debt_paid_before_the_order_was_settled_is_not_owed(world: World) -> None:
    order = owing(world)
    bill = late_payment(world, order)
    world.hear(bill)
    world.do(commands.settle_arrears, world.act(), order_id=order.id)

    settled(world, order)

    assert balance(world, f"customer_receivable:{order.id.hex}") == 0
    assert_clean(world)


def test_a_new_grade_changes_nothing_of_what_was_sold(world: World) -> None:
    order = settled(world, world.accepted())
    pending = balance(world, f"worker_pending:{world.crew[0].hex}")
    Worker.objects.filter(city_id=7, id=world.crew[0]).update(share_override_bp=8_000)

    take_back(world, order, 100)

    assert 0 < pending - balance(world, f"worker_pending:{world.crew[0].hex}") <= 100
    assert_clean(world)


def test_a_merchant_pays_the_commission_that_was_signed(world: World) -> None:
    Contract.objects.create(
        city_id=7,
        party="merchant",
        merchant_id=world.merchant_id,
        payee_mode="S2",
        commission_bp={"default": 700},
        valid_from=world.at - timedelta(hours=1),
        signed_at=world.at,
    )
    order = merchants_order(world)

    work = sum(
        line.amount_fen
        for line in order_queries.lines(world.act(), order)
        if line.kind not in ("travel", "material", "insurance")
    )
    assert order.share_plan.commission_bp != 700
    assert balance(world, f"custody_share:{order.id.hex}") == part(work, 700)


def test_an_order_stays_with_the_number_that_its_first_payment_went_to(world: World) -> None:
    order = owing(world, world.merchant_id)
    Merchant.objects.filter(city_id=7, id=world.merchant_id).update(sub_mchid="1600000009")
    settled(world, order)
    late_payment(world, order)

    world.later(hours=72)
    world.do(commands.release, world.act(), order_id=order.id)
    end_sharings(world)

    assert balance(world, "custody_channel:1600000009") == 0
    merchants = balance(world, "custody_merchant:1600000001")
    assert merchants == -balance(world, "custody_channel:1600000001") > 0
    assert_clean(world)


def test_what_a_closed_receiver_did_not_take_is_owed_to_partner_and_platform(world: World) -> None:
    partner = Partner.objects.create(
        city_id=7, name={"zh-CN": "城市合伙人"}, state="active", registered_at=world.at
    )
    Contract.objects.create(
        city_id=7,
        party="partner",
        partner_id=partner.id,
        payee_mode="S2",
        commission_bp={"default": 0},
        partner_bp=4_000,
        valid_from=world.at - timedelta(days=1),
        signed_at=world.at,
    )
    order = merchants_order(world)
    share = balance(world, f"custody_share:{order.id.hex}")
    world.later(hours=72)
    world.do(commands.release, world.act(), order_id=order.id)

    end_sharings(world, closed=["1900000002"])

    assert balance(world, f"merchant_receivable:{world.merchant_id.hex}") == -share
    assert balance(world, f"partner_payable:{partner.id.hex}") == part(share, 4_000)
    assert balance(world, "commission") == share - part(share, 4_000)
    assert_clean(world)

    take_back(world, order, order.total_fen)
    assert balance(world, f"merchant_receivable:{world.merchant_id.hex}") == 0
    assert balance(world, f"partner_payable:{partner.id.hex}") == 0
