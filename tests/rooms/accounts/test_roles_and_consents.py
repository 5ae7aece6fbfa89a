"""Roles are given by administrators and never all taken away; consents are kept and taken back."""

import pytest

from doorstep.kernel import ids
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.models import AuditEntry
from doorstep.people.accounts import commands, outward, queries, rules
from doorstep.people.accounts.models import City, Consent, Role
from tests.rooms.accounts.people import (
    CITY,
    OTHER_CITY,
    PASSWORD,
    act_of,
    customer_act,
    do,
    facts_of,
    hire,
    open_city,
    operator_act,
    sign_in,
)

ADMINISTRATOR = "administrator"


def test_duties_are_known_words_each_once(city: int) -> None:
    desk = hire("mei.dispatch")
    facts = {"person_id": desk.person_id}
    role = do(act_of(), commands.grant_role, duties=["support", "auditor", "support"], **facts)

    assert role.duties == ["support", "auditor"]
    for duties in ([], ["king"]):
        with pytest.raises(Invalid):
            do(act_of(), commands.grant_role, duties=duties, **facts)
    assert Role.objects.get(city_id=CITY).duties == ["support", "auditor"]


@pytest.mark.parametrize(
    "act",
    [
        operator_act(CITY, "dispatcher", "finance"),
        act_of("customer"),
        act_of("merchant", duties=frozenset({ADMINISTRATOR})),
        act_of("anyone"),
    ],
)
def test_only_an_administrator_gives_or_takes_duties(city: int, act: object) -> None:
    desk = hire("mei.dispatch", "support")

    with pytest.raises(NotAllowed):
        do(act, commands.grant_role, person_id=desk.person_id, duties=[ADMINISTRATOR])
    with pytest.raises(NotAllowed):
        do(act, commands.end_role, role_id=desk.role_id)
    assert Role.objects.get(city_id=CITY).duties == ["support"]


def test_duties_hold_in_their_own_city_only(city: int) -> None:
    desk = hire("mei.dispatch", "support")

    with pytest.raises(NotFound):
        do(
            operator_act(OTHER_CITY, ADMINISTRATOR),
            commands.end_role,
            role_id=desk.role_id,
        )
    assert queries.roles(operator_act(OTHER_CITY, ADMINISTRATOR)) == []


def test_who_loses_a_role_is_signed_out_of_that_city_at_once(city: int) -> None:
    desk = hire("mei.dispatch", "support")
    entry = outward.sign_in_operator(
        act_of("anyone"), login=desk.login, password=PASSWORD, totp=desk.code()
    )
    for _ in range(2):
        do(operator_act(CITY, ADMINISTRATOR), commands.end_role, role_id=desk.role_id)

    assert facts_of(entry) is None
    assert AuditEntry.objects.filter(city_id=CITY, action="accounts.end_role").count() == 1


def test_a_city_keeps_an_administrator(city: int) -> None:
    only = hire("first.admin", ADMINISTRATOR)

    with pytest.raises(rules.NotWithoutAdministrator):
        do(act_of(), commands.end_role, role_id=only.role_id)
    with pytest.raises(rules.NotWithoutAdministrator):
        do(act_of(), commands.grant_role, person_id=only.person_id, duties=["support"])
    assert Role.objects.get(city_id=CITY, ended_at=None).duties == [ADMINISTRATOR]

    hire("second.admin", ADMINISTRATOR)
    do(act_of(), commands.end_role, role_id=only.role_id)
    assert Role.objects.filter(city_id=CITY, ended_at=None).count() == 1


def test_a_merchant_sees_only_its_own_staff(city: int) -> None:
    shop, other = ids.new(CITY), ids.new(CITY)
    hire("shop.owner", "dispatcher", merchant_id=shop)
    hire("other.owner", "dispatcher", merchant_id=other)

    seen = queries.roles(act_of("merchant", merchant_id=shop))
    assert [one.merchant_id for one in seen] == [shop]
    assert queries.roles(act_of("customer")) == []


def test_a_consent_is_kept_with_its_text_and_taken_back_as_easily(city: int) -> None:
    act = customer_act(sign_in())
    for _ in range(2):
        do(act, commands.give_consent, purpose="marketing", text_version="2026-11")
    assert Consent.objects.count() == 1
    assert queries.has_consent(act, person_id=act.person_id, purpose="marketing")

    do(act, commands.withdraw_consent, purpose="marketing")
    do(act, commands.withdraw_consent, purpose="marketing")
    assert not queries.has_consent(act, person_id=act.person_id, purpose="marketing")
    assert queries.consents_of(act)[0].withdrawn_at is not None


def test_a_new_text_needs_a_new_consent_and_history_stays(city: int) -> None:
    act = customer_act(sign_in())
    for version in ("v1", "v2"):
        do(act, commands.give_consent, purpose="location", text_version=version)

    kept = [(one.text_version, one.withdrawn_at is None) for one in queries.consents_of(act)]
    assert kept == [("v2", True), ("v1", False)]


def test_a_consent_is_for_one_purpose_that_is_known(city: int) -> None:
    act = customer_act(sign_in())
    do(act, commands.give_consent, purpose="face", text_version="v1")

    assert not queries.has_consent(act, person_id=act.person_id, purpose="location")
    with pytest.raises(Invalid):
        do(act, commands.give_consent, purpose="everything", text_version="v1")
    with pytest.raises(Invalid):
        do(act, commands.give_consent, purpose="face", text_version="")


def test_a_city_number_is_given_once_and_changes_are_seen_at_once(city: int) -> None:
    assert queries.city(CITY).state == "open"
    with pytest.raises(rules.CityTaken):
        open_city(CITY)

    do(operator_act(CITY, ADMINISTRATOR), commands.change_city, state="paused")
    assert queries.city(CITY).state == "paused"
    assert [one.number for one in queries.cities_unscoped()] == [CITY, OTHER_CITY]
    with pytest.raises(NotFound):
        queries.city(99)


@pytest.mark.parametrize(
    "change", [{"zone": "Mars/Base"}, {"number": 9}, {"state": "on fire"}, {"center_lat": 200.0}]
)
def test_a_city_is_not_changed_into_nonsense(city: int, change: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        do(act_of(), commands.change_city, **change)
    assert City.objects.get(number=CITY).center_lat == 20.0


def test_only_the_house_opens_cities_and_only_its_administrator_changes_one(city: int) -> None:
    brand = City.objects.get(number=CITY).brand_id
    facts = {"number": 12, "brand_id": brand, "name": {"zh-CN": "新城"}}

    with pytest.raises(NotAllowed):
        do(
            operator_act(CITY, ADMINISTRATOR),
            commands.open_city,
            center_lat=20.0,
            center_lng=110.0,
            **facts,
        )
    with pytest.raises(NotAllowed):
        do(operator_act(CITY, "support"), commands.change_city, state="closed")
    assert City.objects.count() == 2
