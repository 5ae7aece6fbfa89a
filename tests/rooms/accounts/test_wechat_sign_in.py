"""Signing in through the mini program, with and without the phone, and joining the two."""

from datetime import timedelta

import pytest

from doorstep.adapters.twins.miniprogram import CodeNotAccepted
from doorstep.kernel import edge, ports
from doorstep.kernel.errors import Outage
from doorstep.people.accounts import outward, queries, rules
from doorstep.people.accounts.models import Login, Person, Session
from tests.rooms.accounts.people import (
    CITY,
    act_of,
    customer_act,
    facts_of,
    let_pass,
    open_city,
    sign_in,
)

PHONE = "13800138000"


def _enter(code: str, **facts: str) -> outward.SignIn:
    return outward.sign_in_with_wechat(edge.outside_act(CITY, role="anyone"), code=code, **facts)


def test_whom_the_mini_program_vouches_for_comes_in_and_comes_back(city: int) -> None:
    first = _enter("chen:1")
    again = _enter("chen:2")

    assert facts_of(first).actor_id == facts_of(again).actor_id
    openid = queries.openid_of(act_of(), person_id=first.session.person_id, appid="wx7")
    assert openid.startswith("o")


def test_a_used_or_made_up_code_is_refused(city: int) -> None:
    _enter("chen:1")

    for code in ("chen:1", "nonsense"):
        with pytest.raises(CodeNotAccepted):
            _enter(code)
    assert Session.objects.count() == 1


def test_an_outage_of_the_platform_changes_nothing(city: int) -> None:
    program = ports.get("accounts.miniprogram")
    program.record.failing["session_for"] = Outage("no answer", retry=True)

    with pytest.raises(Outage):
        _enter("chen:1")
    assert Person.objects.count() == 0


def test_with_the_phone_it_is_the_person_of_that_phone(city: int) -> None:
    by_phone = sign_in(PHONE)
    by_wechat = _enter("chen:1", phone_code=f"{PHONE}:1")
    later = _enter("chen:2")

    people = {entry.session.person_id for entry in (by_phone, by_wechat, later)}
    assert len(people) == 1


def test_a_new_person_with_a_phone_is_known_by_both(city: int) -> None:
    by_wechat = _enter("chen:1", phone_code=f"{PHONE}:1")
    by_phone = sign_in(PHONE)

    assert by_wechat.session.person_id == by_phone.session.person_id
    assert Person.objects.count() == 1


def test_a_phone_of_somebody_else_is_not_taken_over(city: int) -> None:
    sign_in(PHONE)
    _enter("chen:1")

    with pytest.raises(rules.PhoneTaken):
        _enter("chen:2", phone_code=f"{PHONE}:1")
    assert Session.objects.count() == 2


def test_a_phone_given_later_is_kept_masked_and_sealed(city: int) -> None:
    entry = _enter("chen:1")
    outward.record_phone(customer_act(entry), phone_code=f"{PHONE}:1")

    assert queries.phone_of(customer_act(entry), entry.session.person_id) == PHONE
    assert queries.customer(act_of(), entry.session.actor_id).phone_last4 == "8000"
    assert sign_in(PHONE).session.person_id == entry.session.person_id


def test_a_number_from_abroad_is_accepted_when_the_platform_vouches_for_it(city: int) -> None:
    entry = _enter("chen:1", phone_code="+85251234567:1")

    assert queries.phone_of(act_of(), entry.session.person_id) == "+85251234567"


def test_who_changes_the_number_is_no_longer_reached_by_the_old_one(city: int) -> None:
    entry = _enter("chen:1", phone_code=f"{PHONE}:1")
    outward.record_phone(customer_act(entry), phone_code="13900139000:2")

    stranger = sign_in(PHONE)

    assert stranger.session.person_id != entry.session.person_id
    assert Login.objects.filter(kind="phone", ended_at=None).count() == 2


def test_a_phone_account_can_be_linked_to_the_mini_program_once(city: int) -> None:
    mine = sign_in(PHONE)
    outward.link_wechat(customer_act(mine), code="chen:1")
    outward.link_wechat(customer_act(mine), code="chen:2")
    let_pass(timedelta(minutes=2))
    stranger = sign_in("13900139000")

    assert _enter("chen:3").session.person_id == mine.session.person_id
    with pytest.raises(rules.WechatTaken):
        outward.link_wechat(customer_act(stranger), code="chen:4")


def test_workers_and_customers_have_a_mini_program_each(city: int) -> None:
    open_city(9, worker_appid="wx9worker")
    act = edge.outside_act(9, role="anyone")

    worker = outward.sign_in_with_wechat(act, code="li:1", as_role="worker")

    assert queries.openid_of(act_of(), person_id=worker.session.person_id, appid="wx9worker")
    assert not queries.openid_of(act_of(), person_id=worker.session.person_id, appid="wx9")
