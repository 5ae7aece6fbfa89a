"""What others said: stars and reviews of services and workers, and the words that may be ticked."""

from typing import Any

from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking


def reviewed(city: City, customer: Caller, **said: Any) -> dict[str, Any]:
    """An accepted order and what its customer said of it."""
    order, _ = asking.accepted(city, customer, pay="whole")
    answer = customer.post(f"orders/{order['id']}/review", {"stars": 5, "text": "很好"} | said)
    assert answer.status_code == 201, answer.content
    return order


def test_a_service_shows_its_stars_its_shortest_visit_and_what_is_in_the_price(city: City) -> None:
    customer = city.customer()
    before = Caller("customer").get("services", search="日常保洁").json()[0]
    reviewed(city, customer, stars=4)

    shown = Caller("customer").get("services", search="日常保洁").json()[0]
    detail = Caller("customer").get(f"services/{city.service().id}").json()

    assert (before["rating"], before["rating_count"], before["from_minutes"]) == (None, 0, 120)
    assert (shown["rating"], shown["rating_count"]) == (4.0, 1)
    assert detail["rating"] == 4.0
    assert "整理物品并带走垃圾" in detail["includes"]
    assert "搬动大件家具" in detail["excludes"]


def test_everybody_reads_the_reviews_of_a_service_without_names(city: City) -> None:
    customer = city.customer()
    customer.put("me/name", {"name": "陈晓燕"})
    reviewed(city, customer, tags=["收纳整齐"], text="很细致")

    page = Caller("customer").get(f"services/{city.service().id}/reviews").json()
    none = Caller("customer").get(f"services/{city.service().id}/reviews", stars=1).json()

    said = page["items"][0]
    assert (said["author"], said["text"], said["tags"]) == ("陈**", "很细致", ["收纳整齐"])
    assert said["worker_name"] in {"王", "李"}
    assert "陈晓燕" not in str(page)
    assert (page["rating"], page["rating_count"]) == (5.0, 1)
    assert [one["count"] for one in page["distribution"]] == [1, 0, 0, 0, 0]
    assert none["items"] == []


def test_the_words_to_tick_are_those_of_the_trade(city: City) -> None:
    customer = city.customer()
    order, _ = asking.accepted(city, customer, pay="whole")
    path = f"orders/{order['id']}/review"

    tags = customer.get(f"{path}-tags").json()
    foreign = customer.post(path, {"stars": 5, "tags": ["力度合适"]})

    assert {"tag": "边角到位", "name": "边角到位", "is_good": True} in tags
    assert not any(one["tag"] == "力度合适" for one in tags)
    assert foreign.status_code == 422
    assert city.customer().get(f"{path}-tags").status_code == 404


def test_before_the_review_there_is_none(city: City) -> None:
    customer = city.customer()
    order = asking.placed(city, customer)

    answer = customer.get(f"orders/{order['id']}/review")

    assert (answer.status_code, answer.json()) == (200, None)
    assert city.customer().get(f"orders/{order['id']}/review").status_code == 404
    assert town.Client().get(f"/api/customer/v1/orders/{order['id']}/review").status_code == 401
