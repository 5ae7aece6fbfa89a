"""Refunds over the channel: closed, blocked, short of money, given up; the books stay right."""

import pytest

from doorstep.money.payments import commands, rules
from doorstep.money.payments.models import Refund
from tests.doors.city import CITY
from tests.journeys.story import Story, took
from tests.rooms.payments.books import decide, kill_talk, only, refund, rows

REFUNDS = "/v3/refund/domestic/refunds"
CARD = {"bank": "ICBC_DEBIT", "account": "6222020000000000000", "real_name": "陈芳"}


def sent_fen(story: Story) -> int:
    """What the channel has given back."""
    fen: int = story.channel.look("statistics")["money_fen"]["refunded"]
    return fen


def stuck(story: Story, fault: str) -> Refund:
    """A refund of five yuan that the channel could not make."""
    customer = story.customer()
    order, _ = story.take(customer, pay="whole")
    story.channel.order_fault(fault)
    refund(story, order)
    story.settle()
    return only(Refund)


def look_after(story: Story) -> None:
    """The rhythm that looks after what is under way, and all that follows."""
    story.do(commands.look_after)
    story.rest()


def test_what_the_channel_closed_is_made_by_a_successor(story: Story) -> None:
    closed = stuck(story, "refund_closed")
    assert (closed.state, sent_fen(story)) == ("closed", 0)

    seen = took(story.cast.operator.post(f"refunds/{closed.id}/asking"))
    story.settle()

    first, second = rows(Refund)
    assert (first.state, second.state) == ("replaced", "done")
    assert (seen["id"], seen["follows_id"]) == (str(second.id), str(first.id))
    assert sent_fen(story) == 500
    story.books_are_right()


def test_a_blocked_refund_goes_to_a_bank_card(story: Story) -> None:
    blocked = stuck(story, "refund_abnormal")
    assert (blocked.state, sent_fen(story)) == ("abnormal", 500)
    path = f"refunds/{blocked.id}"
    assert story.cast.operator.post(f"{path}/asking").json()["code"] == "payments.NeedsCard"

    took(story.cast.operator.post(f"{path}/card", CARD))
    story.settle()

    assert only(Refund).state == "done"
    story.books_are_right()


def test_giving_a_refund_up_takes_two_persons(story: Story) -> None:
    blocked = stuck(story, "refund_abnormal")
    with pytest.raises(rules.NotStuck):
        decide(commands.abandon_refund, refund_id=blocked.id)
    why = {"reason": "客户账户已注销"}
    path = f"refunds/{blocked.id}/abandoning"
    took(story.cast.operator.post(path, why))
    alone = story.cast.operator.post(f"{path}/confirmation", why)
    assert alone.json()["code"] == "payments.NeedsAnother"

    decide(commands.abandon_refund, refund_id=blocked.id)
    story.rest()

    given_up = only(Refund)
    assert given_up.state == "abandoned"
    assert story.balance(f"suspense:{given_up.id.hex}") == 500
    story.books_are_right()


def test_a_refund_that_arrives_after_it_was_given_up_is_an_alarm(story: Story) -> None:
    blocked = stuck(story, "refund_abnormal")
    decide(commands.propose_abandoning, refund_id=blocked.id)
    decide(commands.abandon_refund, refund_id=blocked.id)

    story.do(commands.record_refund, refund_id=blocked.id, is_done=True, refund_no="503")
    story.rest()

    assert only(Refund).state == "stray"
    failed = took(story.cast.operator.get("refunds/failed"))["items"]
    assert [one["id"] for one in failed] == [str(blocked.id)]
    assert story.balance(f"suspense:{blocked.id.hex}") == 0
    story.books_are_right()


def test_without_money_a_refund_is_tried_more_and_more_seldom_and_is_listed(story: Story) -> None:
    customer = story.customer()
    order, _ = story.take(customer, pay="whole")
    story.channel.order_fault("not_enough", path=REFUNDS, times=None)
    refund(story, order)
    story.rest()
    pauses = [rules.next_try(at, story_at) - at for at, story_at in _ages(only(Refund))]

    assert pauses == sorted(pauses)
    assert pauses[-1] == rules.PAUSES[1]
    (seen,) = took(story.cast.operator.get("money/under-way?kind=refund"))["items"]
    assert seen["error"].startswith("NOT_ENOUGH")
    waiting = {one["kind"]: one for one in took(story.cast.operator.get("money/waiting"))}
    assert (waiting["refund"]["count"], waiting["refund"]["amount_fen"]) == (1, 500)
    story.channel.end_faults()
    story.later(minutes=3)
    story.settle()
    assert only(Refund).state == "done"


def _ages(one: Refund) -> list[tuple[object, object]]:
    hours = (0, 1, 5, 24, 240)
    return [(one.asked_at + rules.timedelta(hours=n), one.asked_at) for n in hours]


def test_after_a_long_outage_refunds_are_asked_for_again(story: Story) -> None:
    customer = story.customer()
    order, _ = story.take(customer, pay="whole")
    refund(story, order)
    kill_talk()
    story.later(hours=3)
    assert only(Refund).state == "asked"

    look_after(story)
    story.settle()

    assert only(Refund).state == "done"


def test_an_old_message_does_not_put_a_refund_back(story: Story) -> None:
    story.channel.order_fault("double", event="REFUND.ABNORMAL", copies=2)
    blocked = stuck(story, "refund_abnormal")
    took(story.cast.operator.post(f"refunds/{blocked.id}/card", CARD))
    story.settle()
    story.later(hours=30)

    assert only(Refund).state == "done"
    assert not Refund.objects.filter(city_id=CITY, state="abnormal").exists()


def test_several_refunds_of_one_payment_are_asked_for_a_minute_apart(story: Story) -> None:
    customer = story.customer()
    order, _ = story.take(customer, pay="whole")
    refund(story, order)
    refund(story, order)
    refund(story, order)
    story.rest()
    assert sent_fen(story) == 500

    story.later(seconds=rules.REFUNDS_APART.total_seconds())
    assert sent_fen(story) == 1_000
    story.later(seconds=rules.REFUNDS_APART.total_seconds())
    assert sent_fen(story) == 1_500
    story.settle()

    assert [(one.state, one.error) for one in rows(Refund)] == [("done", "")] * 3
    story.books_are_right()


def test_more_refunds_than_the_channel_makes_are_refused_and_move_nothing(story: Story) -> None:
    customer = story.customer()
    order, _ = story.take(customer, pay="whole")
    for _ in range(rules.REFUNDS_MAX):
        refund(story, order, 1)
    before = story.books()

    with pytest.raises(rules.TooManyRefunds):
        refund(story, order, 1)

    assert (story.books(), len(rows(Refund))) == (before, rules.REFUNDS_MAX)
