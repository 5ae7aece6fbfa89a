"""Joining at the worker's door: signing in, the profile, papers, and being cleared."""

from uuid import UUID

from doorstep.kernel import edge
from doorstep.people.identity import commands as identity
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.rooms.accounts.people import let_pass
from tests.rooms.identity.papers import id_number

JOINING = {"name": "小李", "about": "做事细心", "home_lat": 30.25, "home_lng": 120.15}


def joined() -> tuple[Caller, dict[str, object]]:
    """Somebody who has just joined."""
    worker = town.sign_in("worker")
    answer = worker.post("me", JOINING)
    assert answer.status_code == 201, answer.content
    return worker, answer.json()


def approve(dossier_id: str) -> None:
    """An auditor finds the papers good."""
    act = town.operator_act("auditor")
    edge.enter(
        lambda _: identity.approve(act, dossier_id=UUID(dossier_id), reason="证件齐全"),
        city_id=town.CITY,
    )


def test_who_signed_in_is_no_worker_before_joining(city: City) -> None:
    worker = town.sign_in("worker")

    assert worker.get("me").json()["worker"] is None
    for path in ("agenda", "offers", "hall", "plan", "earnings", "withdrawals"):
        answer = worker.get(path)
        assert (answer.status_code, answer.json()["code"]) == (409, "surfaces.NotEnlisted"), path
    assert worker.put("duty", {"on_duty": True}).json()["code"] == "surfaces.NotEnlisted"


def test_from_joining_to_duty(city: City) -> None:
    worker, profile = joined()
    assert profile["state"] == "pending"
    assert worker.put("duty", {"on_duty": True}).json()["code"] == "workers.NotWorking"
    assert worker.get("me/dossier").status_code == 404

    opened = worker.post("me/dossier", {"name": "李雪梅", "id_number": id_number(order=555)})
    assert (opened.status_code, opened.json()["name"]) == (201, "李**")
    missing = worker.post("me/dossier/submission")
    assert missing.json()["code"] == "identity.PapersMissing"
    photo = worker.upload("pictures", purpose="identity.document", picture=town.picture()).json()
    added = worker.post(
        "me/dossier/documents",
        {"kind": "id_card", "photo_id": photo["id"], "expires_on": "2036-01-01"},
    )
    assert added.json()["documents"][0]["photo_url"].startswith("/files/")
    handed = worker.post("me/dossier/submission").json()
    assert handed["state"] == "submitted"
    approve(handed["id"])
    city.deliver()

    mine = worker.get("me").json()["worker"]
    assert mine["state"] == "active"
    assert mine["grade"] == "normal"
    assert {one["trade"]: one["share_bp"] for one in mine["shares"]}["home-cleaning"] == 6_500
    silent = worker.put("duty", {"on_duty": True})
    assert (silent.status_code, silent.json()["code"]) == (403, "workers.ConsentNeeded")
    worker.put("me/consents/location", {"text_version": "2026-01"})
    assert worker.put("duty", {"on_duty": True}).json()["on_duty"] is True
    assert worker.get("me/dossier").json()["state"] == "approved"


def test_one_joins_once_and_changes_the_profile(city: City) -> None:
    worker, profile = joined()
    photo = worker.upload("pictures", purpose="worker.photo", picture=town.picture()).json()

    assert worker.post("me", JOINING).json()["code"] == "workers.AlreadyEnlisted"
    changed = worker.put("me", {"name": "小李师傅", "photo_id": photo["id"]}).json()
    assert (changed["id"], changed["name"]) == (profile["id"], "小李师傅")
    assert changed["about"] == "做事细心"
    assert changed["photo_url"].startswith("/files/")
    assert worker.put("me", {"home_lat": 91}).status_code == 422
    assert worker.put("me", {"name": " "}).status_code == 422


def test_papers_that_cannot_be(city: City) -> None:
    worker, _ = joined()
    other_photo = city.crew[0].upload(
        "pictures", purpose="identity.document", picture=town.picture()
    )

    wrong = worker.post("me/dossier", {"name": "李雪梅", "id_number": "460105199003070000"})
    young = worker.post(
        "me/dossier", {"name": "李雪", "id_number": "E12345678", "born_on": "2012-01-01"}
    )
    worker.post("me/dossier", {"name": "李雪梅", "id_number": id_number(order=556)})
    foreign = worker.post(
        "me/dossier/documents", {"kind": "id_card", "photo_id": other_photo.json()["id"]}
    )
    old = worker.post("me/dossier/documents", {"kind": "id_card", "expires_on": "2020-01-01"})

    assert wrong.status_code == 422
    assert "460105199003070000" not in wrong.content.decode()
    assert young.json()["code"] == "identity.TooYoung"
    assert foreign.json()["problems"] == [{"field": "photo_ids", "reason": "unknown"}]
    assert old.json()["code"] == "identity.PaperExpired"


def test_customers_and_strangers_are_turned_away(city: City) -> None:
    customer = Caller("worker", city.customer().token)

    assert customer.get("agenda").status_code == 403
    assert customer.put("duty", {"on_duty": True}).status_code == 403
    assert Caller("worker").get("me").status_code == 401


def test_the_workers_mini_program_signs_in(city: City) -> None:
    answer = Caller("worker").post(
        "sessions/wechat", {"code": "li:1", "phone_code": "13700001111:1"}
    )

    assert answer.status_code == 201
    assert answer.json()["role"] == "worker"
    worker = Caller("worker", answer.json()["token"])
    assert worker.get("me").json()["phone_last4"] == "1111"
    assert [one["is_this"] for one in worker.get("sessions").json()] == [True]


def test_a_session_finds_the_worker_that_its_person_is(city: City) -> None:
    known = city.crew[0]
    let_pass(town.timedelta(minutes=2))

    again = town.sign_in("worker", known.phone)

    assert again.get("me").json()["worker"]["id"] == str(known.actor_id)
    assert again.get("agenda").status_code == 200


def test_consents_are_the_workers_own(city: City) -> None:
    worker = city.crew[0]

    assert worker.put("me/consents/location", {"text_version": "2026-1"}).status_code == 200
    assert worker.delete("me/consents/location").status_code == 200
    others = city.crew[1].get("me/consents").json()
    assert [one["withdrawn_at"] for one in others] == [None]
