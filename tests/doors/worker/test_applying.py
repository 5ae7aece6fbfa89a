"""Applying to a demand: the worker finds the application again and takes it back."""

from doorstep.kernel import edge
from doorstep.visits.dispatch import commands as dispatch
from tests.doors import city as town
from tests.doors.city import City
from tests.doors.customer import asking


def test_an_application_is_found_again_told_and_taken_back(city: City) -> None:
    act = town.operator_act("administrator")
    edge.enter(
        lambda _: dispatch.publish_policy(act, facts={"grab_rule": "pick"}, why="客户挑选"),
        city_id=town.CITY,
    )
    customer, worker, other = city.customer(), *city.crew
    order = asking.paid(city, customer, way="grab")
    worker.post(f"hall/{order['id']}/applications", {"note": "我有经验"})
    city.deliver()

    listed = worker.get("applications").json()["items"]
    shown = worker.get("hall").json()["demands"][0]
    assert [(one["order_id"], one["state"]) for one in listed] == [(order["id"], "waiting")]
    assert (shown["has_applied"], shown["application_id"]) == (True, listed[0]["id"])
    assert other.get("applications").json()["items"] == []
    told = [one["kind"] for one in customer.get("notices").json()["items"]]
    assert "worker_applied" in told

    assert other.delete(f"applications/{listed[0]['id']}").status_code == 404
    assert worker.delete(f"applications/{shown['application_id']}").status_code == 200
    assert worker.get("hall").json()["demands"][0]["application_id"] is None
    assert customer.get(f"orders/{order['id']}/applicants").json() == []
