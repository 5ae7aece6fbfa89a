"""Workers: joining and papers, pausing, skills, licences, grades, plans and who sees whom."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from doorstep.kernel import ids
from doorstep.kernel.act import CUSTOMER, MERCHANT, WORKER
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.models import Message
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.catalog.rules import ForbiddenWord
from doorstep.offering.workers import commands, jobs, listeners, queries, rules
from doorstep.offering.workers.models import Skill, WeeklyPlan, Worker
from doorstep.people.identity.events import DossierApproved, DossierExpired
from doorstep.people.identity.models import Dossier
from tests.rooms.workers.town import CENTER, CITY, MORNING, Town


def _enlist(town: Town, **more: object) -> Worker:
    values = {"name": "王师傅", "home_lat": CENTER[0], "home_lng": CENTER[1]} | more
    return town.do(commands.enlist, **({"person_id": uuid4()} | values))


def _papers(town: Town, person_id: object, *, days: int = 180) -> Dossier:
    return Dossier.objects.create(
        city_id=CITY,
        subject="worker",
        person_id=person_id,
        name_sealed=b"-",
        id_number_sealed=b"-",
        id_number_index=b"0" * 16,
        born_on=date(1990, 1, 1),
        state="approved",
        opened_at=town.at,
        reviewed_by=ids.new(CITY),
        reviewed_at=town.at,
        recheck_due_at=town.at + timedelta(days=days),
        holds_until_at=town.at + timedelta(days=days),
    )


def _fresh(worker: Worker) -> Worker:
    return Worker.objects.get(city_id=CITY, id=worker.id)


def test_a_person_joins_once_and_waits_for_the_papers(town: Town) -> None:
    worker = _enlist(town, skills=["cleaning.daily"])

    assert worker.state == "pending"
    assert queries.skills_of(town.act(), worker.id) == ["cleaning.daily"]
    with pytest.raises(rules.AlreadyEnlisted):
        _enlist(town, person_id=worker.person_id)
    with pytest.raises(rules.NotWorking):
        town.do(commands.go_on_duty, worker_id=worker.id)
    assert Worker.objects.filter(city_id=CITY).count() == 1


def test_cleared_papers_let_a_person_work_and_expired_ones_stop_it_at_once(town: Town) -> None:
    worker = _enlist(town)
    papers = _papers(town, worker.person_id)
    facts = {"dossier_id": papers.id, "person_id": worker.person_id}
    listeners.when_papers_change(town.act(), DossierApproved(subject="worker", **facts))
    assert _fresh(worker).state == "active"
    town.do(commands.go_on_duty, worker_id=worker.id)

    town.at += timedelta(days=181)
    listeners.when_papers_change(town.act(), DossierExpired(subject="merchant", **facts))
    assert _fresh(worker).state == "active"
    listeners.when_papers_change(town.act(), DossierExpired(subject="worker", **facts))

    stopped = _fresh(worker)
    assert (stopped.state, stopped.on_duty) == ("pending", False)
    verbs = [move.verb for move in queries.moves_of(town.act(), worker.id)]
    assert sorted(verbs) == ["clear", "enlist", "unclear"]


def test_a_pause_ends_by_its_timer_and_not_before_the_papers_hold(town: Town) -> None:
    worker = town.worker()
    until_at = town.at + timedelta(days=7)
    commands.pause(town.operator, worker_id=worker.id, until_at=until_at)
    timer = Message.objects.get(city_id=CITY, name="workers.end_pause", done_at=None)
    assert timer.due_at == until_at
    assert queries.moves_of(town.act(), worker.id)[0].reason == "按规则调整"

    town.at = until_at
    jobs.end_pause(town.act(), worker_id=worker.id)
    assert _fresh(worker).state == "pending"

    other = town.worker()
    _papers(town, other.person_id)
    commands.pause(town.operator, worker_id=other.id)
    town.do(commands.resume, worker_id=other.id)
    assert _fresh(other).state == "active"


def test_workers_pause_nobody_and_grade_nobody_themselves(town: Town) -> None:
    worker = town.worker()
    own = town.act(WORKER, actor_id=worker.id, person_id=worker.person_id)
    for verb, values in (
        (commands.pause, {}),
        (commands.resume, {}),
        (commands.set_skills, {"codes": ["repair.ac"]}),
        (commands.change_grade, {"grade": "gold"}),
        (commands.record_licence, {"kind": "electrician", "expires_on": date(2030, 1, 1)}),
    ):
        with pytest.raises(NotAllowed):
            verb(own, worker_id=worker.id, **values)
    stranger = town.act(WORKER, actor_id=ids.new(CITY), person_id=uuid4())
    with pytest.raises(NotFound):
        commands.set_weekly_plan(stranger, worker_id=worker.id, stretches=[])
    with pytest.raises(NotAllowed):
        commands.enlist(stranger, person_id=worker.person_id, name="x", home_lat=0, home_lng=0)


def test_a_merchant_sees_its_own_people_and_customers_see_cards_only(town: Town) -> None:
    worker = town.worker()
    for act in (town.act(MERCHANT, merchant_id=ids.new(CITY)), town.act(CUSTOMER)):
        with pytest.raises(NotFound):
            queries.worker(act, worker.id)
        assert queries.workers(act)[0] == []
    with pytest.raises(NotAllowed):
        commands.enlist(
            town.act(MERCHANT, merchant_id=ids.new(CITY)),
            person_id=uuid4(),
            name="x",
            home_lat=0,
            home_lng=0,
        )
    card = queries.cards(town.act(CUSTOMER), [worker.id])[worker.id]
    assert (card.name, card.grade, card.rating_hundredths) == ("王师傅", "normal", None)
    assert queries.workers(town.act())[0] == [worker]
    assert queries.worker_of_person(town.act(), worker.person_id) == worker


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"name": "长" * 41}, {"home_lat": 91.0}, {"about": "x" * 501}]
)
def test_a_profile_that_cannot_be_shown_is_refused(town: Town, wrong: dict) -> None:
    with pytest.raises(Invalid):
        _enlist(town, **wrong)
    worker = town.worker()
    with pytest.raises(Invalid):
        town.do(commands.change_profile, worker_id=worker.id, changes=wrong)
    with pytest.raises(Invalid):
        town.do(commands.change_profile, worker_id=worker.id, changes={"grade": "gold"})
    changed = town.do(commands.change_profile, worker_id=worker.id, changes={"name": "李姐 "})
    assert changed.name == "李姐"


def test_skills_are_replaced_and_the_old_ones_kept_as_history(town: Town) -> None:
    worker = town.worker("a", "b")
    town.do(commands.set_skills, worker_id=worker.id, codes=["b", "c"])

    assert queries.skills_of(town.act(), worker.id) == ["b", "c"]
    assert Skill.objects.filter(city_id=CITY, worker_id=worker.id).count() == 3


def test_a_licence_is_replaced_and_what_was_replaced_is_not_announced(town: Town) -> None:
    worker = town.worker()
    record = {"worker_id": worker.id, "kind": "electrician"}
    old = town.do(commands.record_licence, **record, expires_on=date(2026, 12, 31))
    timer = Message.objects.get(city_id=CITY, key=f"licence:{old.id.hex}")
    assert timer.due_at.date() == date(2026, 12, 1)

    new = town.do(commands.record_licence, **record, expires_on=date(2029, 12, 31))
    assert queries.licences_of(town.act(), worker.id) == [new]
    jobs.warn_licence(town.act(), licence_id=old.id)
    told = Message.objects.filter(city_id=CITY, name="workers.LicenceExpiring")
    assert not told.exists()
    jobs.warn_licence(town.act(), licence_id=new.id)
    assert told.get().content["kind"] == "electrician"
    with pytest.raises(Invalid):
        town.do(commands.record_licence, **record, expires_on=date(2026, 3, 8))


def test_the_share_is_the_grades_or_the_workers_own(town: Town) -> None:
    worker = town.worker()
    plan = catalog.share_plan_at(town.act(), "massage", "D")

    def share_bp() -> int:
        return queries.share_bp(town.act(), worker.id, share_plan_id=plan.id)

    assert share_bp() == 6_000
    commands.change_grade(town.operator, worker_id=worker.id, grade="gold")
    assert share_bp() == 7_500
    commands.change_grade(town.operator, worker_id=worker.id, grade="gold", share_override_bp=7_700)
    assert share_bp() == 7_700
    for wrong in ({"grade": "platinum"}, {"grade": "gold", "share_override_bp": 8_001}):
        with pytest.raises(Invalid):
            commands.change_grade(town.operator, worker_id=worker.id, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Worker.objects.filter(city_id=CITY, id=worker.id).update(share_override_bp=5_999)


def test_a_plan_is_said_anew_and_joined(town: Town) -> None:
    worker = town.worker(plan=[(0, 480, 720), (0, 700, 900), (2, 600, 1800)])
    kept = [(p.weekday, p.from_minute, p.to_minute) for p in queries.plan_of(town.act(), worker.id)]
    assert kept == [(0, 480, 900), (2, 600, 1800)]

    for wrong in ([(7, 0, 60)], [(0, 60, 60)], [(0, 0, 1801)], [(0, 0, 60)] * 29):
        with pytest.raises(Invalid):
            town.do(commands.set_weekly_plan, worker_id=worker.id, stretches=wrong)
    assert len(queries.plan_of(town.act(), worker.id)) == 2
    town.do(commands.set_weekly_plan, worker_id=worker.id, stretches=[])
    assert queries.plan_of(town.act(), worker.id) == []
    assert WeeklyPlan.objects.filter(city_id=CITY, worker_id=worker.id).count() == 2
    with pytest.raises(Invalid):
        town.do(commands.add_exception, worker_id=worker.id, day=date(2026, 3, 10), kind="holiday")


def test_stars_are_one_to_five(town: Town) -> None:
    worker = town.worker()
    for stars in (0, 6):
        with pytest.raises(Invalid):
            town.do(commands.add_rating, worker_id=worker.id, stars=stars)
    assert _fresh(worker).rating_count == 0


def test_who_left_is_shown_nowhere(town: Town) -> None:
    worker = town.worker()
    town.do(commands.go_on_duty, worker_id=worker.id)
    town.do(commands.end_worker, worker_id=worker.id)

    assert (_fresh(worker).state, _fresh(worker).on_duty) == ("ended", False)
    with pytest.raises(rules.NotWorking):
        town.hold(worker, 10)
    with pytest.raises(rules.NotWorking):
        town.do(commands.end_worker, worker_id=worker.id)


def test_a_pause_without_end_is_not_ended_by_an_older_timer(town: Town) -> None:
    worker, until = town.worker(), MORNING + timedelta(days=1)
    commands.pause(town.operator, worker_id=worker.id, until_at=until)
    commands.pause(town.operator, worker_id=worker.id)
    assert not Message.objects.filter(name="workers.end_pause", done_at=None).exists()

    town.at = until + timedelta(hours=1)
    jobs.end_pause(town.act(), worker_id=worker.id)
    assert _fresh(worker).state == "paused"

    longer = until + timedelta(days=3)
    commands.pause(town.operator, worker_id=worker.id, until_at=longer)
    jobs.end_pause(town.act(), worker_id=worker.id)
    assert _fresh(worker).state == "paused"
    town.at = longer
    jobs.end_pause(town.act(), worker_id=worker.id)
    assert _fresh(worker).state == "pending"  # back, once the papers are cleared


def test_nobody_leaves_while_a_customer_waits_for_them(town: Town) -> None:
    worker = town.worker()
    held = town.hold(worker, 10)

    with pytest.raises(rules.HasVisits):
        town.do(commands.end_worker, worker_id=worker.id)
    town.do(commands.end_hold, visit_id=held.visit_id)
    town.do(commands.end_worker, worker_id=worker.id)

    assert _fresh(worker).state == "ended"


def test_who_is_paused_at_work_may_still_be_given_more_time(town: Town) -> None:
    worker = town.worker()
    held = town.hold(worker, 10)
    commands.pause(town.operator, worker_id=worker.id)
    more = {"visit_id": held.visit_id, "starts_at": held.starts_at}

    longer = town.do(commands.move_hold, **more, ends_at=held.ends_at + timedelta(minutes=30))

    assert longer[0].ends_at == held.ends_at + timedelta(minutes=30)
    later = {name: getattr(held, name) + timedelta(hours=3) for name in ("starts_at", "ends_at")}
    with pytest.raises(rules.NotWorking):
        town.do(commands.move_hold, visit_id=held.visit_id, **later)


def test_what_a_worker_says_of_themself_keeps_to_the_words_of_the_trade(town: Town) -> None:
    masseur, cleaner = town.worker("massage.body"), town.worker("cleaning.daily")
    claim = {"about": "专治失眠，三次根治"}

    with pytest.raises(ForbiddenWord):
        town.do(commands.change_profile, worker_id=masseur.id, changes=claim)
    town.do(commands.change_profile, worker_id=masseur.id, changes={"about": "手法轻柔"})

    assert _fresh(masseur).about == "手法轻柔"
    town.do(commands.change_profile, worker_id=cleaner.id, changes={"about": "根治油污"})
