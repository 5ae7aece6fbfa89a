"""Good requests by endpoint, and ways to spoil them, for fuzzing behind the first check."""

import random
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.rooms.identity.papers import id_number
from tests.rooms.partners.firms import credit_code

ODD: list[Any] = [None, "", "x", "标准", "2026-02-30", 0, -1, 1.5, 2**31, 2**63, 10**30, True]
ODD += [[], {}, [None], {"zh-CN": ""}, {"x": {"x": []}}, "x" * 5_000, "\x00"]


def of_city(city: City, customer: Caller, worker: Caller) -> dict[str, dict[str, Any]]:
    """One good body for each endpoint whose content has more sense than shape."""
    soon = (town.clock.read() + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)
    wish = {
        "service_id": str(city.service().id),
        "address_id": town.address_of(customer),
        "variant": "standard",
        "units": 2,
        "options": [{"code": "glass-room", "count": 2}],
        "starts_at": soon.replace(hour=3).isoformat(),
        "worker_id": None,
    }
    order = wish | {"shown_total_fen": 16_400, "note": "门禁1203", "photo_ids": []}
    caller = {"customer_id": str(customer.actor_id)}
    days = {"kind": "weekly", "weekdays": [2], "first_day": soon.date().isoformat()}
    series = {name: wish[name] for name in wish if name != "starts_at"}
    series |= {"days": days, "minute": 660, "if_busy": "anyone"}
    pause = {"until": (soon + timedelta(days=9)).date().isoformat()}
    series_agreed = series | {"shown_total_fen": 16_400}
    at_night = soon.replace(hour=17).isoformat()
    waiting = {name: wish[name] for name in wish if name != "starts_at"}
    waiting |= {"from_at": at_night, "until_at": at_night}
    trade = catalog.shipped_pack_unscoped("home-cleaning")
    pack = areas.shipped_pack_unscoped("yunhe")
    papers = {"name": "陈梅", "id_number": id_number(date(1985, 5, 5), order=77)}
    fix = town.HOME | {"accuracy_m": 12, "taken_at": town.clock.read().isoformat()}
    return {
        "customer/quotes": wish,
        "customer/orders": order,
        "customer/orders/{order_id}/payments": {"scene": "native"},
        "customer/addresses": {
            "community": "云河花园",
            "house": "3栋",
            "contact_name": "陈",
            "contact_phone": "13800138000",
            **town.HOME,
        },
        "customer/addresses/{address_id}": {
            "community": "云河花园",
            "house": "3栋",
            "contact_name": "陈",
            "contact_phone": "13800138000",
            **town.HOME,
        },
        "customer/series/previews": series,
        "customer/series": series_agreed,
        "customer/series/{series_id}/pause": pause,
        "customer/occurrences/{occurrence_id}/previews": {"anybody": True},
        "customer/waiting": waiting,
        "console/series/previews": series | caller,
        "console/series": series_agreed | caller,
        "console/series/{series_id}/pause": pause,
        "console/waiting": waiting | caller,
        "customer/visits/{visit_id}/time": {
            "starts_at": (soon + timedelta(days=1)).replace(hour=3).isoformat()
        },
        "customer/sessions/codes": {"phone": "13800138001"},
        "worker/sessions/codes": {"phone": "13800138002"},
        "worker/positions": {"fixes": [fix, fix]},
        "worker/me/dossier": papers,
        "worker/plan": {"stretches": [{"weekday": 1, "from_minute": 480, "to_minute": 1200}]},
        "worker/visits/{visit_id}/changes": {"options": [{"code": "glass-room", "count": 1}]},
        "worker/objections": {"measure": "pause", "text": "当天高架封路"},
        "worker/disputes/{dispute_id}/answer": {"text": "当场验收过"},
        "worker/reviews/{review_id}/answer": {"text": "谢谢"},
        "console/message-templates/{message}": {
            "template_id": "Qx7_b2mW0pYtLr-4nVcE8sHd3kUaZi61",
            "fields": {"thing1": "words", "time2": "time"},
        },
        "console/quotes": wish | caller,
        "console/slots": {
            name: wish[name] for name in ("service_id", "address_id", "variant", "units")
        }
        | caller
        | {"day": soon.date().isoformat()},
        "console/orders": order | caller,
        "console/trade-packs": {"pack": trade},
        "console/city-packs": {"pack": pack},
        "console/areas": {
            "code": "south",
            "kind": "zone",
            "name": {"zh-CN": "南"},
            "polygon": pack["areas"][0]["polygon"],
        },
        "console/share-plans": {"category": trade["category"], "shares": trade["shares"][0]},
        "console/term-sheets": {"terms": trade["terms"], "trade_code": "home-cleaning"},
        "console/price-lists": {
            "trade_code": "home-cleaning",
            "prices": {"daily-cleaning": {"variant": {"standard": 5_500}}},
            "surcharges": trade["surcharges"],
            "reason": "涨价",
        },
        "console/customers": {"phone": "13900000077", "name": "周"},
        "console/dossiers": papers | {"subject": "worker", "person_id": str(worker.person_id)},
        "console/merchants": {"name": {"zh-CN": "新家政"}, "credit_code": credit_code(7)},
        "console/contracts": {
            "party": "platform",
            "payee_mode": "D",
            "commission_bp": {"default": 1_000},
        },
        "console/visits/{visit_id}/absence": {"side": "worker", "reason": "没有来"},
        "console/visits/{visit_id}/time": {
            "starts_at": (soon + timedelta(hours=6)).isoformat(),
            "reason": "暴雨",
        },
        "console/plans": {"day": soon.date().isoformat(), "reason": "看看后天"},
        "console/dispatch/replays": {
            "day": (town.clock.read() - timedelta(days=1)).date().isoformat(),
            "facts": {"weights": {"seconds_per_grade": 60}},
            "reason": "试算",
        },
        "console/workers/{worker_id}/standbys": {
            "starts_at": soon.isoformat(),
            "ends_at": (soon + timedelta(hours=4)).isoformat(),
        },
        "console/dispatch/policies": {"facts": {"pause_seconds": 20}, "why": "试行"},
        "console/dispatch/policy-previews": {"facts": {"pause_seconds": 20}},
        "console/workers/{worker_id}/licences": {
            "kind": "electrician",
            "number": "T310",
            "expires_on": "2027-01-01",
        },
    }


PATHS = {"message": "order_progress", "code": "home-cleaning", "purpose": "marketing"}
"""What is sensibly named in an address that asks for no id."""


def asked(customer: Caller) -> dict[str, dict[str, Any]]:
    """One good question for each list whose question has more sense than shape."""
    soon = town.clock.read() + timedelta(days=2)
    wish = {"variant": "standard", "units": 2} | town.HOME
    return {
        "customer/services/{service_id}/starts": wish | {"day": soon.date().isoformat()},
        "customer/services/{service_id}/why-not": wish | {"starts_at": soon.isoformat()},
        "customer/services/{service_id}/workers": wish,
        "customer/served": dict(town.HOME),
        "customer/nearby": dict(town.HOME),
        "console/ledger/accounts": {"kind": "escrow"},
        "console/ledger/statement": {"account": "service_income"},
    }


def spoilt(good: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A copy with up to two things made odd, left out or doubled, each somewhere in it."""
    body = deepcopy(good)
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
        inside: Any = body
        while True:
            keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
            if not keys:
                break
            key = chance.choice(keys)
            deeper = isinstance(inside[key], dict | list) and inside[key]
            if deeper and chance.random() < 0.85:
                inside = inside[key]
                continue
            _spoil(inside, key, chance)
            break
    return body


def _spoil(inside: Any, key: Any, chance: random.Random) -> None:
    way = chance.random()
    if way < 0.2:
        del inside[key]
    elif way < 0.3 and isinstance(inside, list):
        inside.append(deepcopy(inside[key]))
    elif way < 0.5 and isinstance(inside[key], int):
        inside[key] += chance.choice((-1, 1, 10_000, 10**9))
    else:
        inside[key] = deepcopy(chance.choice(ODD))
