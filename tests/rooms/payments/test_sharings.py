"""Sharings over the channel: retried, listed, asked again, and given up when the freeze is over."""

from datetime import timedelta

import pytest

from doorstep.money.payments import commands, rules
from doorstep.money.payments.models import Charge, Sharing
from tests.doors.city import CITY, Caller
from tests.journeys.story import Story, took
from tests.rooms.payments.books import decide, kill_talk, only

SHARINGS = "/v3/profitsharing/orders"


def accepted(story: Story) -> Caller:
    """A firm's order is done and accepted; its shares leave when the window has passed."""
    customer = story.customer()
    order, worker = story.take(customer, merchant_id=str(story.cast.merchant_id), pay="whole")
    story.work(customer, order, worker)
    story.accept(customer, order["id"])
    customer.actor_id = order["id"]
    return customer


def look_after(story: Story) -> None:
    """The rhythm that looks after what is under way, and all that follows."""
    story.do(commands.look_after)
    story.rest()


def shared_fen(story: Story) -> int:
    """What the channel has shared."""
    fen: int = story.channel.look("statistics")["money_fen"]["shared"]
    return fen


@pytest.mark.parametrize("fault", ["not_enough", "rate_limited"])
def test_what_is_refused_for_now_is_shared_later(story: Story, fault: str) -> None:
    customer = accepted(story)
    story.channel.order_fault(fault, path=SHARINGS, times=3)

    story.pass_window()
    story.later(hours=2)
    look_after(story)
    story.settle()

    assert only(Sharing).state == "done"
    assert shared_fen(story) == only(Sharing).total_fen > 0
    story.ends_well(customer, str(customer.actor_id))


def test_a_refused_sharing_is_listed_and_asked_again_with_its_number(story: Story) -> None:
    customer = accepted(story)
    story.channel.order_fault("error", path=SHARINGS, code="NO_AUTH", times=None)
    story.pass_window()
    (listed,) = took(story.cast.operator.get("sharings/failed"))["items"]
    assert (listed["id"], listed["error"].split()[0]) == (str(only(Sharing).id), "NO_AUTH")
    story.channel.end_faults()

    took(story.cast.operator.post(f"sharings/{listed['id']}/asking"))
    story.settle()

    assert only(Sharing).state == "done"
    story.ends_well(customer, str(customer.actor_id))


def test_past_the_channels_freeze_the_merchant_has_it_and_owes_the_commission(
    story: Story,
) -> None:
    customer = accepted(story)
    story.channel.order_fault("error", path=SHARINGS, code="NO_AUTH", times=None)
    story.pass_window()
    stuck = only(Sharing)
    why = {"reason": "渠道已解冻"}
    path = f"sharings/{stuck.id}/giving-up"
    early = story.cast.operator.post(path, why)
    assert early.json()["code"] == "payments.NotFrozenAnyMore"
    story.later(days=28)

    took(story.cast.operator.post(path, why))
    story.rest()

    given_up = only(Sharing)
    assert (given_up.state, given_up.closed_fen) == ("done", stuck.total_fen)
    assert story.balance(f"merchant_receivable:{story.cast.merchant_id.hex}") == -stuck.total_fen
    assert shared_fen(story) == 0
    story.channel.end_faults()
    story.ends_well(customer, str(customer.actor_id))


def test_after_a_long_outage_sharings_are_asked_for_again(story: Story) -> None:
    customer = accepted(story)
    story.channel.order_fault("error", path=SHARINGS, code="SYSTEM_ERROR", times=None)
    story.pass_window()
    kill_talk()
    story.channel.end_faults()
    story.later(hours=12)

    look_after(story)
    story.settle()

    assert only(Sharing).state == "done"
    story.ends_well(customer, str(customer.actor_id))


def test_nothing_leaves_before_the_channels_minute_is_surely_over() -> None:
    paid_at = rules.datetime(2026, 3, 9)
    assert rules.sharing_due(paid_at, paid_at) - paid_at >= timedelta(seconds=62)


def test_more_than_the_cap_is_not_shared(story: Story) -> None:
    accepted(story)
    charge = Charge.objects.get(city_id=CITY, state="paid")
    room_fen = charge.amount_fen * charge.cap_bp // 10_000
    parts = {"platform": room_fen + 1}
    receiver = {"kind": "merchant", "account": "1900000201", "parts_fen": parts}
    receiver["amount_fen"] = room_fen + 1

    with pytest.raises(rules.OverCap) as refused:
        decide(
            commands.open_sharing,
            charge_id=charge.id,
            receivers=[receiver],
            parties={},
            unfreezes=False,
        )

    assert refused.value.facts == {"room_fen": room_fen}
