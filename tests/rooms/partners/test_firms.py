"""Firms: registered once, serving while their papers hold, seen by whom they concern."""

from dataclasses import replace
from datetime import timedelta

import pytest

from doorstep.kernel import ids
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.people.identity import commands as identity
from doorstep.people.identity.events import DossierApproved, DossierExpired, DossierRejected
from doorstep.people.partners import commands, listeners, queries, rules
from doorstep.people.partners.models import Merchant, Partner
from tests.rooms.accounts.people import CITY, OTHER_CITY, act_of, do, operator_act
from tests.rooms.identity.papers import approved, auditor, submitted
from tests.rooms.partners.firms import cleared_merchant, credit_code, merchant


def _state(firm: Merchant) -> str:
    return queries.merchant(act_of(), firm.id).state


def _facts(dossier: object) -> dict[str, object]:
    return {
        "dossier_id": dossier.id,
        "person_id": dossier.person_id,
        "subject": dossier.subject,
    }


def test_a_firm_waits_until_its_papers_are_approved(city: int) -> None:
    papers = submitted("merchant")
    firm = merchant(dossier_id=papers.id)
    assert (_state(firm), queries.may_serve(act_of(), firm.id)) == ("pending", False)

    do(auditor(), identity.approve, dossier_id=papers.id, reason="执照有效")
    for _ in range(2):
        do(act_of(), listeners.when_dossier_approved, event=DossierApproved(**_facts(papers)))

    assert (_state(firm), queries.may_serve(act_of(), firm.id)) == ("active", True)


def test_a_firm_pauses_when_its_papers_run_out_and_comes_back(city: int) -> None:
    papers = approved("merchant")
    firm = merchant(dossier_id=papers.id)
    assert _state(firm) == "active"

    late = replace(act_of(), at=papers.holds_until_at)
    do(late, identity.expire_due, dossier_id=papers.id)
    do(late, listeners.when_dossier_expired, event=DossierExpired(**_facts(papers)))
    assert _state(firm) == "paused"

    act = act_of()
    do(act, identity.submit, dossier_id=papers.id)
    do(auditor(), identity.approve, dossier_id=papers.id, reason="复审通过")
    do(act, listeners.when_dossier_approved, event=DossierApproved(**_facts(papers)))
    assert _state(firm) == "active"


def test_news_that_comes_late_follows_what_is_true_now(city: int) -> None:
    firm = cleared_merchant()
    papers = queries.merchant(act_of(), firm.id).dossier

    do(act_of(), listeners.when_dossier_rejected, event=DossierRejected(**_facts(papers)))

    assert _state(firm) == "active"


def test_a_credit_code_is_registered_once_while_the_firm_is_here(city: int) -> None:
    firm = merchant()

    with pytest.raises(rules.MerchantExists):
        merchant()
    assert merchant(city_id=OTHER_CITY).city_id == OTHER_CITY
    do(act_of(), commands.end_merchant, merchant_id=firm.id)
    assert merchant().id != firm.id
    assert Merchant.objects.filter(city_id=CITY, ended_at=None).count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"credit_code": "not a code"},
        {"credit_code": credit_code()[:-1] + ("0" if credit_code()[-1] != "0" else "1")},
        {"name": {"en": "Good Neighbour"}},
        {"name": {"zh-CN": " "}},
        {"name": {"zh-CN": "好", "fr": "bon"}},
        {"sub_mchid": "abc"},
    ],
)
def test_a_firm_that_is_not_described_rightly_is_refused(city: int, change: dict) -> None:
    with pytest.raises(Invalid):
        merchant(**change)
    assert Merchant.objects.filter(city_id=CITY).count() == 0


def test_a_workers_papers_do_not_serve_for_a_firm(city: int) -> None:
    papers = approved("worker")

    with pytest.raises(NotFound):
        merchant(dossier_id=papers.id)
    with pytest.raises(NotFound):
        merchant(dossier_id=ids.new(CITY))


def test_only_administrators_register_pause_and_end_firms(city: int) -> None:
    firm = merchant()

    for act in (operator_act(CITY, "support"), act_of("merchant", merchant_id=firm.id)):
        for verb in (commands.pause_merchant, commands.end_merchant, commands.activate_merchant):
            with pytest.raises(NotAllowed):
                do(act, verb, merchant_id=firm.id)
        with pytest.raises(NotAllowed):
            do(
                act,
                commands.register_merchant,
                name={"zh-CN": "乙"},
                credit_code=credit_code(2),
            )
    with pytest.raises(NotFound):
        do(
            operator_act(OTHER_CITY, "administrator"),
            commands.end_merchant,
            merchant_id=firm.id,
        )
    assert _state(firm) == "pending"


def test_a_firm_cannot_be_let_in_by_hand_without_papers(city: int) -> None:
    firm = merchant()

    with pytest.raises(rules.NotCleared):
        do(act_of(), commands.activate_merchant, merchant_id=firm.id)


def test_a_firm_that_was_paused_by_hand_and_one_that_ended_stay_so(city: int) -> None:
    firm = cleared_merchant()
    act = operator_act(CITY, "administrator")
    do(act, commands.pause_merchant, merchant_id=firm.id)
    assert not queries.may_serve(act, firm.id)
    do(act, commands.activate_merchant, merchant_id=firm.id)
    do(act, commands.end_merchant, merchant_id=firm.id)

    for verb in (commands.activate_merchant, commands.pause_merchant, commands.end_merchant):
        with pytest.raises(rules.NotNow):
            do(act, verb, merchant_id=firm.id)
    with pytest.raises(rules.NotNow):
        do(act, commands.change_merchant, merchant_id=firm.id, sub_mchid="1900000110")
    assert _state(firm) == "ended"


def test_new_papers_that_are_not_approved_pause_a_firm(city: int) -> None:
    firm = cleared_merchant()
    draft = submitted("merchant", order=31)

    do(act_of(), commands.change_merchant, merchant_id=firm.id, dossier_id=draft.id)

    assert _state(firm) == "paused"


def test_a_merchant_sees_itself_and_an_operator_the_city(city: int) -> None:
    mine, other = merchant(1), merchant(2)
    act = act_of("merchant", merchant_id=mine.id)

    assert [one.id for one in queries.merchants(act)[0]] == [mine.id]
    with pytest.raises(NotFound):
        queries.merchant(act, other.id)
    assert len(queries.merchants(operator_act(CITY, "support"))[0]) == 2
    assert queries.merchants(operator_act(OTHER_CITY, "support"))[0] == []
    assert queries.merchants(act_of("customer"))[0] == []


def test_a_city_has_one_partner_at_a_time(city: int) -> None:
    name = {"name": {"zh-CN": "城市合伙人甲"}}
    first = do(act_of(), commands.register_partner, **name)

    with pytest.raises(rules.PartnerExists):
        do(act_of(), commands.register_partner, **name)
    do(act_of(), commands.end_partner, partner_id=first.id)
    second = do(act_of(), commands.register_partner, **name)
    assert queries.partner(act_of()).id == second.id
    assert queries.partner(act_of(city_id=OTHER_CITY)) is None
    assert Partner.objects.filter(city_id=CITY).count() == 2


def test_papers_are_looked_at_by_business_time(city: int) -> None:
    firm = cleared_merchant()
    papers = queries.merchant(act_of(), firm.id).dossier
    late = replace(act_of(), at=papers.holds_until_at + timedelta(days=1))

    with pytest.raises(rules.NotCleared):
        do(late, commands.activate_merchant, merchant_id=firm.id)
