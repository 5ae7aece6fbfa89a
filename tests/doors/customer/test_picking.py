"""Getting a person: those who apply, picking one, and letting the house look."""

from doorstep.kernel import edge
from doorstep.visits.dispatch import commands as dispatch
from tests.doors import city as town
from tests.doors.city import City
from tests.doors.customer import asking


def let_customers_pick() -> None:
    """The city's policy: workers apply, and the customer picks."""
    act = town.operator_act("dispatcher", "administrator")
    edge.enter(
        lambda _: dispatch.publish_policy(act, facts={"grab_rule": "pick"}, why="试行客户选人"),
        city_id=town.CITY,
    )


def test_the_customer_picks_among_those_who_apply(city: City) -> None:
    let_customers_pick()
    customer, other = city.customer(), city.customer()
    order = asking.paid(city, customer, way="grab")
    path = f"orders/{order['id']}"
    first, second = city.crew
    hall = first.get("hall").json()
    assert (hall["rule"], [one["order_id"] for one in hall["demands"]]) == ("pick", [order["id"]])
    refused = first.post(f"hall/{order['id']}/grab")
    assert refused.json()["code"] == "dispatch.ApplyInstead"

    for worker in (first, second):
        answer = worker.post(f"hall/{order['id']}/applications", {"note": "离您很近"})
        assert answer.status_code == 201
    assert customer.get(f"{path}/search").json()["applicants"] == 2
    applicants = customer.get(f"{path}/applicants").json()
    chosen = next(one for one in applicants if one["worker"]["id"] == str(second.actor_id))
    assert chosen["note"] == "离您很近"
    assert other.post(f"applicants/{chosen['id']}/choice").status_code == 404

    done = customer.post(f"applicants/{chosen['id']}/choice")
    assert done.json()["visits"][0]["workers"][0]["id"] == str(second.actor_id)
    assert customer.get(f"{path}/applicants").json() == []


def test_an_application_is_taken_back_by_its_worker_only(city: City) -> None:
    let_customers_pick()
    customer = city.customer()
    order = asking.paid(city, customer, way="grab")
    first, second = city.crew
    mine = first.post(f"hall/{order['id']}/applications").json()

    assert second.delete(f"applications/{mine['id']}").status_code == 404
    assert first.delete(f"applications/{mine['id']}").status_code == 200
    assert customer.get(f"orders/{order['id']}/applicants").json() == []


def test_the_house_looks_only_after_the_chosen_person_could_not_come(city: City) -> None:
    customer = city.customer()
    chosen, other = city.crew
    order, _ = asking.taken(city, customer, way="choose", worker_id=str(chosen.actor_id))
    path = f"orders/{order['id']}"

    early = customer.post(f"{path}/another-worker")
    chosen.post(f"{path}/release", {"reason": "发烧了"})
    city.deliver()
    after = customer.post(f"{path}/another-worker")
    city.deliver()

    assert (early.status_code, early.json()["code"]) == (409, "dispatch.NotWaiting")
    assert after.status_code == 200
    assert [one["order_id"] for one in other.get("offers").json()["items"]] == [order["id"]]
    assert chosen.get("offers").json()["items"] == []
