"""The work of a visit: the start code, steps with photos that gate each other, and finishing."""

from datetime import timedelta

import pytest

from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.kernel.files import NotAPicture
from doorstep.kernel.models import FileRow
from doorstep.people.accounts.models import Customer
from doorstep.visits.orders.rules.refusals import WrongCode
from doorstep.visits.tracking import commands, queries, rules
from tests.rooms.tracking.street import Street, picture


def test_the_work_begins_with_the_customer_s_code_only(street: Street) -> None:
    order = street.at_the_door()
    visit = street.visit(order)
    named = {"visit_id": visit.id, "code": "000000"}

    street.refuses(WrongCode, order, commands.start, street.worker(), **named)

    assert street.trip(order).state == "arrived"


def test_the_whole_visit_from_setting_out_to_the_finish(street: Street) -> None:
    order = street.at_work()
    assert street.trip(order).state == "started"
    street.tick_off(order, "clean", photo=picture(), seen=street.seen(4))
    street.later(hours=3)

    street.do(commands.finish, street.worker(), visit_id=street.visit(order).id)

    assert street.fresh(order).state == "finished"
    assert (street.trip(order).state, street.trip(order).ended_at) == ("done", street.at)


def test_a_photo_is_kept_stamped_and_part_of_the_evidence(street: Street) -> None:
    order = street.at_work()

    step = street.tick_off(order, "clean", photo=picture(), seen=street.seen(4))

    kept = FileRow.objects.get(city_id=7, id=step.photo_id)
    person_id = Customer.objects.of(street.act()).get(id=street.customer_id).person_id
    assert (kept.purpose, kept.owner_person_id) == ("visit.photo", person_id)
    assert (step.done_at, step.accuracy_m) == (street.at, 10)
    (facts,) = street.evidence(order, "step")
    assert (facts["step"], facts["sha256"]) == ("clean", bytes(kept.sha256).hex())
    assert facts["distance_m"] <= 5


def test_a_step_waits_for_the_gates_before_it(street: Street) -> None:
    street.with_steps()
    order = street.at_work()
    visit = street.visit(order)
    named = {"visit_id": visit.id, "code": "clean"}

    refusal = street.refuses(
        rules.StepBefore, order, commands.complete_step, street.worker(), **named
    )
    assert "铺垫" in refusal.sentence("zh-CN") and "Cover" in refusal.sentence("en")
    street.tick_off(order, "cover", photo=picture())
    street.tick_off(order, "clean")
    street.tick_off(order, "after", photo=picture())

    assert [one.code for one in queries.steps_done(street.worker(), visit.id)] == [
        "cover",
        "clean",
        "after",
    ]


def test_a_required_photo_cannot_be_left_out_or_faked(street: Street) -> None:
    street.with_steps()
    order = street.at_work()
    named = {"visit_id": street.visit(order).id, "code": "cover"}

    street.refuses(rules.PhotoNeeded, order, commands.complete_step, street.worker(), **named)
    named["photo"] = b"not a picture"
    street.refuses(NotAPicture, order, commands.complete_step, street.worker(), **named)


def test_the_finish_waits_for_every_required_step(street: Street) -> None:
    street.with_steps()
    order = street.at_work()
    visit = street.visit(order)
    street.tick_off(order, "cover", photo=picture())
    street.tick_off(order, "clean")

    refusal = street.refuses(
        rules.StepsMissing, order, commands.finish, street.worker(), visit_id=visit.id
    )
    assert "完工照" in refusal.sentence("zh-CN") and "小贴士" not in refusal.sentence("zh-CN")
    street.tick_off(order, "after", photo=picture())
    street.do(commands.finish, street.worker(), visit_id=visit.id)

    assert street.fresh(order).state == "finished"


def test_steps_of_the_beginning_can_be_done_at_the_door_and_no_others(street: Street) -> None:
    street.with_steps()
    order = street.at_the_door()

    street.tick_off(order, "cover", photo=picture())

    named = {"visit_id": street.visit(order).id, "code": "clean"}
    street.refuses(rules.NotYet, order, commands.complete_step, street.worker(), **named)


def test_a_step_sent_twice_from_an_offline_phone_is_kept_once(street: Street) -> None:
    order = street.at_work()
    done_at = street.at
    street.later(minutes=40)

    first = street.tick_off(order, "clean", photo=picture(), done_at=done_at)
    again = street.tick_off(order, "clean", photo=picture("red"), done_at=done_at)

    assert first.id == again.id
    assert (first.done_at, first.received_at) == (done_at, done_at + timedelta(minutes=40))
    assert FileRow.objects.filter(city_id=7, purpose="visit.photo").count() == 1


def test_a_phone_s_clock_that_runs_wrong_is_not_believed(street: Street) -> None:
    order = street.at_work()

    ahead = street.tick_off(order, "clean", photo=picture(), done_at=street.at + timedelta(days=1))

    assert ahead.done_at == street.at


def test_strangers_do_no_steps(street: Street) -> None:
    order = street.at_work()
    named = {"visit_id": street.visit(order).id, "code": "clean"}

    other = street.worker(street.crew[1])
    street.refuses(NotFound, order, commands.complete_step, other, **named)
    street.refuses(NotAllowed, order, commands.complete_step, street.customer, **named)
    named["code"] = "dance"
    street.refuses(rules.NoSuchStep, order, commands.complete_step, street.worker(), **named)


def test_everybody_with_the_order_sees_the_steps(street: Street) -> None:
    street.with_steps()
    order = street.at_work()
    street.tick_off(order, "cover", photo=picture())
    visit = street.visit(order)

    for act in (street.customer, street.worker(), street.operator):
        steps = queries.steps(act, visit.id)
        assert [one.code for one in steps] == ["cover", "clean", "tip", "after"]
        assert [one.done_at is not None for one in steps] == [True, False, False, False]
    with pytest.raises(NotFound):
        queries.steps(street.worker(street.crew[1]), visit.id)


def test_a_desk_finishes_for_a_worker_whose_phone_broke_with_a_reason(street: Street) -> None:
    street.with_steps()
    order = street.at_work()
    visit = street.visit(order)

    street.do(commands.finish, street.operator, visit_id=visit.id)

    assert street.fresh(order).state == "finished"
    (facts,) = street.evidence(order, "finish")
    assert (facts["steps"], facts["reason"]) == (0, "电话要求")


def test_who_checked_in_by_hand_shows_by_photo_and_place_that_nobody_opened(
    street: Street,
) -> None:
    order = street.on_the_way()
    visit = street.visit(order)
    street.at = visit.starts_at
    street.do(commands.check_in, street.worker(), visit_id=visit.id, reason="没有信号")
    street.later(minutes=15)
    report, worker = {"visit_id": visit.id}, street.worker()
    doubts = [
        {},
        {"photo": picture()},
        {"photo": picture(), "seen": street.seen(900)},
        {"photo": picture(), "seen": street.seen(0, is_mock=True)},
        {"photo": picture(), "seen": street.seen(0, accuracy_m=900)},
        {"photo": picture(), "seen": street.seen(0, ago=600)},
        {"seen": street.seen(20)},
    ]
    for doubt in doubts:
        street.refuses(rules.ProofNeeded, order, commands.report_absence, worker, **report, **doubt)

    shown = {"photo": picture(), "seen": street.seen(20, accuracy_m=60)}
    street.do(commands.report_absence, worker, **report, **shown)

    assert street.fresh(order).state == "cancelled"
    assert street.fresh(order).fee_fen > 0
    (facts,) = street.evidence(order, "absence")
    assert (facts["arrived"], facts["accuracy_m"], len(facts["sha256"])) == ("by_hand", 60, 64)


def test_whom_the_geofence_saw_needs_no_other_proof_that_nobody_opened(street: Street) -> None:
    order = street.at_the_door()
    street.at = street.visit(order).starts_at + timedelta(minutes=15)

    street.do(commands.report_absence, street.worker(), visit_id=street.visit(order).id)

    assert street.fresh(order).state == "cancelled"
