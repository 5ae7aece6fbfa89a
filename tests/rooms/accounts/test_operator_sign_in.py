"""Operators: a password and a time code, growing lock-outs, and one answer for every failure."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.models import AuditEntry
from doorstep.people.accounts import commands, outward, rules
from doorstep.people.accounts.models import Credential, Login, Session
from tests.rooms.accounts.people import (
    CITY,
    OTHER_CITY,
    PASSWORD,
    Desk,
    act_of,
    do,
    facts_of,
    hire,
    let_pass,
    operator_act,
)


def _enter(
    desk: Desk, *, password: str = PASSWORD, totp: str = "", city_id: int = CITY
) -> commands.SignIn:
    return outward.sign_in_operator(
        edge.outside_act(city_id, role="anyone"),
        login=desk.login,
        password=password,
        totp=totp or desk.code(),
    )


def _fail(desk: Desk, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(rules.SignInRefused):
            _enter(desk, password="not-this-password")


def test_password_and_time_code_together_let_an_operator_in(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher", "support")

    facts = facts_of(_enter(desk))

    assert (facts.role, facts.actor_id) == ("operator", desk.role_id)
    assert facts.duties == {"dispatcher", "support"}
    assert AuditEntry.objects.filter(city_id=CITY, action="accounts.sign_in_operator").exists()


def test_the_login_name_is_read_in_any_case(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")

    assert _enter(Desk(desk.person_id, " Mei.Dispatch ", desk.secret, None)).session


@pytest.mark.parametrize("wrong", ["login", "password", "totp", "city", "no role"])
def test_every_failure_sounds_alike(city: int, wrong: str) -> None:
    desk = hire("mei.dispatch", *([] if wrong == "no role" else ["dispatcher"]))
    given = {
        "login": "nobody.here" if wrong == "login" else desk.login,
        "password": "x" if wrong == "password" else PASSWORD,
        "totp": "000000" if wrong == "totp" else desk.code(),
    }
    act = edge.outside_act(OTHER_CITY if wrong == "city" else CITY, role="anyone")

    with pytest.raises(rules.SignInRefused) as refused:
        outward.sign_in_operator(act, **given)

    assert (refused.value.facts, refused.value.status) == ({}, 401)
    assert Session.objects.count() == 0


@pytest.mark.parametrize("login", ["", "x", "a" * 500, "' OR 1=1", "名字\x00"])
def test_a_strange_login_name_sounds_like_a_wrong_one(city: int, login: str) -> None:
    with pytest.raises(rules.SignInRefused):
        _enter(Desk(None, login, "", None), totp="123456")


def test_a_time_code_opens_the_door_once(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    code = desk.code()
    _enter(desk, totp=code)

    with pytest.raises(rules.SignInRefused):
        _enter(desk, totp=code)
    assert _enter(desk, totp=desk.code(1)).session is not None


def test_an_older_time_code_does_not_work_after_a_newer_one(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    _enter(desk, totp=desk.code(1))

    with pytest.raises(rules.SignInRefused):
        _enter(desk, totp=desk.code())


def test_a_time_code_of_two_steps_ago_is_too_old(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")

    with pytest.raises(rules.SignInRefused):
        _enter(desk, totp=desk.code(-3))


def test_five_failures_lock_the_login_even_for_the_right_password(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    _fail(desk, rules.TRIES_BEFORE_LOCK)

    with pytest.raises(rules.SignInRefused):
        _enter(desk)
    assert AuditEntry.objects.filter(city_id=CITY, action="accounts.lock_login").count() == 1
    let_pass(timedelta(seconds=61))
    assert _enter(desk).session is not None
    assert Credential.objects.get(person_id=desk.person_id).failed_tries == 0


def test_each_further_failure_locks_for_twice_as_long(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    _fail(desk, rules.TRIES_BEFORE_LOCK)
    let_pass(timedelta(seconds=61))
    _fail(desk)
    let_pass(timedelta(seconds=61))

    with pytest.raises(rules.SignInRefused):
        _enter(desk)
    let_pass(timedelta(seconds=61))
    assert _enter(desk).session is not None


def test_wrong_time_codes_lock_as_wrong_passwords_do(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    for _ in range(rules.TRIES_BEFORE_LOCK):
        with pytest.raises(rules.SignInRefused):
            _enter(desk, totp="12345x")

    assert Credential.objects.get(person_id=desk.person_id).locked_until_at is not None


def test_without_a_time_code_secret_nobody_comes_in(city: int) -> None:
    person = do(act_of(), commands.add_operator, login="new.person", password=PASSWORD)
    do(act_of(), commands.grant_role, person_id=person.id, duties=["support"])

    with pytest.raises(rules.SignInRefused):
        _enter(Desk(person.id, "new.person", "", None), totp="000000")


def test_a_new_secret_ends_the_old_one(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    do(act_of(), commands.enrol_totp, person_id=desk.person_id)

    with pytest.raises(rules.SignInRefused):
        _enter(desk)


def test_a_new_password_signs_every_device_out(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    entry = _enter(desk)
    do(act_of(), commands.set_password, person_id=desk.person_id, password="warm-lake-rests-7")

    assert facts_of(entry) is None
    with pytest.raises(rules.SignInRefused):
        _enter(desk, totp=desk.code(1))
    assert _enter(desk, password="warm-lake-rests-7", totp=desk.code(1)).session is not None


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("short", "length"),
        ("x" * 201, "length"),
        ("my-mei.dispatch-pass", "holds_the_login"),
        ("aaaaaaaaaaaaaa", "too_common"),
        ("1234567890123", "too_common"),
    ],
)
def test_a_weak_password_is_refused(city: int, password: str, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        do(act_of(), commands.add_operator, login="mei.dispatch", password=password)

    assert refused.value.problems == [{"field": "password", "reason": reason}]
    assert Login.objects.count() == 0


def test_a_login_name_belongs_to_one_operator(city: int) -> None:
    hire("mei.dispatch")

    with pytest.raises(rules.LoginTaken):
        hire("MEI.dispatch")
    assert Credential.objects.count() == 1


def test_only_administrators_of_the_keeping_city_reset_an_operator(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    before = Credential.objects.get(person_id=desk.person_id).password_hash

    for act, refusal in (
        (operator_act(CITY, "dispatcher", person_id=desk.person_id), NotAllowed),
        (operator_act(OTHER_CITY, "administrator"), NotFound),
    ):
        with pytest.raises(refusal):
            _step_in(act, commands.set_password, desk)
        with pytest.raises(refusal):
            _step_in(act, commands.enrol_totp, desk)

    assert Credential.objects.get(person_id=desk.person_id).password_hash == before
    assert _step_in(operator_act(CITY, "administrator"), commands.enrol_totp, desk)


def _step_in(act: Act, verb: Callable[..., Any], desk: Desk) -> Any:
    facts = {"password": "warm-lake-rests-7"} if verb is commands.set_password else {}
    return do(act, verb, person_id=desk.person_id, **facts)


def test_secrets_are_not_kept_in_clear(city: int) -> None:
    desk = hire("mei.dispatch", "dispatcher")
    entry = _enter(desk)

    kept = str(Credential.objects.values().get()) + str(Session.objects.values().get())
    noted = str(list(AuditEntry.objects.filter(city_id=CITY).values()))
    for secret in (desk.secret, PASSWORD, entry.token):
        assert secret not in kept
        assert secret not in noted
    assert entry.token not in repr(entry)
