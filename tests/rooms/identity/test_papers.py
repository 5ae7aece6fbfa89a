"""Papers: number checks, age, the review by people, and what runs out clears nobody."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from doorstep.kernel import ids, vault
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.models import AuditEntry, Message
from doorstep.people.identity import commands, queries, rules
from doorstep.people.identity.models import Document, Dossier, DossierMove
from tests.rooms.accounts.people import CITY, OTHER_CITY, act_of, do, operator_act
from tests.rooms.identity.papers import (
    BORN_ON,
    approved,
    auditor,
    id_number,
    opened,
    owner,
    submitted,
)

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = datetime.now(ZONE).date()


def _later(**time: int) -> datetime:
    return act_of().at + timedelta(**time)


def _is_cleared(dossier: Dossier, at: datetime | None = None) -> bool:
    act = act_of()
    return queries.is_cleared(
        act, person_id=dossier.person_id, subject=dossier.subject, at=at or act.at
    )


def test_a_worker_is_cleared_once_an_auditor_approved(city: int) -> None:
    dossier = submitted()
    assert not _is_cleared(dossier)

    do(auditor(), commands.approve, dossier_id=dossier.id, reason="证件齐全", assurance="ocr")

    kept = queries.dossier(act_of(), dossier.id)
    assert _is_cleared(dossier)
    assert (kept.state, kept.assurance, kept.waiting_since_at) == ("approved", "ocr", None)
    moves = queries.moves(act_of(), dossier_id=dossier.id)
    assert [(m.verb, m.role, m.reason) for m in moves] == [
        ("submit", "worker", ""),
        ("approve", "operator", "证件齐全"),
    ]
    assert AuditEntry.objects.filter(city_id=CITY, action="identity.approve").count() == 1


def test_the_birthday_is_read_from_the_id_number_and_names_are_sealed(city: int) -> None:
    dossier = opened()

    assert dossier.born_on == BORN_ON
    kept = str(Dossier.objects.filter(city_id=CITY).values().get())
    assert "李雪梅" not in kept
    assert id_number() not in kept
    assert id_number().encode() not in bytes(dossier.id_number_sealed)
    assert queries.masked_name(act_of(), dossier_id=dossier.id) == "李**"


@pytest.mark.parametrize(
    "number",
    ["", "123", id_number()[:-1] + ("0" if id_number()[-1] != "0" else "1"), "46010519901307017X"],
)
def test_an_id_number_that_does_not_check_is_refused_without_repeating_it(
    city: int, number: str
) -> None:
    with pytest.raises(Invalid) as refused:
        opened(id_number=number)

    assert not number or number not in str(refused.value.problems)
    assert Dossier.objects.filter(city_id=CITY).count() == 0


def test_somebody_under_eighteen_is_refused_until_the_birthday(city: int) -> None:
    eighteen = date(TODAY.year - 18, TODAY.month, min(TODAY.day, 28))
    young = id_number(eighteen + timedelta(days=40))

    with pytest.raises(rules.TooYoung):
        opened(id_number=young)
    with pytest.raises(rules.TooYoung):
        opened(id_number="E12345678", born_on=eighteen + timedelta(days=40))
    assert Dossier.objects.filter(city_id=CITY).count() == 0
    assert opened(id_number=id_number(eighteen)).state == "draft"


def test_a_passport_with_a_birthday_serves_as_well(city: int) -> None:
    dossier = opened(id_number="e-1234 5678", born_on=date(1985, 1, 2))

    look = auditor().because("核对")
    assert do(look, commands.look, dossier_id=dossier.id).id_number == "E12345678"


def test_one_person_and_one_id_number_make_one_worker_a_city(city: int) -> None:
    first = opened()

    with pytest.raises(rules.DossierExists):
        opened(person_id=first.person_id, order=23)
    with pytest.raises(rules.IdNumberTaken):
        opened()
    there = {"act": act_of("system", OTHER_CITY), "person_id": first.person_id}
    assert opened(**there).city_id == OTHER_CITY
    assert Dossier.objects.filter(city_id=CITY).count() == 1


def test_one_person_may_answer_for_several_merchants(city: int) -> None:
    first = opened(rules.MERCHANT)
    second = opened(rules.MERCHANT, person_id=first.person_id)

    assert first.id != second.id


def test_papers_that_are_needed_must_be_there(city: int) -> None:
    dossier = opened()
    act = owner(dossier.person_id)
    do(act, commands.add_document, dossier_id=dossier.id, kind="health_card")

    with pytest.raises(rules.PapersMissing):
        do(act, commands.submit, dossier_id=dossier.id)
    assert queries.dossier(act, dossier.id).state == "draft"


@pytest.mark.parametrize(
    ("paper", "refusal"),
    [
        ({"kind": "love_letter"}, Invalid),
        ({"kind": "id_card", "expires_on": TODAY - timedelta(days=1)}, rules.PaperExpired),
        ({"kind": "id_card", "issued_on": TODAY + timedelta(days=1)}, Invalid),
        (
            {
                "kind": "id_card",
                "issued_on": TODAY,
                "expires_on": TODAY - timedelta(days=1),
            },
            Invalid,
        ),
        ({"kind": "id_card", "number": "x;y"}, Invalid),
    ],
)
def test_a_bad_paper_is_refused(city: int, paper: dict, refusal: type[Exception]) -> None:
    dossier = opened()

    with pytest.raises(refusal):
        do(owner(dossier.person_id), commands.add_document, dossier_id=dossier.id, **paper)
    assert Document.objects.filter(city_id=CITY).count() == 0


def test_a_paper_handed_in_again_replaces_the_one_that_waited(city: int) -> None:
    dossier = opened()
    act = owner(dossier.person_id)
    for _ in range(2):
        do(act, commands.add_document, dossier_id=dossier.id, kind="id_card", number="A12345")

    states = [one.state for one in queries.documents(act, dossier_id=dossier.id)]
    assert sorted(states) == ["pending", "replaced"]


def test_while_papers_are_reviewed_none_is_slipped_in(city: int) -> None:
    dossier = submitted()

    with pytest.raises(rules.NotNow):
        do(
            owner(dossier.person_id),
            commands.add_document,
            dossier_id=dossier.id,
            kind="health_card",
        )


@pytest.mark.parametrize("verb", [commands.approve, commands.reject, commands.revoke])
def test_only_auditors_review_with_a_reason_and_never_themselves(city: int, verb: object) -> None:
    dossier = submitted()

    for act in (
        owner(dossier.person_id),
        operator_act(CITY, "dispatcher"),
        replace(auditor(), role="merchant"),
    ):
        with pytest.raises(NotAllowed):
            do(act, verb, dossier_id=dossier.id, reason="ok")
    with pytest.raises(rules.ReasonMissing):
        do(auditor(), verb, dossier_id=dossier.id, reason=" ")
    with pytest.raises(rules.NotOneself):
        do(auditor(person_id=dossier.person_id), verb, dossier_id=dossier.id, reason="ok")
    with pytest.raises(NotFound):
        do(auditor(OTHER_CITY), verb, dossier_id=dossier.id, reason="ok")
    assert queries.dossier(act_of(), dossier.id).state == "submitted"


def test_a_rejection_tells_why_and_the_papers_may_come_again(city: int) -> None:
    dossier = submitted()
    do(auditor(), commands.reject, dossier_id=dossier.id, reason="照片不清楚")

    act = owner(dossier.person_id)
    kept = queries.dossier(act, dossier.id)
    assert (kept.state, kept.review_reason) == ("rejected", "照片不清楚")
    with pytest.raises(rules.PapersMissing):
        do(act, commands.submit, dossier_id=dossier.id)
    do(act, commands.add_document, dossier_id=dossier.id, kind="id_card", number="A12345")
    do(act, commands.submit, dossier_id=dossier.id)
    do(auditor(), commands.approve, dossier_id=dossier.id, reason="清楚了")
    assert _is_cleared(dossier)


@pytest.mark.parametrize("verb", [commands.approve, commands.reject])
def test_a_draft_cannot_be_reviewed(city: int, verb: object) -> None:
    dossier = opened()

    with pytest.raises(rules.NotNow):
        do(auditor(), verb, dossier_id=dossier.id, reason="ok")
    assert DossierMove.objects.filter(city_id=CITY).count() == 0


def test_what_is_taken_back_clears_nobody_from_that_moment(city: int) -> None:
    dossier = approved()
    do(auditor(), commands.revoke, dossier_id=dossier.id, reason="证件系伪造")

    assert not _is_cleared(dossier)
    live = Message.objects.filter(city_id=CITY, name="identity.expire_due", done_at=None)
    assert live.count() == 0


def test_an_approval_holds_for_six_months_to_the_end_of_the_day(city: int) -> None:
    dossier = approved()
    due = dossier.recheck_due_at.astimezone(ZONE)

    assert 181 <= (due.date() - TODAY).days <= 185
    assert (due.hour, due.minute) == (0, 0)
    assert _is_cleared(dossier, dossier.recheck_due_at - timedelta(seconds=1))
    assert not _is_cleared(dossier, dossier.recheck_due_at)


def test_a_paper_that_runs_out_earlier_ends_the_approval_after_its_last_day(city: int) -> None:
    last = TODAY + timedelta(days=10)
    dossier = approved(expires_on=last)

    midnight = datetime.combine(last + timedelta(days=1), datetime.min.time(), tzinfo=ZONE)
    assert dossier.holds_until_at == midnight
    assert _is_cleared(dossier, midnight - timedelta(seconds=1))
    assert not _is_cleared(dossier, midnight)
    timer = Message.objects.get(city_id=CITY, name="identity.expire_due")
    assert timer.due_at == midnight


def test_the_timer_ends_what_ran_out_and_says_which_paper(city: int) -> None:
    dossier = approved(expires_on=TODAY + timedelta(days=10))
    act = replace(act_of(), at=dossier.holds_until_at)
    for _ in range(2):
        do(act, commands.expire_due, dossier_id=dossier.id)

    kept = queries.dossier(act, dossier.id)
    assert (kept.state, kept.holds_until_at) == ("expired", None)
    states = [one.state for one in queries.documents(act, dossier_id=dossier.id)]
    assert states == ["expired"]
    assert DossierMove.objects.filter(city_id=CITY, verb="expire").count() == 1


def test_a_timer_that_fires_after_a_renewal_does_nothing(city: int) -> None:
    dossier = approved(expires_on=TODAY + timedelta(days=10))
    old_end = dossier.holds_until_at
    act = owner(dossier.person_id)
    new = {"kind": "id_card", "expires_on": TODAY + timedelta(days=900)}
    do(act, commands.add_document, dossier_id=dossier.id, **new)
    do(act, commands.submit, dossier_id=dossier.id)
    assert _is_cleared(dossier)
    do(auditor(), commands.approve, dossier_id=dossier.id, reason="已换证")

    do(replace(act_of(), at=old_end), commands.expire_due, dossier_id=dossier.id)

    assert _is_cleared(dossier, old_end + timedelta(days=1))
    states = [one.state for one in queries.documents(act, dossier_id=dossier.id)]
    assert sorted(states) == ["current", "replaced"]


def test_a_refused_renewal_keeps_what_was_approved(city: int) -> None:
    dossier = approved()
    act = owner(dossier.person_id)
    do(act, commands.add_document, dossier_id=dossier.id, kind="health_card")
    do(act, commands.submit, dossier_id=dossier.id)
    do(auditor(), commands.reject, dossier_id=dossier.id, reason="看不清")

    assert _is_cleared(dossier)
    states = {one.kind: one.state for one in queries.documents(act, dossier_id=dossier.id)}
    assert states == {"id_card": "current", "health_card": "refused"}


def test_the_worklist_shows_what_waits_longest_first(city: int) -> None:
    waiting = [submitted(order=order) for order in range(1, 6)]
    approved(order=9)
    act = auditor()

    first, after = queries.open_dossiers(act, size=3)
    rest, end = queries.open_dossiers(act, size=3, after=after)
    assert [one.id for one in [*first, *rest]] == [one.id for one in waiting]
    assert end == ""
    assert queries.open_dossiers(auditor(OTHER_CITY))[0] == []
    assert queries.open_dossiers(act_of("worker"))[0] == []


def test_papers_are_seen_by_their_owner_and_the_house_alone(city: int) -> None:
    dossier = submitted()

    assert queries.dossiers_of(owner(dossier.person_id), person_id=dossier.person_id)
    for act in (owner(ids.new(0)), act_of("worker"), act_of("anyone"), auditor(OTHER_CITY)):
        with pytest.raises(NotFound):
            queries.dossier(act, dossier.id)
        with pytest.raises(NotFound):
            queries.documents(act, dossier_id=dossier.id)
        assert queries.dossiers_of(act, person_id=dossier.person_id) == []
    with pytest.raises(NotFound):
        do(owner(ids.new(0)), commands.submit, dossier_id=dossier.id)
    with pytest.raises(NotAllowed):
        opened(person_id=ids.new(0), act=owner(ids.new(0)))


def test_who_opens_the_seals_leaves_a_name_and_a_reason(city: int) -> None:
    dossier = submitted()
    act = auditor()

    with pytest.raises(rules.ReasonMissing):
        do(act, commands.look, dossier_id=dossier.id)
    with pytest.raises(NotAllowed):
        do(operator_act(CITY, "support").because("x"), commands.look, dossier_id=dossier.id)
    seen = do(act.because("核对证件"), commands.look, dossier_id=dossier.id)
    assert (seen.name, seen.id_number) == ("李雪梅", id_number())
    assert list(seen.numbers.values()) == ["91460000ABC"]
    noted = AuditEntry.objects.get(city_id=CITY, action="identity.look")
    assert (noted.actor_id, noted.reason) == (act.actor_id, "核对证件")


def test_the_papers_of_an_erased_person_cannot_be_opened(city: int) -> None:
    dossier = submitted()
    vault.shred(dossier.person_id)

    with pytest.raises(vault.Shredded):
        do(auditor().because("x"), commands.look, dossier_id=dossier.id)


def test_the_database_itself_refuses_an_approval_without_an_end(city: int) -> None:
    dossier = submitted()

    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(city_id=CITY, id=dossier.id).update(state="approved")
