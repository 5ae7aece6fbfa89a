"""Taking earnings out: confirmed in WeChat, or not confirmed and back."""

from typing import Any

import pytest

from tests.doors.city import Caller
from tests.journeys.story import NEWS, Story, took

pytestmark = pytest.mark.slow


def earner(story: Story) -> tuple[Caller, dict[str, Any], Caller]:
    """A customer, their closed order, and the worker who earned with it."""
    customer = story.customer()
    order, worker = story.take(customer, timing="now")
    story.work(customer, order, worker)
    story.accept(customer, order["id"])
    story.pass_window()
    story.link_wechat(worker)
    return customer, order, worker


def withdraw(story: Story, worker: Caller) -> tuple[int, str]:
    """All that is there is taken out; answers how much, and what the client confirms with."""
    amount_fen = worker.get("earnings").json()["available_fen"]
    took(worker.post("withdrawals", {"amount_fen": amount_fen}))
    story.settle()
    waiting = took(worker.get("withdrawals"))["items"][0]
    assert waiting["state"] == "asked"
    assert worker.get("earnings").json()["available_fen"] == 0
    return amount_fen, waiting["package"]


@pytest.mark.parametrize("news", NEWS)
def test_a_confirmed_withdrawal_reaches_the_worker(story: Story, news: str) -> None:
    customer, order, worker = earner(story)
    amount_fen, package = withdraw(story, worker)
    story.expect(news)

    story.channel.ask("transfers/confirm", package_info=package)
    story.settle()

    done = took(worker.get("withdrawals"))["items"][0]
    assert (done["state"], done["net_fen"]) == ("done", amount_fen - done["tax_fen"])
    assert story.channel.look("statistics")["money_fen"]["transferred"] == done["net_fen"]
    story.ends_well(customer, order["id"])


@pytest.mark.parametrize("news", ["heard", "lost"])
def test_a_withdrawal_that_nobody_confirms_comes_back_whole(story: Story, news: str) -> None:
    customer, order, worker = earner(story)
    amount_fen, _ = withdraw(story, worker)
    story.expect(news)

    story.later(hours=25)
    story.settle()

    back = took(worker.get("withdrawals"))["items"][0]
    assert back["state"] == "returned"
    assert worker.get("earnings").json()["available_fen"] == amount_fen
    assert story.channel.look("statistics")["money_fen"]["transferred"] == 0
    again_fen, package = withdraw(story, worker)
    story.channel.end_faults()
    story.channel.ask("transfers/confirm", package_info=package)
    story.settle()
    assert took(worker.get("withdrawals"))["items"][0]["state"] == "done"
    assert again_fen == amount_fen
    story.ends_well(customer, order["id"])
