"""A customer's own facts: sealed, seen only by whom they concern, and erased for good."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from doorstep.kernel import ids, vault
from doorstep.kernel.act import CUSTOMER, WORKER
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.models import AuditEntry
from doorstep.people.accounts import commands, queries, rules
from doorstep.people.accounts.models import Address, Customer, Login, Person
from tests.rooms.accounts.people import (
    CITY,
    OTHER_CITY,
    act_of,
    customer_act,
    do,
    facts_of,
    let_pass,
    operator_act,
    save_home,
    sign_in,
)

STRANGER = "13900139000"


def test_an_address_is_opened_for_its_customer_and_sealed_in_the_table(city: int) -> None:
    entry = sign_in()
    id = save_home(entry)

    facts = queries.address_facts(customer_act(entry), id)
    assert (facts.house, facts.contact_name) == ("3栋1单元502", "陈小姐")
    row = Address.objects.get(city_id=CITY, id=id)
    kept = bytes(row.house_sealed) + bytes(row.contact_sealed)
    for word in ("502", "陈小姐", "13800138000"):
        assert word.encode() not in kept
    assert row.community == "海甸岛阳光小区"


def test_an_edit_makes_a_new_address_and_orders_keep_the_old_one(city: int) -> None:
    entry = sign_in()
    old = save_home(entry)
    new = save_home(entry, house="5栋101", replaces=old)

    book = queries.addresses(customer_act(entry), customer_id=entry.session.actor_id)
    assert [(one.id, one.house) for one in book] == [(new, "5栋101")]
    assert queries.address_facts(act_of(), old).house == "3栋1单元502"


def test_an_ended_address_leaves_the_book_and_ending_it_again_is_done(city: int) -> None:
    entry = sign_in()
    id = save_home(entry)
    act = customer_act(entry)
    for _ in range(2):
        do(act, commands.end_address, customer_id=act.actor_id, address_id=id)

    assert queries.addresses(act, customer_id=act.actor_id) == []


def test_nobody_sees_or_ends_somebody_elses_address(city: int) -> None:
    mine, theirs = sign_in(), sign_in(STRANGER)
    id = save_home(theirs)
    act = customer_act(mine)

    for other in (act, act_of(WORKER), act_of("anyone"), act_of(city_id=OTHER_CITY)):
        with pytest.raises(NotFound):
            queries.address(other, id)
    with pytest.raises(NotFound):
        do(act, commands.end_address, customer_id=act.actor_id, address_id=id)
    with pytest.raises(NotFound):
        save_home(mine, customer_id=theirs.session.actor_id)
    with pytest.raises(NotFound):
        save_home(mine, replaces=id)
    assert Address.objects.filter(city_id=CITY, ended_at=None).count() == 1
    assert queries.addresses(act, customer_id=theirs.session.actor_id) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"lat": 91.0}, "lat"),
        ({"lng": float("nan")}, "lat"),
        ({"lat": 0.0, "lng": 0.0}, "lat"),
        ({"community": "  "}, "community"),
        ({"house": "x" * 81}, "house"),
        ({"contact_name": ""}, "contact_name"),
        ({"contact_phone": "ring me"}, "contact_phone"),
    ],
)
def test_a_bad_address_is_refused_by_field(
    city: int, change: dict[str, object], field: str
) -> None:
    entry = sign_in()

    with pytest.raises(Invalid) as refused:
        save_home(entry, **change)
    assert [one["field"] for one in refused.value.problems] == [field]
    assert Address.objects.filter(city_id=CITY).count() == 0


def test_a_refused_edit_keeps_the_old_address(city: int) -> None:
    entry = sign_in()
    id = save_home(entry)

    with pytest.raises(Invalid):
        save_home(entry, house="", replaces=id)
    assert Address.objects.get(city_id=CITY, id=id).ended_at is None


def test_an_address_book_has_an_end(city: int) -> None:
    entry = sign_in()
    for number in range(rules.ADDRESSES_MAX):
        last = save_home(entry, house=f"{number}号")

    with pytest.raises(rules.TooManyAddresses):
        save_home(entry)
    assert save_home(entry, replaces=last)


def test_a_sealed_field_moved_to_another_row_does_not_open(city: int) -> None:
    entry = sign_in()
    first, second = save_home(entry), save_home(entry, house="9栋9")
    swapped = Address.objects.get(city_id=CITY, id=second).house_sealed
    Address.objects.filter(city_id=CITY, id=first).update(house_sealed=swapped)

    with pytest.raises(vault.Tampered):
        queries.address_facts(customer_act(entry), first)


def test_operators_find_customers_by_name_phone_and_last_digits(city: int) -> None:
    entry, _ = sign_in(), sign_in(STRANGER)
    do(customer_act(entry), commands.save_name, customer_id=entry.session.actor_id, name="陈小姐")
    act = operator_act(CITY, "support")

    for wanted in ({"name": "陈小姐"}, {"phone": "13800138000"}, {"last4": "8000"}):
        found, _ = queries.customers(act, **wanted)
        assert [one.id for one in found] == [entry.session.actor_id]
    assert len(queries.customers(act)[0]) == 2
    assert queries.customers(act, name="陈")[0] == []
    assert queries.customer_name(act, entry.session.actor_id) == "陈小姐"


def test_another_citys_operator_finds_nobody_here(city: int) -> None:
    entry = sign_in()
    act = operator_act(OTHER_CITY, "support")

    assert queries.customers(act, phone="13800138000")[0] == []
    with pytest.raises(NotFound):
        queries.customer(act, entry.session.actor_id)


def test_only_the_caller_or_the_house_reads_a_phone_number(city: int) -> None:
    entry, other = sign_in(), sign_in(STRANGER)

    with pytest.raises(NotFound):
        queries.phone_of(customer_act(other), entry.session.person_id)
    with pytest.raises(NotFound):
        queries.phone_of(operator_act(CITY, "support"), entry.session.person_id)


def test_an_operators_look_at_a_number_needs_a_reason_which_is_kept(city: int) -> None:
    id = sign_in().session.actor_id
    act = operator_act(CITY, "support")

    with pytest.raises(rules.ReasonMissing):
        do(act, commands.unmask_phone, customer_id=id)
    assert do(act.because("电话回访"), commands.unmask_phone, customer_id=id) == "13800138000"
    noted = AuditEntry.objects.get(city_id=CITY, action="accounts.unmask_phone")
    assert (noted.actor_id, noted.reason, noted.subject_id) == (act.actor_id, "电话回访", id)
    with pytest.raises(NotAllowed):
        do(replace(act, role=CUSTOMER), commands.unmask_phone, customer_id=id)


def test_an_erased_person_can_never_be_read_and_may_begin_anew(city: int) -> None:
    entry = sign_in()
    let_pass(timedelta(minutes=2))
    there = sign_in(city_id=OTHER_CITY)
    id = save_home(entry)
    do(customer_act(entry), commands.save_name, customer_id=entry.session.actor_id, name="陈小姐")
    for _ in range(2):
        do(act_of(), commands.erase_person, person_id=entry.session.person_id)

    assert facts_of(entry) is None
    assert facts_of(there) is None
    with pytest.raises(vault.Shredded):
        queries.address_facts(act_of(), id)
    person = Person.objects.get(id=entry.session.person_id)
    assert (person.phone_sealed, person.phone_index, person.phone_last4) == (None, None, "")
    for number in (CITY, OTHER_CITY):
        left = Customer.objects.get(city_id=number, person_id=person.id)
        assert (left.name_index, left.phone_last4) == (None, "")
    assert sign_in().session.person_id != person.id
    assert Login.objects.filter(person_id=person.id, ended_at=None).count() == 0


def test_nobody_erases_somebody_else(city: int) -> None:
    mine, theirs = sign_in(), sign_in(STRANGER)

    for act in (customer_act(mine), operator_act(CITY, "administrator")):
        with pytest.raises(NotAllowed):
            do(act, commands.erase_person, person_id=theirs.session.person_id)
    with pytest.raises(NotFound):
        do(act_of(), commands.erase_person, person_id=uuid4())
    assert facts_of(theirs) is not None


def test_a_customers_id_carries_the_city(city: int) -> None:
    assert ids.city_of(sign_in(city_id=OTHER_CITY).session.actor_id) == OTHER_CITY
