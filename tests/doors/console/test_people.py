"""Workers, papers and firms at the desk."""

from datetime import date
from uuid import UUID

from doorstep.kernel import ids
from doorstep.kernel.models import AuditEntry
from doorstep.people.partners import queries as partners
from tests.doors import city as town
from tests.doors.city import City
from tests.doors.console import desk
from tests.rooms.accounts.people import act_of
from tests.rooms.identity.papers import id_number
from tests.rooms.partners.firms import credit_code

REASON = {"reason": "证件齐全"}


def hand_in(city: City, subject: str, order: int) -> str:
    """Papers that somebody with the right duty took at the desk; returns the dossier's id."""
    keeper = desk.operator(city, "administrator", login=f"keeper{order}")
    sent = {
        "subject": subject,
        "person_id": str(ids.new(0)),
        "name": "李雪梅",
        "id_number": id_number(date(1990, 3, 7), order=order),
    }
    opened = keeper.post("dossiers", sent)
    assert opened.status_code == 201, opened.content
    dossier_id = opened.json()["id"]
    kind = "id_card" if subject == "worker" else "business_licence"
    keeper.post(f"dossiers/{dossier_id}/documents", {"kind": kind, "number": "AB12345"})
    answer = keeper.post(f"dossiers/{dossier_id}/submission")
    assert answer.json()["state"] == "submitted"
    return str(dossier_id)


def test_papers_wait_are_read_in_clear_with_a_reason_and_approved(city: City) -> None:
    dossier_id, auditor = hand_in(city, "worker", 41), desk.operator(city, "auditor")

    waiting = auditor.get("dossiers").json()["items"]
    assert [(one["id"], one["name"]) for one in waiting] == [(dossier_id, "李**")]
    masked = auditor.get(f"dossiers/{dossier_id}")
    assert "19900307" not in masked.content.decode()
    clear = auditor.post(f"dossiers/{dossier_id}/unmasking", {"reason": "核对原件"}).json()
    assert "19900307" in clear["id_number"]
    assert [one["number"] for one in clear["numbers"]] == ["AB12345"]
    assert AuditEntry.objects.of(act_of()).get(action="identity.look").reason == "核对原件"

    done = auditor.post(f"dossiers/{dossier_id}/approval", REASON | {"assurance": "ocr"}).json()
    assert (done["state"], done["assurance"]) == ("approved", "ocr")
    assert done["history"][-1]["reason"] == "证件齐全"
    assert auditor.get("dossiers").json()["items"] == []
    gone = auditor.post(f"dossiers/{dossier_id}/revocation", {"reason": "证件系伪造"}).json()
    assert gone["state"] == "rejected"


def test_papers_go_back_with_a_reason_and_nobody_reviews_their_own(city: City) -> None:
    dossier_id, auditor = hand_in(city, "worker", 42), desk.operator(city, "auditor")

    silent = auditor.post(f"dossiers/{dossier_id}/rejection", {"reason": " "})
    back = auditor.post(f"dossiers/{dossier_id}/rejection", {"reason": "照片不清楚"}).json()

    assert silent.status_code == 422
    assert (back["state"], back["review_reason"]) == ("rejected", "照片不清楚")


def test_a_worker_is_enlisted_from_papers_graded_paused_and_resumed(city: City) -> None:
    dossier_id, auditor = hand_in(city, "worker", 43), desk.operator(city, "auditor")
    auditor.post(f"dossiers/{dossier_id}/approval", REASON)
    home = {"home_lat": 30.25, "home_lng": 120.15}
    sent = {"dossier_id": dossier_id, "name": "李姐", "skills": ["cleaning.daily"], **home}
    enlisted = auditor.post("workers", sent)
    assert (enlisted.status_code, enlisted.json()["state"]) == (201, "active")
    assert "30.25" not in enlisted.content.decode()
    path = f"workers/{enlisted.json()['id']}"

    skills = {"skills": ["cleaning.daily", "cleaning.deep"]}
    assert auditor.put(f"{path}/skills", skills).json()["skills"] == skills["skills"]
    licence = {"kind": "health_card", "expires_on": "2027-01-31"}
    licensed = auditor.post(f"{path}/licences", licence).json()
    assert [one["kind"] for one in licensed["licences"]] == ["health_card"]
    graded = auditor.put(f"{path}/grade", {"grade": "gold", "share_override_bp": 7_800, **REASON})
    assert (graded.json()["grade"], graded.json()["share_override_bp"]) == ("gold", 7_800)
    greedy = auditor.put(f"{path}/grade", {"grade": "gold", "share_override_bp": 9_000, **REASON})
    assert greedy.status_code == 422

    helper = desk.operator(city, "support")
    plan = {"stretches": [{"weekday": 0, "from_minute": 480, "to_minute": 1_080}]}
    assert helper.put(f"{path}/plan", plan).json()["plan"] == plan["stretches"]
    paused = helper.post(f"{path}/pause", {"reason": "三次迟到"}).json()
    assert (paused["state"], paused["history"][0]["reason"]) == ("paused", "三次迟到")
    assert [one["name"] for one in helper.get("workers", state="paused").json()["items"]] == [
        "李姐"
    ]
    assert helper.delete(f"{path}/pause").json()["state"] == "active"
    assert helper.post(f"{path}/end", {"reason": "离职"}).json()["state"] == "ended"
    assert helper.put(f"{path}/grade", {"grade": "normal", **REASON}).status_code == 403


def test_a_firm_registers_serves_with_good_papers_and_signs(city: City) -> None:
    dossier_id = hand_in(city, "merchant", 44)
    boss = desk.operator(city, "administrator")
    sent = {
        "name": {"zh-CN": "洁净家政", "en": "Clean Home"},
        "credit_code": credit_code(9),
        "dossier_id": dossier_id,
        "sub_mchid": "1900000209",
    }
    firm = boss.post("merchants", sent).json()
    assert (firm["state"], firm["name"]["en"]) == ("pending", "Clean Home")
    terms = {"party": "merchant", "payee_mode": "S2", "commission_bp": {"default": 1_000}}
    early = boss.post("contracts", terms | {"merchant_id": firm["id"]})
    assert early.json()["code"] == "partners.NotCleared"

    desk.operator(city, "auditor").post(f"dossiers/{dossier_id}/approval", REASON)
    city.deliver()
    assert boss.get(f"merchants/{firm['id']}").json()["state"] == "active"
    greedy = terms | {"merchant_id": firm["id"], "commission_bp": {"default": 3_500}}
    assert boss.post("contracts", greedy).json()["code"] == "partners.OverCap"
    signed = boss.post("contracts", terms | {"merchant_id": firm["id"]})
    assert signed.status_code == 201
    agreed = city.ask(partners.contracts, merchant_id=UUID(firm["id"]))
    assert [str(one.id) for one in agreed] == [signed.json()["id"]]

    renamed = boss.put(f"merchants/{firm['id']}", {"name": {"zh-CN": "洁净到家"}}).json()
    assert renamed["name"]["zh-CN"] == "洁净到家"
    paused = boss.post(f"merchants/{firm['id']}/pause", {"reason": "投诉较多"}).json()
    assert paused["state"] == "paused"
    assert boss.post(f"merchants/{firm['id']}/activation").json()["state"] == "active"
    assert boss.post(f"merchants/{firm['id']}/end", {"reason": "退出"}).json()["state"] == "ended"
    assert len(boss.get("merchants").json()["items"]) == 2
    assert len(boss.get("contracts").json()) == 1


def test_a_firms_staff_see_their_own_firm_and_contracts(city: City) -> None:
    firm = desk.operator(city, "finance", merchant_id=city.merchant_id)

    assert [one["id"] for one in firm.get("merchants").json()["items"]] == [str(city.merchant_id)]
    assert len(firm.get(f"merchants/{city.merchant_id}/contracts").json()) == 1
    assert firm.get(f"merchants/{ids.new(town.CITY)}").status_code == 404
    assert firm.get("ledger/balances").status_code == 403
