"""Two at once, with real threads: one person, one customer, one code, one time code."""

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import connection

from doorstep.kernel import edge, ports
from doorstep.kernel.errors import Refusal
from doorstep.people.accounts import outward
from doorstep.people.accounts.models import Customer, Login, LoginCode, Person, Session
from tests.rooms.accounts.people import CITY, PASSWORD, hire

PHONE = "13800138000"
MANY = 6


def _at_once(work: Callable[[int], Any], many: int = MANY) -> Counter[str]:
    """Run the same work in threads that start together; counts 'done' and the refusals' names."""
    outcomes: list[str] = []
    gate = threading.Barrier(many)

    def run(number: int) -> None:
        gate.wait(timeout=30)
        try:
            work(number)
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return Counter(outcomes)


def _anyone() -> Any:
    return edge.outside_act(CITY, role="anyone")


def test_one_code_asked_for_many_times_at_once_is_sent_once(city: int) -> None:
    outcome = _at_once(lambda _: outward.request_code(_anyone(), phone=PHONE))

    assert outcome == {"done": 1, "TooOften": MANY - 1}
    assert len(ports.get("accounts.sms").record.calls) == 1


def test_one_code_typed_many_times_at_once_opens_one_session(city: int) -> None:
    outward.request_code(_anyone(), phone=PHONE)
    code = ports.get("accounts.sms").last_code(PHONE)

    outcome = _at_once(lambda _: outward.sign_in_with_code(_anyone(), phone=PHONE, code=code))

    assert outcome == {"done": 1, "WrongCode": MANY - 1}
    assert Session.objects.count() == 1


def test_guesses_at_once_are_all_counted(city: int) -> None:
    outward.request_code(_anyone(), phone=PHONE)

    outcome = _at_once(lambda _: outward.sign_in_with_code(_anyone(), phone=PHONE, code="x"), 8)

    assert outcome == {"WrongCode": 8}
    assert LoginCode.objects.get().tries == 5


def test_many_first_visits_at_once_make_one_person_and_one_customer(city: int) -> None:
    outcome = _at_once(lambda n: outward.sign_in_with_wechat(_anyone(), code=f"chen:{n}"))

    assert outcome == {"done": MANY}
    assert Person.objects.count() == Login.objects.count() == 1
    assert Customer.objects.filter(city_id=CITY).count() == 1
    assert Session.objects.values("person_id", "actor_id").distinct().count() == 1


def test_one_time_code_typed_twice_at_once_opens_one_session(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    given = {"login": desk.login, "password": PASSWORD, "totp": desk.code()}

    outcome = _at_once(lambda _: outward.sign_in_operator(_anyone(), **given))

    assert outcome == {"done": 1, "SignInRefused": MANY - 1}
    assert Session.objects.count() == 1
