"""Coming in at the console: sign-in, sessions, duties, roles given and ended."""

from datetime import timedelta
from typing import Any

import pyotp

from doorstep.kernel import clock
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.console import desk
from tests.rooms.accounts.people import let_pass


def code_at(secret: str, step: int = 0) -> str:
    """The time code of a secret, so many steps from now."""
    totp = pyotp.TOTP(secret)
    return totp.generate_otp(totp.timecode(clock.real()) + step)


def test_an_operator_signs_in_with_password_and_time_code(city: City) -> None:
    mine = desk.operator(city, "support", "dispatcher", login="desk.one")

    facts = mine.get("me").json()

    assert facts["role"] == "operator"
    assert facts["duties"] == ["dispatcher", "support"]
    assert (facts["city_id"], facts["zone"]) == (town.CITY, "Asia/Shanghai")
    assert [one["is_this"] for one in mine.get("sessions").json()] == [True]


def test_every_wrong_sign_in_is_refused_alike_and_a_code_works_once(city: City) -> None:
    secret = desk.hire(city, "desk.one", "support")
    right = {"login": "desk.one", "password": desk.PASSWORD, "totp": code_at(secret)}
    stranger = Caller("console")

    refusals = [
        stranger.post("sessions", right | wrong)
        for wrong in ({"password": "something else 1"}, {"totp": "000000"}, {"login": "nobody"})
    ]
    assert stranger.post("sessions", right).status_code == 201
    again = stranger.post("sessions", right)

    assert {(one.status_code, one.json()["detail"]) for one in [*refusals, again]} == {
        (401, refusals[0].json()["detail"])
    }


def test_a_session_ends_when_told_and_after_half_an_hour_of_nothing(city: City) -> None:
    mine = desk.operator(city, "support")
    session_id = mine.get("sessions").json()[0]["id"]
    let_pass(timedelta(minutes=29))
    assert mine.get("me").status_code == 200
    let_pass(timedelta(minutes=31))
    assert mine.get("me").status_code == 401

    other = desk.operator(city, "auditor")
    session_id = other.get("sessions").json()[0]["id"]
    assert other.delete(f"sessions/{session_id}").status_code == 200
    assert other.get("me").status_code == 401


def test_an_administrator_hires_grants_and_ends(city: City) -> None:
    boss = desk.operator(city, "administrator")
    sent = {"login": "new.colleague", "password": desk.PASSWORD}
    person_id = boss.post("operators", sent).json()["person_id"]
    address = boss.post(f"operators/{person_id}/time-code").json()["otpauth"]
    granted = boss.post("roles", {"person_id": person_id, "duties": ["finance"]})
    assert granted.status_code == 201

    mine = desk.signed_in("new.colleague", pyotp.parse_uri(address).secret)
    assert mine.get("ledger/balances").status_code == 200
    assert mine.get("roles").status_code == 403
    assert len(boss.get("roles").json()) == 2

    assert boss.delete(f"roles/{granted.json()['id']}").json()["ended_at"]
    assert mine.get("me").status_code == 401
    alone = boss.delete(f"roles/{boss.actor_id}")
    assert alone.json()["code"] == "accounts.NotWithoutAdministrator"


def test_a_new_password_signs_out_and_is_never_kept_with_the_answer(city: City) -> None:
    boss, mine = desk.operator(city, "administrator"), desk.operator(city, "support")
    weak: Any = boss.put(f"operators/{mine.person_id}/password", {"password": "password1234"})
    changed = boss.put(f"operators/{mine.person_id}/password", {"password": "warm-lake-9-swims"})

    assert weak.status_code == 422
    assert changed.status_code == 200
    assert mine.get("me").status_code == 401


def test_what_operators_do_is_on_the_trail(city: City) -> None:
    desk.operator(city, "support")
    auditor = desk.operator(city, "auditor")

    found = auditor.get("audit-trail", action="accounts.sign_in").json()["items"]

    assert [one["action"] for one in found] == ["accounts.sign_in_operator"] * 2
    assert found[0]["subject_id"] == str(auditor.actor_id)
    page = auditor.get("audit-trail", size=1).json()
    rest = auditor.get("audit-trail", after=page["next"], size=100).json()["items"]
    assert page["items"][0]["id"] not in [one["id"] for one in rest]
    assert auditor.get("audit-trail", after="nonsense").status_code == 400
