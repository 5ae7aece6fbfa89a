"""Signing in with a code to the phone: the limits hold, and nothing tells new from known people."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from doorstep.kernel import edge, ports
from doorstep.kernel.errors import Invalid, Outage, TooOften
from doorstep.kernel.models import Message
from doorstep.people.accounts import commands, outward, queries, rules
from doorstep.people.accounts.models import City, Customer, LoginCode, Person, Session
from tests.rooms.accounts.people import CITY, OTHER_CITY, act_of, facts_of, let_pass, sign_in
from tests.runtime.conftest import eventually

PHONE = "13800138000"
OPEN_TRANSACTIONS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
"""


def _ask(phone: str = PHONE) -> str:
    outward.request_code(edge.outside_act(CITY, role="anyone"), phone=phone)
    return ports.get("accounts.sms").last_code(phone)


def _enter(code: str, phone: str = PHONE) -> commands.SignIn:
    act = edge.outside_act(CITY, role="anyone")
    return outward.sign_in_with_code(act, phone=phone, code=code)


def _wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_new_phone_becomes_a_person_and_a_customer_of_the_city(city: int) -> None:
    entry = sign_in(PHONE)

    facts = facts_of(entry)
    assert facts is not None
    customer = queries.customer(act_of(), facts.actor_id)
    assert (facts.role, facts.city_id, customer.person_id) == ("customer", CITY, facts.person_id)
    assert customer.phone_last4 == "8000"
    assert queries.phone_of(act_of(), facts.person_id) == PHONE


def test_a_known_phone_comes_back_as_the_same_customer(city: int) -> None:
    first = sign_in(PHONE)
    let_pass(timedelta(minutes=2))
    again = sign_in("+86 138-0013-8000")

    assert again.session.actor_id == first.session.actor_id
    assert Person.objects.count() == 1


def test_one_person_is_a_customer_of_each_city_apart(city: int) -> None:
    here = sign_in(PHONE)
    let_pass(timedelta(minutes=2))
    there = sign_in(PHONE, city_id=OTHER_CITY)

    assert here.session.person_id == there.session.person_id
    assert here.session.actor_id != there.session.actor_id
    assert Customer.objects.filter(city_id=OTHER_CITY).count() == 1


def test_a_code_works_once(city: int) -> None:
    code = _ask()
    _enter(code)

    with pytest.raises(rules.WrongCode):
        _enter(code)
    assert Session.objects.count() == 1


def test_a_code_of_another_phone_does_not_work(city: int) -> None:
    code = _ask()
    other = _ask("13900139000")

    with pytest.raises(rules.WrongCode):
        _enter(code if code != other else _wrong(other), "13900139000")
    assert Person.objects.count() == 0


def test_the_fifth_wrong_try_kills_the_code_and_each_try_is_kept(city: int) -> None:
    code = _ask()
    for _ in range(rules.CODE_TRIES):
        with pytest.raises(rules.WrongCode):
            _enter(_wrong(code))

    assert LoginCode.objects.get().tries == rules.CODE_TRIES
    with pytest.raises(rules.WrongCode):
        _enter(code)
    assert Session.objects.count() == 0


def test_the_fifth_try_may_still_be_right(city: int) -> None:
    code = _ask()
    for _ in range(rules.CODE_TRIES - 1):
        with pytest.raises(rules.WrongCode):
            _enter(_wrong(code))

    assert _enter(code).session is not None


def test_a_code_dies_after_five_minutes(city: int) -> None:
    code = _ask()
    let_pass(timedelta(minutes=5, seconds=1))

    with pytest.raises(rules.WrongCode):
        _enter(code)


def test_a_phone_gets_one_code_a_minute(city: int) -> None:
    _ask()

    with pytest.raises(TooOften) as refused:
        _ask()
    assert 50 <= refused.value.facts["seconds"] <= 60
    assert len(ports.get("accounts.sms").record.calls) == 1
    let_pass(timedelta(seconds=61))
    assert _ask()


def test_a_phone_gets_ten_codes_in_any_day(city: int) -> None:
    for _ in range(rules.CODES_A_DAY):
        _ask()
        let_pass(timedelta(minutes=30))

    with pytest.raises(TooOften) as refused:
        _ask()
    assert refused.value.facts["seconds"] > 3600
    assert _ask("13900139000")
    let_pass(timedelta(hours=19, minutes=1))
    assert _ask()


def test_a_new_code_ends_the_one_before(city: int) -> None:
    old = _ask()
    let_pass(timedelta(seconds=61))
    new = _ask()

    if old != new:
        with pytest.raises(rules.WrongCode):
            _enter(old)
    assert _enter(new).session is not None


@pytest.mark.parametrize(
    "phone", ["", "12800138000", "1380013800", "138001380001", "１３８００１３８０００"]
)
def test_what_is_no_mobile_number_is_refused_without_repeating_it(city: int, phone: str) -> None:
    with pytest.raises(Invalid) as refused:
        _ask(phone)

    assert refused.value.problems == [{"field": "phone", "reason": "not_a_mobile_number"}]
    assert LoginCode.objects.count() == 0


def test_asking_for_a_code_answers_new_and_known_phones_alike(city: int) -> None:
    sign_in(PHONE)
    let_pass(timedelta(minutes=2))
    act = edge.outside_act(CITY, role="anyone")

    answers = [outward.request_code(act, phone=one) for one in (PHONE, "13900139000")]

    assert answers == [None, None]
    for phone in (PHONE, "13700137000"):
        with pytest.raises(rules.WrongCode) as refused:
            outward.sign_in_with_code(act, phone=phone, code="00000x")
        assert refused.value.facts == {}


def test_codes_and_phones_are_kept_only_as_digests_and_never_in_the_queue(city: int) -> None:
    code = _ask()
    kept = LoginCode.objects.values().get()

    assert code not in str(kept)
    assert PHONE not in str(kept)
    assert Message.objects.filter(city_id=CITY).count() == 0


def test_when_the_text_does_not_leave_the_caller_hears_it(city: int) -> None:
    sms = ports.get("accounts.sms")
    sms.record.failing["send_code"] = Outage("no text messages now", retry=True)

    with pytest.raises(Outage):
        _ask()


def test_while_a_text_hangs_nothing_is_held_in_the_database(city: int) -> None:
    sms, answered = ports.get("accounts.sms"), threading.Event()
    sms.record.hanging["send_code"] = answered
    codes: list[str] = []

    def ask() -> None:
        codes.append(_ask())
        connection.close()

    asking = threading.Thread(target=ask)
    asking.start()
    eventually(lambda: sms.record.calls)
    with connection.cursor() as cursor:
        cursor.execute(OPEN_TRANSACTIONS)
        (held,) = cursor.fetchone()
    answered.set()
    asking.join()

    assert held == 0
    assert _enter(codes[0]).session is not None


def test_a_paused_city_takes_no_new_customers_but_lets_known_ones_in(city: int) -> None:
    sign_in(PHONE)
    let_pass(timedelta(minutes=2))
    edge.enter(commands.change_city, city_id=CITY, state="paused")

    assert sign_in(PHONE).session is not None
    with pytest.raises(rules.CityNotOpen):
        sign_in("13900139000")
    assert City.objects.get(number=CITY).state == "paused"
    assert Customer.objects.filter(city_id=CITY).count() == 1


def test_a_worker_signs_in_before_the_city_knows_the_worker(city: int) -> None:
    entry = sign_in(PHONE, as_role="worker")

    facts = facts_of(entry)
    assert (facts.role, facts.actor_id) == ("worker", None)
    assert Customer.objects.filter(city_id=CITY).count() == 0


def test_nobody_becomes_an_operator_by_phone(city: int) -> None:
    with pytest.raises(Invalid):
        sign_in(PHONE, as_role="operator")
    assert Session.objects.count() == 0


def test_codes_of_yesterday_are_forgotten(city: int) -> None:
    _ask()
    let_pass(timedelta(hours=25))

    assert edge.enter(commands.forget_codes, city_id=CITY) == 1
    assert LoginCode.objects.count() == 0
