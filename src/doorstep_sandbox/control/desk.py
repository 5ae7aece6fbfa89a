"""The control desk: JSON calls that only a holder of the control token may make."""

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.control import finding, reports
from doorstep_sandbox.faults import KINDS
from doorstep_sandbox.mini import calls, people
from doorstep_sandbox.mini.errors import MiniRefused
from doorstep_sandbox.pay import accounts, authorizations, merchants, orders, transfers
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state import clock, logbook

TOKEN_HEADER = "x-control-token"  # noqa: S105

type Body = Mapping[str, Any]
type DeskCall = Callable[[Sandbox, Body], dict[str, Any]]
type Tick = Callable[[], Awaitable[dict[str, int]]]


class Wrong(ValueError):
    """The control call itself does not make sense."""


def routes(box: Sandbox, tick: Tick) -> list[Route]:
    """The desk's addresses."""
    calls_by_path: dict[tuple[str, str], DeskCall] = {
        ("GET", "clock"): show_clock,
        ("POST", "clock"): turn_clock,
        ("POST", "pay"): pay,
        ("POST", "refuse"): refuse,
        ("POST", "transfers/confirm"): confirm_transfer,
        ("POST", "transfers/refuse"): refuse_transfer,
        ("POST", "authorizations/grant"): grant_authorization,
        ("POST", "authorizations/revoke"): revoke_authorization,
        ("POST", "users"): make_user,
        ("POST", "login-code"): mint_login_code,
        ("POST", "phone-code"): mint_phone_code,
        ("POST", "subscriptions"): grant_messages,
        ("GET", "messages"): show_messages,
        ("POST", "faults"): add_fault,
        ("GET", "faults"): show_faults,
        ("DELETE", "faults"): clear_faults,
        ("POST", "sub-merchants"): add_sub_merchant,
        ("GET", "merchants"): show_merchants,
        ("POST", "merchants"): change_merchant,
        ("POST", "balances"): top_up,
        ("GET", "balances"): reports.balances,
        ("GET", "statistics"): reports.statistics,
        ("GET", "events"): show_events,
        ("POST", "keys/rotate"): rotate_key,
    }
    made = [
        Route(f"/control/{path}", _door(box, call, method), methods=[method])
        for (method, path), call in calls_by_path.items()
    ]
    return [*made, Route("/control/tick", _tick_door(box, tick), methods=["POST"])]


def show_clock(box: Sandbox, body: Body) -> dict[str, Any]:
    """The business time, and the anchor and rate it follows from."""
    return {
        "business_now": clock.written(box.now()),
        "business_seconds": box.now(),
        "real_anchor": box.clock.real_anchor,
        "business_anchor": box.clock.business_anchor,
        "rate": box.clock.rate,
    }


def turn_clock(box: Sandbox, body: Body) -> dict[str, Any]:
    """Forward by `advance_seconds`, or follow `real_anchor`, `business_anchor` and `rate`."""
    try:
        if "advance_seconds" in body:
            box.clock.advance(float(body["advance_seconds"]))
        else:
            box.clock.anchor(
                clock.read(body["real_anchor"]),
                clock.read(body["business_anchor"]),
                float(body.get("rate", 1.0)),
            )
    except clock.Backwards:
        raise Wrong("the clock only moves forward") from None
    return show_clock(box, body)


def pay(box: Sandbox, body: Body) -> dict[str, Any]:
    """The payer pays; `openid` matters where the order does not name the payer."""
    with box.store.transaction():
        order = finding.order(box, body)
        openid = order["payer_openid"] or body.get("openid") or _any_payer(box, order["appid"])
        paid = orders.pay(box, order, str(openid), box.now())
    return orders.picture(paid)


def refuse(box: Sandbox, body: Body) -> dict[str, Any]:
    """The payer looks and does not pay: the order stays unpaid."""
    with box.store.transaction():
        order = finding.order(box, body)
        box.note(box.now(), "order.refused", order["out_trade_no"])
    return orders.picture(order)


def confirm_transfer(box: Sandbox, body: Body) -> dict[str, Any]:
    """The user accepts a transfer."""
    with box.store.transaction():
        return transfers.picture(transfers.confirm(box, finding.transfer(box, body), box.now()))


def refuse_transfer(box: Sandbox, body: Body) -> dict[str, Any]:
    """The user turns a transfer down."""
    with box.store.transaction():
        return transfers.picture(transfers.refuse(box, finding.transfer(box, body), box.now()))


def grant_authorization(box: Sandbox, body: Body) -> dict[str, Any]:
    """The user allows transfers without confirmation."""
    with box.store.transaction():
        row = finding.authorization(box, body)
        authorizations.grant(box, row["mchid"], row["out_authorization_no"], box.now())
        return authorizations.picture(finding.authorization(box, body))


def revoke_authorization(box: Sandbox, body: Body) -> dict[str, Any]:
    """The user takes that back."""
    with box.store.transaction():
        row = finding.authorization(box, body)
        authorizations.revoke(box, row["mchid"], row["out_authorization_no"], box.now())
        return authorizations.picture(finding.authorization(box, body))


def make_user(box: Sandbox, body: Body) -> dict[str, Any]:
    """A user of an app: `appid`, and if wanted phone, name, unionid, openid."""
    given = {name: str(body.get(name) or "") for name in ("phone", "name", "unionid", "openid")}
    with box.store.transaction():
        return dict(people.make(box, str(body["appid"]), **given))


def mint_login_code(box: Sandbox, body: Body) -> dict[str, Any]:
    """What wx.login would give the app of this user."""
    with box.store.transaction():
        return {"code": people.mint(box, "login", str(body["openid"]))}


def mint_phone_code(box: Sandbox, body: Body) -> dict[str, Any]:
    """What the phone-number button would give the app of this user."""
    phone = str(body.get("phone") or "")
    with box.store.transaction():
        return {"code": people.mint(box, "phone", str(body["openid"]), phone)}


def grant_messages(box: Sandbox, body: Body) -> dict[str, Any]:
    """The user allows `count` more messages of a template."""
    count = int(body.get("count", 1))
    with box.store.transaction():
        calls.grant(box, str(body["openid"]), str(body["template_id"]), count)
    return {"granted": count}


def show_messages(box: Sandbox, body: Body) -> dict[str, Any]:
    """The messages a user has received."""
    rows = box.store.some(
        "SELECT * FROM messages WHERE openid = ? ORDER BY id", str(body["openid"])
    )
    return {"messages": [{**dict(row), "content": json.loads(row["content"])} for row in rows]}


def add_fault(box: Sandbox, body: Body) -> dict[str, Any]:
    """Order a fault: `kind`, and if wanted path, event, mchid, times, seconds, code, copies."""
    if body.get("kind") not in KINDS:
        raise Wrong(f"kind is one of {', '.join(sorted(KINDS))}")
    names = ("path", "event", "mchid", "times", "seconds", "code", "copies")
    return {"id": box.faults.add(body["kind"], **{n: body[n] for n in names if n in body})}


def show_faults(box: Sandbox, body: Body) -> dict[str, Any]:
    """The faults that have not run out."""
    return {"faults": box.faults.waiting()}


def clear_faults(box: Sandbox, body: Body) -> dict[str, Any]:
    """Forget all faults."""
    return {"cleared": box.faults.clear()}


def add_sub_merchant(box: Sandbox, body: Body) -> dict[str, Any]:
    """Register a sub-merchant: `sp_mchid`, `name`, and if wanted sub_mchid, caps and fee."""
    provider = merchants.find(box, str(body["sp_mchid"]))
    if provider is None or provider.role != "service_provider":
        raise Wrong("sp_mchid is not a service provider")
    with box.store.transaction():
        number = str(body.get("sub_mchid") or _next_sub_mchid(box))
        entry = {"fee_bp": provider.fee_bp, **body, "mchid": number, "name": str(body["name"])}
        merchants.register_sub(box, provider.mchid, entry)
    return vars(merchants.known(box, number))


def show_merchants(box: Sandbox, body: Body) -> dict[str, Any]:
    """Every merchant and sub-merchant."""
    rows = box.store.some("SELECT * FROM merchants ORDER BY mchid")
    return {"merchants": [dict(row) for row in rows]}


def change_merchant(box: Sandbox, body: Body) -> dict[str, Any]:
    """Change a merchant's key_mode, fee_bp, share_cap_bp or share_notify_url until the restart."""
    names = ("key_mode", "fee_bp", "share_cap_bp", "share_notify_url")
    with box.store.transaction():
        merchants.known(box, str(body["mchid"]))
        for name in names:
            if name in body:
                sql = f"UPDATE merchants SET {name} = ? WHERE mchid = ?"  # noqa: S608
                box.store.run(sql, body[name], body["mchid"])
    return vars(merchants.known(box, str(body["mchid"])))


def top_up(box: Sandbox, body: Body) -> dict[str, Any]:
    """Pay a merchant's own money into its account: `mchid`, `amount_fen`, `account`, `number`."""
    with box.store.transaction():
        mchid = merchants.known(box, str(body["mchid"])).mchid
        kind, number = str(body.get("account", "BASIC")), str(body.get("number", ""))
        accounts.top_up(box, mchid, int(body["amount_fen"]), kind, number)
    return reports.balances(box, body)


def show_events(box: Sandbox, body: Body) -> dict[str, Any]:
    """The log of events after an id."""
    return {
        "events": logbook.after(box.store, int(body.get("after", 0)), int(body.get("limit", 200)))
    }


def rotate_key(box: Sandbox, body: Body) -> dict[str, Any]:
    """Sign with a new platform key from now on: `kind` is public_key or certificate."""
    if body.get("kind") not in ("public_key", "certificate"):
        raise Wrong("kind is public_key or certificate")
    return {"key_id": box.keyring.rotate(body["kind"])}


def _any_payer(box: Sandbox, appid: str) -> str:
    with_openid = f"oSandboxPayer{appid[-8:]}"
    row = box.store.one("SELECT openid FROM users WHERE openid = ?", with_openid)
    return row["openid"] if row else str(people.make(box, appid, openid=with_openid)["openid"])


def _next_sub_mchid(box: Sandbox) -> str:
    number = 1_950_000_001
    while merchants.find(box, str(number)) is not None:
        number += 1
    return str(number)


def _door(box: Sandbox, call: DeskCall, method: str) -> Callable[[Request], Awaitable[Response]]:
    async def enter(request: Request) -> Response:
        if not _allowed(box, request):
            return _no(401, "CONTROL_TOKEN", "the control token is missing or wrong")
        try:
            body = await _body(request)
            box.catch_up()
            answer = call(box, body)
        except Refused as refusal:
            return JSONResponse(refusal.document(), 409 if refusal.status < 500 else 500)
        except MiniRefused as refusal:
            return JSONResponse(refusal.document(), 409)
        except (Wrong, KeyError, TypeError, ValueError) as wrong:
            return _no(422, "CONTROL_CALL", f"{type(wrong).__name__}: {wrong}")
        box.wake.set()
        return JSONResponse(answer)

    enter.__doc__ = f"{method}: {call.__doc__}"
    return enter


def _tick_door(box: Sandbox, tick: Tick) -> Callable[[Request], Awaitable[Response]]:
    async def enter(request: Request) -> Response:
        """POST: do and deliver everything due; `advance_seconds` turns the clock first."""
        if not _allowed(box, request):
            return _no(401, "CONTROL_TOKEN", "the control token is missing or wrong")
        try:
            body = await _body(request)
            if "advance_seconds" in body:
                turn_clock(box, body)
        except (Wrong, TypeError, ValueError) as wrong:
            return _no(422, "CONTROL_CALL", str(wrong))
        return JSONResponse(await tick())

    return enter


async def _body(request: Request) -> Body:
    raw = await request.body()
    body = json.loads(raw) if raw else dict(request.query_params)
    if not isinstance(body, dict):
        raise Wrong("the body is an object")
    return body


def _allowed(box: Sandbox, request: Request) -> bool:
    given = request.headers.get(TOKEN_HEADER, "")
    return hmac.compare_digest(given.encode(), box.keyring.control_token.encode())


def _no(status: int, code: str, message: str) -> Response:
    return JSONResponse({"code": code, "message": message}, status)
