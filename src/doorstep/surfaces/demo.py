"""What only a demo has: people whom a visitor may play without proof, and a clock to turn.

None of these addresses exists in a production house (`paths` is empty there), and the command that
opens such a session refuses there as well.
"""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from doorstep.kernel import clock, edge
from doorstep.kernel.act import CUSTOMER, OPERATOR, WORKER
from doorstep.kernel.edge.problem import answer
from doorstep.kernel.errors import Invalid, NotFound, Refusal
from doorstep.people.accounts import commands
from doorstep.people.accounts import queries as accounts
from doorstep.surfaces.account import entered

REAL_PACE, FILM_PACE = 1.0, 60.0
JUMPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "after_disputes": timedelta(days=4)}
"""How far a visitor may turn the clock with one tap; the last is past every dispute window."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the people whom a visitor may play."""

    key: str
    door: str
    role: str
    name: dict[str, str]
    about: dict[str, str]
    phone: str = ""
    login: str = ""
    duties: tuple[str, ...] = ()
    is_firms: bool = False


DESK = ("dispatcher", "support", "safety", "auditor", "finance", "marketing", "analyst")
PEOPLE = (
    Shown(
        key="customer",
        door="customer",
        role=CUSTOMER,
        phone="19900000001",
        name={"zh-CN": "林小满", "en": "Lin Xiaoman"},
        about={"zh-CN": "客户，住在云河市中心", "en": "Customer, lives in the middle of Yunhe"},
    ),
    Shown(
        key="neighbour",
        door="customer",
        role=CUSTOMER,
        phone="19900000004",
        name={"zh-CN": "周奶奶", "en": "Grandma Zhou"},
        about={"zh-CN": "客户，喜欢大字", "en": "Customer, likes large type"},
    ),
    Shown(
        key="worker",
        door="worker",
        role=WORKER,
        phone="19900000002",
        name={"zh-CN": "陈秋菊", "en": "Chen Qiuju"},
        about={"zh-CN": "平台保洁员", "en": "Cleaner of the house's own crew"},
    ),
    Shown(
        key="firms-worker",
        door="worker",
        role=WORKER,
        phone="19900000003",
        name={"zh-CN": "吴建国", "en": "Wu Jianguo"},
        about={"zh-CN": "商家的保洁员", "en": "Cleaner of a merchant"},
        is_firms=True,
    ),
    Shown(
        key="operator",
        door="console",
        role=OPERATOR,
        login="demo-operator",
        duties=(*DESK, "administrator"),
        name={"zh-CN": "何主管", "en": "He, head of operations"},
        about={"zh-CN": "运营主管，全部职责", "en": "Operator with every duty"},
    ),
    Shown(
        key="dispatcher",
        door="console",
        role=OPERATOR,
        login="demo-dispatcher",
        duties=("dispatcher",),
        name={"zh-CN": "小唐", "en": "Tang"},
        about={"zh-CN": "调度员", "en": "Dispatcher"},
    ),
    Shown(
        key="finance",
        door="console",
        role=OPERATOR,
        login="demo-finance",
        duties=("finance",),
        name={"zh-CN": "老钱", "en": "Qian"},
        about={"zh-CN": "财务", "en": "Finance"},
    ),
    Shown(
        key="merchant",
        door="console",
        role=OPERATOR,
        login="demo-merchant",
        duties=("dispatcher", "support", "finance"),
        name={"zh-CN": "沈国平", "en": "Shen Guoping"},
        about={"zh-CN": "商家“洁净家政”的老板", "en": "Owner of the merchant Clean Home"},
        is_firms=True,
    ),
)


class TurnedMeanwhile(Refusal):
    """Somebody turned the clock further at the same moment."""

    zh = "时钟刚刚被别人拨过，请再试一次。"
    en = "Somebody turned the clock just now; try once more."


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Whom a visitor may play."""
    rows = [
        {
            "key": one.key,
            "door": one.door,
            "name": one.name,
            "about": one.about,
            "phone": one.phone,
            "login": one.login,
            "duties": list(one.duties),
            "is_firms": one.is_firms,
        }
        for one in PEOPLE
    ]
    return _json({"people": rows})


@csrf_exempt
@require_POST
def play(request: HttpRequest, key: str) -> HttpResponse:
    """A session of one of them; whoever plays by hand gets real time."""
    shown = next((one for one in PEOPLE if one.key == key), None)
    city = next(iter(accounts.cities_unscoped()), None)
    if shown is None or city is None:
        return answer(request, NotFound())
    try:
        entry = edge.enter(
            commands.enter_as_shown,
            city_id=city.number,
            phone=shown.phone,
            login=shown.login,
            as_role=shown.role,
        )
    except Refusal as refusal:
        return answer(request, refusal)
    session = entered(entry)
    return _json({"door": shown.door, "city": city.number, **session.model_dump(mode="json")})


@csrf_exempt
def turn(request: HttpRequest) -> HttpResponse:
    """What time it is; a POST says `{"pace": 1 | 60}` or `{"jump": "hour" | …}`."""
    if request.method != "POST":
        return _json(_now())
    try:
        wanted: Any = json.loads(request.body or b"{}")
        jump, pace = wanted.get("jump", ""), wanted.get("pace")
    except (ValueError, AttributeError):
        return answer(request, Invalid([{"field": "body", "reason": "is no object"}]))
    if jump not in ("", *JUMPS) or pace not in (None, REAL_PACE, FILM_PACE):
        return answer(request, Invalid([{"field": "jump", "reason": "unknown"}]))
    to = clock.read() + JUMPS.get(jump, timedelta())
    try:
        clock.turn(to=to, rate=clock.rate() if pace is None else float(pace))
    except DatabaseError:
        return answer(request, TurnedMeanwhile())
    return _json(_now())


def _now() -> dict[str, Any]:
    return {"now": clock.read().isoformat(), "pace": clock.rate(), "jumps": list(JUMPS)}


def _json(content: dict[str, Any]) -> JsonResponse:
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    return response


paths: list[URLPattern] = (
    []
    if settings.PRODUCTION
    else [
        path("demo/people", people),
        path("demo/people/<slug:key>/session", play),
        path("demo/clock", turn),
    ]
)
"""Addresses of a demo, for urls.py."""
