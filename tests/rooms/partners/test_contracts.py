"""Contracts: versions that never change, found by their moment, payable under the cap."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as some

from doorstep.kernel import ids
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.people.partners import commands, queries, rules
from doorstep.people.partners.models import Contract
from tests.rooms.accounts.people import CITY, OTHER_CITY, act_of, do, operator_act
from tests.rooms.partners.firms import cleared_merchant, credit_code, merchant, sign, sign_s2


def test_an_order_finds_the_version_of_its_moment(city: int) -> None:
    act = act_of()
    first = sign(act=act)
    later = act.at + timedelta(days=15)
    second = sign(commission_bp={"default": 800, "cleaning": 500}, valid_from=later)

    assert queries.contract_at(act_of(), None, act.at).id == first.id
    assert queries.contract_at(act_of(), None, later - timedelta(microseconds=1)).id == first.id
    assert queries.contract_at(act_of(), None, later).id == second.id
    assert [one.id for one in queries.contracts(act_of(), merchant_id=None)] == [
        second.id,
        first.id,
    ]
    with pytest.raises(NotFound):
        queries.contract_at(act_of(), None, act.at - timedelta(seconds=1))


def test_each_firm_and_the_house_have_contracts_of_their_own(city: int) -> None:
    firm = cleared_merchant()
    own, theirs = sign(), sign_s2(firm)
    at = act_of().at

    assert queries.contract_at(act_of(), None, at).id == own.id
    assert queries.contract_at(act_of(), firm.id, at).id == theirs.id
    assert (theirs.cap_bp, theirs.payee_mode) == (3000, "S2")
    with pytest.raises(NotFound):
        queries.contract_at(act_of(), ids.new(CITY), at)
    with pytest.raises(NotFound):
        queries.contract_at(act_of(city_id=OTHER_CITY), None, at)


def test_a_merchant_reads_its_own_contract_only(city: int) -> None:
    firm, other = cleared_merchant(), cleared_merchant(2)
    mine, theirs = sign_s2(firm), sign_s2(other)
    act = act_of("merchant", merchant_id=firm.id)

    assert queries.contract(act, mine.id).id == mine.id
    with pytest.raises(NotFound):
        queries.contract(act, theirs.id)


def test_what_was_signed_never_changes(city: int) -> None:
    contract = sign()
    rows = Contract.objects.filter(city_id=CITY, id=contract.id)

    for attempt in (lambda: rows.update(cap_bp=9000), rows.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as db:
        db.execute("TRUNCATE partners_contract CASCADE")
    assert rows.get().cap_bp == 3000


def test_a_contract_does_not_reach_back_nor_before_its_predecessor(city: int) -> None:
    act = act_of()
    sign(act=act, valid_from=act.at + timedelta(days=7))

    for begins_at in (act.at - timedelta(seconds=1), act.at, act.at + timedelta(days=7)):
        with pytest.raises(rules.TooLate):
            sign(act=act, valid_from=begins_at)
    assert Contract.objects.filter(city_id=CITY).count() == 1


def test_a_firm_without_papers_or_channel_number_cannot_be_signed(city: int) -> None:
    with pytest.raises(rules.NotCleared):
        sign_s2(merchant(5, sub_mchid="1900000109"))
    firm = cleared_merchant(sub_mchid="")
    with pytest.raises(rules.SubmerchantMissing):
        sign_s2(firm)
    assert sign_s2(firm, payee_mode="D").payee_mode == "D"
    with pytest.raises(NotFound):
        sign(party="merchant", payee_mode="D", merchant_id=ids.new(CITY))


def test_a_commission_above_the_channels_cap_is_refused_with_the_figures(city: int) -> None:
    firm = cleared_merchant()

    with pytest.raises(rules.OverCap) as refused:
        sign_s2(firm, commission_bp={"default": 1000, "massage": 3001})
    assert refused.value.facts == {"commission_bp": 3001, "cap_bp": 3000}
    assert sign_s2(firm, commission_bp={"default": 1000, "massage": 3000})


@pytest.mark.parametrize(
    "change",
    [
        {"party": "customer"},
        {"party": "merchant"},
        {"party": "partner"},
        {"payee_mode": "S2"},
        {"payee_mode": "X"},
        {"commission_bp": {}},
        {"commission_bp": {"cleaning": 500}},
        {"commission_bp": {"default": -1}},
        {"commission_bp": {"default": 10_001}},
        {"commission_bp": {"default": 5.5}},
        {"commission_bp": {"default": True}},
        {"commission_bp": {"default": 500, "Big Words": 500}},
        {"partner_bp": 10_001},
        {"cap_bp": -1},
    ],
)
def test_figures_that_do_not_add_up_are_refused(city: int, change: dict) -> None:
    with pytest.raises(Invalid):
        sign(**change)
    assert Contract.objects.filter(city_id=CITY).count() == 0


def test_the_house_sells_itself_and_names_no_firm(city: int) -> None:
    firm = cleared_merchant()

    with pytest.raises(Invalid):
        sign(merchant_id=firm.id)
    with pytest.raises(Invalid):
        sign_s2(firm, partner_id=ids.new(CITY))


def test_a_partners_contract_is_found_by_the_city(city: int) -> None:
    assert queries.partner_contract_at(act_of(), act_of().at) is None
    facts = {"name": {"zh-CN": "合伙人"}, "credit_code": credit_code(9)}
    partner = do(act_of(), commands.register_partner, **facts)
    contract = sign(party="partner", partner_id=partner.id, partner_bp=4000)

    assert queries.partner_contract_at(act_of(), act_of().at).id == contract.id
    do(act_of(), commands.end_partner, partner_id=partner.id)
    assert queries.partner_contract_at(act_of(), act_of().at) is None
    with pytest.raises(rules.NotNow):
        sign(party="partner", partner_id=partner.id)


def test_only_administrators_sign(city: int) -> None:
    for act in (operator_act(CITY, "finance"), act_of("merchant"), act_of("worker")):
        with pytest.raises(NotAllowed):
            sign(act=act)
    signer = operator_act(CITY, "administrator")
    assert sign(act=signer).signed_by == signer.actor_id


def test_the_database_itself_refuses_a_contract_without_its_party(city: int) -> None:
    at = act_of().at
    facts = {"city_id": CITY, "commission_bp": {"default": 1}, "valid_from": at, "signed_at": at}

    for broken in (
        {"party": "merchant", "payee_mode": "S2"},
        {"party": "platform", "payee_mode": "S2"},
        {"party": "platform", "payee_mode": "D", "cap_bp": 10_001},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Contract.objects.create(**facts, **broken)
    sign(act=replace(act_of(), at=at))
    with pytest.raises(IntegrityError), transaction.atomic():
        Contract.objects.create(**facts, party="platform", payee_mode="D")


@given(
    some.dictionaries(some.sampled_from(["cleaning", "massage", "repair"]), some.integers(0, 3000)),
    some.integers(0, 3000),
)
def test_every_category_has_a_commission(by_category: dict[str, int], default: int) -> None:
    figures = rules.commission(by_category | {"default": default})

    for category in ("cleaning", "massage", "repair", "cooking"):
        wanted = by_category.get(category, default)
        assert rules.commission_for(figures, category) == wanted


def test_two_well_known_credit_codes_check_and_a_wrong_one_does_not() -> None:
    # Published codes of two large listed companies.
    for code in ("91440300708461136T", "914403001922038216"):
        assert rules.credit_code(f" {code.lower()} ") == code
    with pytest.raises(Invalid):
        rules.credit_code("914403007084611360")


@given(some.text(max_size=24))
def test_any_text_is_a_credit_code_or_refused(text: str) -> None:
    try:
        assert len(rules.credit_code(text)) == 18
    except Invalid as refused:
        assert refused.problems[0]["field"] == "credit_code"
