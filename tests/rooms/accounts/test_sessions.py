"""Sessions: how long they live, who ends them, and that looking one up is one statement."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.kernel import edge, ids
from doorstep.kernel.errors import NotFound, NotSignedIn
from doorstep.people.accounts import commands, outward, queries
from doorstep.people.accounts.models import Session
from tests.rooms.accounts.people import (
    CITY,
    OTHER_CITY,
    PASSWORD,
    Desk,
    act_of,
    customer_act,
    do,
    facts_of,
    hire,
    let_pass,
    sign_in,
)


def _operator(desk: Desk) -> commands.SignIn:
    act = edge.outside_act(CITY, role="anyone")
    return outward.sign_in_operator(act, login=desk.login, password=PASSWORD, totp=desk.code())


def _see(entry: commands.SignIn) -> None:
    do(act_of(), commands.note_seen, session_id=entry.session.id)


def test_looking_up_a_session_is_one_statement(city: int) -> None:
    customer, operator = sign_in(), _operator(hire("mei.dispatch", "dispatcher"))

    for entry in (customer, operator):
        with CaptureQueriesContext(connection) as asked:
            assert queries.session(entry.token) is not None
        assert len(asked) == 1


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "a" * 10_000, "名" * 43])
def test_a_made_up_token_is_nobody(city: int, token: str) -> None:
    sign_in()

    assert queries.session(token) is None


def test_a_customer_stays_signed_in_for_thirty_days_after_the_last_sight(city: int) -> None:
    entry = sign_in()
    let_pass(timedelta(days=29))
    assert facts_of(entry).is_due
    _see(entry)
    let_pass(timedelta(days=29))

    assert facts_of(entry) is not None
    let_pass(timedelta(days=1, seconds=1))
    assert facts_of(entry) is None


def test_a_sight_is_written_at_most_once_a_minute(city: int) -> None:
    entry = sign_in()
    first = Session.objects.get().last_seen_at
    _see(entry)

    assert not facts_of(entry).is_due
    assert Session.objects.get().last_seen_at == first
    let_pass(timedelta(seconds=61))
    assert facts_of(entry).is_due
    _see(entry)
    assert not facts_of(entry).is_due


def test_an_idle_operator_is_signed_out_after_thirty_minutes(city: int) -> None:
    entry = _operator(hire("mei.dispatch", "dispatcher"))
    let_pass(timedelta(minutes=29))
    assert facts_of(entry) is not None
    let_pass(timedelta(minutes=2))

    assert facts_of(entry) is None


def test_a_busy_operator_is_signed_out_after_twelve_hours(city: int) -> None:
    entry = _operator(hire("mei.dispatch", "dispatcher"))
    for _ in range(35):
        let_pass(timedelta(minutes=20))
        _see(entry)
    assert facts_of(entry) is not None
    let_pass(timedelta(minutes=20, seconds=1))

    assert facts_of(entry) is None


def test_duties_are_read_fresh_at_each_look(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    entry = _operator(desk)
    do(act_of(), commands.grant_role, person_id=desk.person_id, duties=["analyst"])

    assert facts_of(entry).duties == {"analyst"}


def test_a_merchants_staff_acts_for_the_merchant(city: int) -> None:
    merchant_id = ids.new(CITY)
    entry = _operator(hire("shop.owner", "dispatcher", merchant_id=merchant_id))

    facts = facts_of(entry)
    assert (facts.role, facts.merchant_id) == ("merchant", merchant_id)


def test_sessions_are_listed_and_ended_by_their_owner(city: int) -> None:
    phone, tablet = sign_in(client="phone"), None
    let_pass(timedelta(minutes=2))
    tablet = sign_in(client="tablet")
    act = customer_act(tablet)

    assert [one.client for one in queries.sessions_of(act)] == ["tablet", "phone"]
    do(act, commands.end_session, session_id=phone.session.id)
    do(act, commands.end_session, session_id=phone.session.id)
    assert facts_of(phone) is None
    assert facts_of(tablet) is not None


def test_nobody_ends_or_lists_somebody_elses_session(city: int) -> None:
    mine, theirs = sign_in(), sign_in("13900139000")

    with pytest.raises(NotFound):
        do(customer_act(mine), commands.end_session, session_id=theirs.session.id)
    assert facts_of(theirs) is not None
    assert len(queries.sessions_of(customer_act(mine))) == 1


def test_ending_the_other_sessions_keeps_this_one(city: int) -> None:
    lost = sign_in()
    let_pass(timedelta(minutes=2))
    here, stranger = sign_in(), sign_in("13900139000")

    assert do(customer_act(here), commands.end_other_sessions) == 1
    assert [facts_of(one) is None for one in (lost, here, stranger)] == [True, False, False]


def test_who_is_not_signed_in_lists_nothing(city: int) -> None:
    with pytest.raises(NotSignedIn):
        queries.sessions_of(act_of("anyone"))


def test_a_workers_session_remembers_the_worker(city: int) -> None:
    entry = sign_in(as_role="worker")
    worker_id = ids.new(CITY)
    bind = {"session_id": entry.session.id, "worker_id": worker_id}

    with pytest.raises(NotFound):
        do(act_of(city_id=OTHER_CITY), commands.bind_worker, **bind)
    do(act_of(), commands.bind_worker, **bind)

    assert facts_of(entry).actor_id == worker_id


def test_a_customers_session_cannot_be_made_a_workers(city: int) -> None:
    entry = sign_in()

    with pytest.raises(NotFound):
        do(act_of(), commands.bind_worker, session_id=entry.session.id, worker_id=uuid4())
