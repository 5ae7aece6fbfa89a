"""A door: permission, rate, one transaction, one answer per key, refusals that change nothing."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings

from doorstep.kernel import edge, vault
from doorstep.kernel.edge import answers
from doorstep.kernel.models import AuditEntry

from . import probe

pytestmark = pytest.mark.usefixtures("fresh_db", "probe_urls")


@pytest.fixture
def probe_urls() -> Any:
    """Serve the probe's door."""
    with override_settings(ROOT_URLCONF=probe.__name__):
        yield


def wish(word: str, key: str = "k1", **headers: str) -> Any:
    """Ask the probe for a word as a customer."""
    return Client(raise_request_exception=False).post(
        "/probe/wishes",
        {"word": word},
        content_type="application/json",
        headers={"Idempotency-Key": key, "X-Role": "customer"} | headers,
    )


def entries() -> int:
    """How many writes are kept."""
    return AuditEntry.objects.filter(city_id=probe.CITY).count()


def test_a_write_is_kept_and_answered() -> None:
    answer = wish("tea")

    assert answer.status_code == 201
    assert answer.json()["word"] == "tea"
    assert entries() == 1


def test_the_same_key_and_body_give_the_same_answer_once() -> None:
    first, second = wish("tea"), wish("tea")

    assert second.status_code == 201
    assert second.content == first.content
    assert entries() == 1


def test_the_same_key_with_another_body_is_refused() -> None:
    wish("tea")

    answer = wish("coffee")

    assert answer.status_code == 409
    assert answer.json()["code"] == "kernel.KeyReused"
    assert entries() == 1


def test_the_same_key_with_another_question_behind_the_address_is_refused() -> None:
    def ask(question: str) -> int:
        return (
            Client()
            .post(
                f"/probe/wishes{question}",
                {"word": "tea"},
                content_type="application/json",
                headers={"Idempotency-Key": "k1", "X-Role": "customer"},
            )
            .status_code
        )

    assert [ask("?for=her"), ask("?for=him"), ask("?for=her")] == [201, 409, 201]


def test_what_desks_were_answered_is_gone_when_somebody_is_erased() -> None:
    mine = wish("tea")
    assert wish("tea", **{"X-Role": "operator"}).status_code == 201

    edge.enter(answers.forget_desks, city_id=probe.CITY)

    again = wish("tea", **{"X-Role": "operator"})
    assert (again.status_code, again.json()["code"]) == (410, "kernel.AnswerGone")
    assert wish("tea").content == mine.content
    assert entries() == 2


def test_a_kept_answer_is_unreadable_without_the_persons_key() -> None:
    wish("tea")
    with connection.cursor() as cursor:
        cursor.execute("SELECT body_sealed FROM kernel_answer")
        assert b"tea" not in bytes(cursor.fetchone()[0])

    vault.shred(probe.PERSON)

    assert wish("tea").status_code == 410


def test_two_at_once_with_one_key_write_once() -> None:
    answers: list[Any] = []

    def ask() -> None:
        try:
            answers.append(wish("tea").content)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 8
    assert len(set(answers)) == 1
    assert entries() == 1


def test_a_refusal_changes_nothing_and_speaks_the_callers_language() -> None:
    chinese = wish("refuse", "k1")
    english = wish("refuse", "k1", **{"Accept-Language": "en-GB"})

    assert (chinese.status_code, chinese.json()["detail"]) == (409, "太忙了，还有3人。")
    assert english.json()["detail"] == "Too busy, 3 are waiting."
    assert chinese["Content-Type"] == "application/problem+json"
    assert chinese.json()["code"].endswith("TooBusy")
    assert entries() == 0


def test_a_refused_key_may_be_used_again() -> None:
    wish("refuse", "k1")

    assert wish("tea", "k1").status_code == 201


def test_an_outage_and_a_bug_change_nothing_and_tell_no_secret() -> None:
    outage, bug = wish("outage", "a"), wish("bug", "b")

    assert outage.status_code == 503
    assert bug.status_code == 500
    assert b"secret" not in bug.content
    assert entries() == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X-Role": ""}, 403),
        ({"X-Role": "anyone"}, 401),
        ({"X-Role": "worker"}, 403),
        ({"Idempotency-Key": ""}, 400),
        ({"Idempotency-Key": "x" * 81}, 400),
    ],
)
def test_who_may_not_or_brings_no_key_is_turned_away(headers: dict[str, str], status: int) -> None:
    assert wish("tea", **headers).status_code == status
    assert entries() == 0


def test_wrong_content_is_named_by_field() -> None:
    answer = Client().post(
        "/probe/wishes",
        {"count": "many"},
        content_type="application/json",
        headers={"Idempotency-Key": "k", "X-Role": "customer"},
    )

    assert answer.status_code == 422
    assert {one["field"] for one in answer.json()["problems"]} == {
        "body.body.word",
        "body.body.count",
    }


def test_content_that_is_not_json_is_refused() -> None:
    answer = Client().post(
        "/probe/wishes",
        "{",
        content_type="application/json",
        headers={"Idempotency-Key": "k", "X-Role": "customer"},
    )

    assert answer.status_code == 400
    assert answer.json()["code"] == "kernel.BadRequest"


def test_duties_and_rates_hold() -> None:
    def ask(duties: str) -> int:
        return (
            Client()
            .get("/probe/desk", headers={"X-Role": "operator", "X-Duties": duties})
            .status_code
        )

    assert ask("support") == 403
    assert [ask("finance") for _ in range(4)] == [200, 200, 200, 429]


def test_every_status_is_stated_in_the_openapi_document() -> None:
    document = Client().get("/probe/openapi.json").json()

    responses = document["paths"]["/probe/wishes"]["post"]["responses"]
    assert set(responses) >= {"201", "400", "401", "403", "404", "409", "422", "429", "503"}
    assert "application/problem+json" in responses["409"]["content"]


def test_the_document_tells_of_keys_and_of_bodies_that_are_too_large() -> None:
    paths = Client().get("/probe/openapi.json").json()["paths"]

    write, read = paths["/probe/wishes"]["post"], paths["/probe/desk"]["get"]
    key = next(one for one in write["parameters"] if one["name"] == "Idempotency-Key")
    assert key["required"]
    assert "413" in write["responses"]
    assert "413" not in read["responses"]
    assert not [one for one in read["parameters"] if one["name"] == "Idempotency-Key"]
