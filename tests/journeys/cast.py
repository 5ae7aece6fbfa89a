"""Who is there when the city opens: a crew of the house, a firm with its people, the desk."""

from dataclasses import dataclass
from uuid import UUID

from doorstep.kernel import clock
from doorstep.people.partners import commands as partners
from tests.doors import city as town
from tests.doors.city import CITY, MONDAY, Caller, City
from tests.journeys.channel import SUB_MCHID
from tests.rooms.partners.firms import credit_code


@dataclass
class Cast:
    """Those who were there when the city opened; their tokens hold in every copy of it."""

    crew: list[Caller]
    staff: list[Caller]
    operator: Caller
    merchant_id: UUID


def gather(operator: Caller) -> Cast:
    """A crew of three, and a firm with two people, in a city that was just opened."""
    city = City()
    crew = [town.hire(city, name, step=n) for n, name in enumerate("王李张")]
    city.merchant_id = _firm(city)
    staff = [
        town.hire(city, f"{name}师傅", merchant_id=city.merchant_id, step=5) for name in "孙周"
    ]
    clock.turn(to=MONDAY, rate=0)
    return Cast(crew, staff, operator, city.merchant_id)


def _firm(city: City) -> UUID:
    papers = town.clear(city, UUID(int=CITY), "merchant", order=901)
    firm = city.do(
        partners.register_merchant,
        name={"zh-CN": "好邻居家政", "en": "Good Neighbours"},
        credit_code=credit_code(1),
        dossier_id=papers,
        sub_mchid=SUB_MCHID,
    )
    city.do(
        partners.sign_contract,
        party="merchant",
        payee_mode="S2",
        merchant_id=firm.id,
        commission_bp={"default": 1_000},
    )
    found: UUID = firm.id
    return found
