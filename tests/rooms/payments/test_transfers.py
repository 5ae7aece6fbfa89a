"""Transfers over the channel: money is given back only when the channel says it was not paid."""

from doorstep.kernel import bus
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import commands, queries
from doorstep.money.payments.models import Transfer
from doorstep.money.wallets.models import Withdrawal
from doorstep.people.identity.models import Dossier
from tests.doors.city import CITY
from tests.journeys.story import Story, took
from tests.rooms.payments.books import decide, earner, kill_talk, only, withdraw

TRANSFERS = "/v3/fund-app/mch-transfer/transfer-bills"
ASK = f"{TRANSFERS}/out-bill-no/*"
STEPS = [{"hours": 1}, {"hours": 3}, {"hours": 12}]


def available_fen(story: Story) -> int:
    """What the worker may take out."""
    fen: int = took(story.cast.crew[0].get("earnings"))["available_fen"]
    return fen


def sent_fen(story: Story) -> int:
    """What the channel has paid, or holds for those who confirm."""
    fen: int = story.channel.look("statistics")["money_fen"]["transferred"]
    return fen


def look_after(story: Story) -> None:
    """The rhythm that looks after what is under way, and all that follows."""
    story.do(commands.look_after)
    story.rest()


def test_a_refused_question_gives_nothing_back(story: Story) -> None:
    worker = earner(story)
    withdraw(story, worker)
    story.rest()
    package = took(worker.get("withdrawals"))["items"][0]["package"]
    story.channel.order_fault("error", path=ASK, code="NO_AUTH", times=None)

    story.later(minutes=6)
    story.later(minutes=6)

    assert only(Transfer).state == "waiting"
    assert available_fen(story) == 0
    story.channel.end_faults()
    story.channel.ask("transfers/confirm", package_info=package)
    story.settle()
    look_after(story)
    assert only(Transfer).state == "done"
    story.books_are_right()


def test_a_refused_start_gives_back_once_the_channel_knows_of_nothing(story: Story) -> None:
    worker = earner(story)
    story.channel.order_fault("error", path=TRANSFERS, code="USER_ERROR")

    withdraw(story, worker)
    story.rest()

    assert (only(Transfer).state, sent_fen(story)) == ("returned", 0)
    assert available_fen(story) == 50_000
    story.books_are_right()


def test_a_refused_start_that_the_channel_carried_out_is_waited_for(story: Story) -> None:
    worker = earner(story)
    story.channel.order_fault("error_after_commit", path=TRANSFERS, code="ALREADY_EXISTS")

    withdraw(story, worker)
    story.rest()

    assert (only(Transfer).state, available_fen(story)) == ("waiting", 0)
    assert sent_fen(story) == only(Transfer).amount_fen


def test_while_the_account_is_empty_a_transfer_waits_with_its_number(story: Story) -> None:
    worker = earner(story)
    story.channel.order_fault("not_enough", path=TRANSFERS, times=None)
    withdraw(story, worker)
    for step in STEPS:
        story.later(**step)
        look_after(story)
    waiting = only(Transfer)
    assert (waiting.state, waiting.error.split()[0]) == ("asked", "NOT_ENOUGH")
    (seen,) = took(story.cast.operator.get("money/under-way?kind=transfer"))["items"]
    assert (seen["id"], seen["error"].split()[0]) == (str(waiting.id), "NOT_ENOUGH")

    story.channel.end_faults()
    story.later(hours=7)
    look_after(story)

    assert only(Transfer).state == "waiting"


def test_a_transfer_that_waits_for_money_can_be_taken_back(story: Story) -> None:
    worker = earner(story)
    story.channel.order_fault("not_enough", path=TRANSFERS, times=None)
    withdraw(story, worker)
    story.rest()
    id = only(Transfer).id

    took(story.cast.operator.post(f"transfers/{id}/taking-back", {"reason": "账户无款"}))
    story.rest()

    assert only(Transfer).state == "returned"
    assert available_fen(story) == 50_000
    story.books_are_right()


def test_an_unconfirmed_transfer_is_called_back_at_the_channel(story: Story) -> None:
    worker = earner(story)
    withdraw(story, worker)
    story.rest()

    took(
        story.cast.operator.post(
            f"transfers/{only(Transfer).id}/taking-back", {"reason": "金额有误"}
        )
    )
    story.settle()

    assert (only(Transfer).state, sent_fen(story)) == ("returned", 0)
    assert available_fen(story) == 50_000
    story.books_are_right()


def test_an_outage_of_many_hours_leaves_nothing_behind(story: Story) -> None:
    worker = earner(story)
    story.channel.order_fault("error", path=TRANSFERS, code="SYSTEM_ERROR", times=None)
    withdraw(story, worker)
    kill_talk()
    story.channel.end_faults()
    story.later(hours=3)

    look_after(story)

    assert only(Transfer).state == "waiting"


def test_money_paid_after_it_was_given_back_is_an_alarm_and_is_got_back(story: Story) -> None:
    worker = earner(story)
    transfer = withdraw(story, worker)
    story.do(
        commands.record_transfer, transfer_id=transfer.id, is_final=True, is_paid=False, error="?"
    )
    story.do(commands.record_transfer, transfer_id=transfer.id, is_final=True, is_paid=True)
    story.rest()

    assert [one.id for one in story.do(queries.failed_transfers)] == [transfer.id]
    assert story.balance(f"suspense:{transfer.subject_id.hex}") == -transfer.amount_fen
    assert ledger.audit(CITY).is_clean
    path = f"transfers/{transfer.id}/taking-back"
    took(story.cast.operator.post(path, {"reason": "重复付款"}))

    assert story.balance(f"suspense:{transfer.subject_id.hex}") == 0
    assert available_fen(story) == 50_000 - transfer.amount_fen
    assert not story.do(queries.failed_transfers)
    assert ledger.audit(CITY).is_clean


def test_three_thousand_yuan_are_paid_to_the_verified_name(story: Story) -> None:
    worker = earner(story, 300_000)
    withdraw(story, worker)
    story.rest()
    package = took(worker.get("withdrawals"))["items"][0]["package"]

    story.channel.ask("transfers/confirm", package_info=package)
    story.settle()

    assert only(Transfer).amount_fen >= 200_000
    assert only(Withdrawal).state == "done"
    story.books_are_right()


def test_without_a_verified_name_large_amounts_are_refused_clearly(story: Story) -> None:
    worker = earner(story, 300_000)
    mine = Dossier.objects.filter(city_id=CITY, person_id=worker.person_id)
    mine.update(state="submitted")

    answer = worker.post("withdrawals", {"amount_fen": 300_000})

    assert (answer.status_code, answer.json()["code"]) == (409, "wallets.NameNeeded")
    assert worker.post("withdrawals", {"amount_fen": 100_000}).status_code == 201


def test_a_transfer_of_another_amount_waits_for_a_person(story: Story) -> None:
    worker = earner(story)
    transfer = withdraw(story, worker)
    story.rest()
    Transfer.objects.filter(city_id=CITY, id=transfer.id).update(amount_fen=1)

    story.later(minutes=6)

    stuck = only(Transfer)
    assert (stuck.state, stuck.error) == ("failed", "the channel says another amount")
    assert decide(commands.ask_transfer_again, transfer_id=stuck.id).state == "asked"


def test_the_worker_hears_that_it_can_be_confirmed_and_that_it_was_paid(story: Story) -> None:
    worker = earner(story)
    topic = f"worker:{worker.actor_id}"
    withdraw(story, worker)
    before = bus.sequence(CITY, topic)

    story.rest()
    can_confirm = bus.sequence(CITY, topic)
    package = took(worker.get("withdrawals"))["items"][0]["package"]
    story.channel.ask("transfers/confirm", package_info=package)
    story.settle()

    assert can_confirm == before + 1
    assert bus.sequence(CITY, topic) == can_confirm + 1
    assert took(worker.get("withdrawals"))["items"][0]["state"] == "done"
