"""Signing in at the customer's door, devices, and who is turned away."""

from uuid import uuid4

from doorstep.kernel import ports
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.rooms.accounts.people import let_pass

PHONE = "13900001111"


def test_a_code_to_the_phone_opens_a_session(city: City) -> None:
    customer = town.sign_in("customer", PHONE)

    mine = customer.get("me").json()
    assert (mine["phone_last4"], mine["city_id"]) == ("1111", town.CITY)


def test_the_same_phone_is_the_same_customer_again(city: City) -> None:
    first = town.sign_in("customer", PHONE)
    let_pass(town.timedelta(minutes=2))

    assert town.sign_in("customer", PHONE).actor_id == first.actor_id


def test_a_wrong_code_and_a_wrong_number_are_refused(city: City) -> None:
    stranger = Caller("customer")
    stranger.post("sessions/codes", {"phone": PHONE})
    sent = ports.get("accounts.sms").last_code(PHONE)
    wrong = f"{(int(sent) + 1) % 1_000_000:06d}"

    refused = stranger.post("sessions/phone", {"phone": PHONE, "code": wrong})
    no_number = stranger.post("sessions/codes", {"phone": "12345"})

    assert (refused.status_code, refused.json()["code"]) == (401, "accounts.WrongCode")
    assert no_number.status_code == 422
    assert no_number.json()["problems"] == [{"field": "phone", "reason": "not_a_mobile_number"}]
    assert stranger.post("sessions/phone", {"phone": PHONE, "code": sent}).status_code == 201


def test_the_mini_program_signs_in_and_a_used_code_does_not(city: City) -> None:
    stranger = Caller("customer")
    body = {"code": "chen:1", "phone_code": f"{PHONE}:1"}

    answer, again = stranger.post("sessions/wechat", body), stranger.post("sessions/wechat", body)

    assert answer.status_code == 201
    mine = Caller("customer", answer.json()["token"])
    assert mine.get("me").json()["phone_last4"] == "1111"
    assert (again.status_code, again.json()["code"].split(".")[-1]) == (422, "CodeNotAccepted")


def test_devices_are_listed_and_signed_out(city: City) -> None:
    body = {"code": "chen:1", "phone_code": f"{PHONE}:1", "client": "phone"}
    first = Caller("customer", Caller("customer").post("sessions/wechat", body).json()["token"])
    second = Caller(
        "customer", Caller("customer").post("sessions/wechat", {"code": "chen:2"}).json()["token"]
    )
    stranger = city.customer()

    seen = second.get("sessions").json()
    assert [(one["client"], one["is_this"]) for one in seen] == [("", True), ("phone", False)]
    assert stranger.delete(f"sessions/{seen[1]['id']}").status_code == 404
    assert second.post("sessions/others/end").status_code == 200
    assert first.get("me").status_code == 401
    assert second.delete(f"sessions/{seen[0]['id']}").status_code == 200
    assert second.get("me").status_code == 401


def test_a_worker_and_a_stranger_are_turned_away(city: City) -> None:
    worker = Caller("customer", city.crew[0].token)

    turned = [worker.get("me"), worker.post("quotes", {}), worker.get("orders")]

    assert [answer.status_code for answer in turned] == [403, 422, 403]
    assert Caller("customer").get("me").status_code == 401
    assert Caller("customer", "x" * 43).get("orders").status_code == 401


def test_a_city_that_is_not_here_is_refused(city: City) -> None:
    for name in ("13", "nowhere", "99999999999999999999"):
        answer = Caller("customer").post(
            "sessions/codes", {"phone": PHONE}, **{"Doorstep-City": name}
        )

        assert (answer.status_code, answer.json()["code"]) == (400, "surfaces.NoSuchCity")


def test_codes_are_limited_by_address_and_phone(city: City) -> None:
    stranger = Caller("customer")

    same = [stranger.post("sessions/codes", {"phone": PHONE}).status_code for _ in range(2)]
    many = [
        stranger.post("sessions/codes", {"phone": town.a_phone()}).status_code for _ in range(20)
    ]

    assert same == [202, 429]
    assert many[-1] == 429


def test_consents_are_given_and_taken_back(city: City) -> None:
    customer = city.customer()

    given = customer.put("me/consents/location", {"text_version": "2026-1"})
    customer.delete("me/consents/location")

    assert given.json()["withdrawn_at"] is None
    kept = customer.get("me/consents").json()
    assert [one["purpose"] for one in kept] == ["location"]
    assert kept[0]["withdrawn_at"] is not None
    assert customer.put("me/consents/everything", {"text_version": "1"}).status_code == 422


def test_a_name_and_the_cities(city: City) -> None:
    customer = city.customer()

    assert customer.put("me/name", {"name": "陈小姐"}).status_code == 200
    assert customer.get("me").json()["name"] == "陈小姐"
    assert customer.put("me/name", {"name": "a\x00b"}).status_code == 422
    assert [one["name"] for one in Caller("customer").get("cities").json()] == ["云河"]


def test_pictures_are_kept_for_their_owner_only(city: City) -> None:
    customer, other = city.customer(), city.customer()

    kept = customer.upload("pictures", purpose="order.photo", picture=town.picture())
    broken = town.picture()
    broken.truncate(40)

    assert kept.status_code == 201
    url = kept.json()["url"]
    assert town.Client().get(url)["Content-Type"] == "image/jpeg"
    assert customer.get(f"pictures/{kept.json()['id']}").status_code == 200
    assert other.get(f"pictures/{kept.json()['id']}").status_code == 404
    assert customer.get(f"pictures/{uuid4()}").status_code == 404
    assert customer.upload("pictures", purpose="order.photo", picture=broken).status_code == 422
    assert customer.upload("pictures", purpose="visit.photo", picture=broken).status_code == 422
    assert customer.upload("pictures", purpose="order.photo").status_code == 422
