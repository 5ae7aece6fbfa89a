"""The sandbox as an ASGI application: its addresses, its timers, its background loop."""

import asyncio
import contextlib
import functools
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from doorstep_sandbox.bills import requests as bills
from doorstep_sandbox.box import Deliver, Sandbox, open_box
from doorstep_sandbox.control import cashier, desk
from doorstep_sandbox.keys import provision
from doorstep_sandbox.mini import calls as mini
from doorstep_sandbox.pay import (
    authorizations,
    certificates,
    gate,
    merchants,
    orders,
    receivers,
    refunds,
    share_returns,
    sharing,
    transfers,
)
from doorstep_sandbox.pay.notices import Courier

log = logging.getLogger(__name__)

NAP_REAL_SECONDS = (0.02, 1.0)
NONCES_KEPT_REAL_SECONDS = 2 * gate.WINDOW_REAL_SECONDS
TRANSFER = "/v3/fund-app/mch-transfer"
AUTHORIZATION = f"{TRANSFER}/user-confirm-authorization"
TRADE_TYPES = {"jsapi": "JSAPI", "native": "NATIVE", "app": "APP", "h5": "MWEB"}


def build(data_dir: Path | str, deliver: Deliver | None = None) -> Starlette:
    """The application on this data folder; `deliver` replaces HTTP for notifications."""
    folder = Path(data_dir)
    book = provision(folder)
    box = open_box(folder)
    with box.store.transaction():
        for entry in book["merchants"]:
            merchants.register(box, entry, book["apps"])
    courier = Courier(box, deliver)
    _set_duties(box)

    async def tick() -> dict[str, int]:
        return await run_due(box, courier)

    app = Starlette(
        routes=[
            *_v3_routes(box),
            *_mini_routes(box),
            *desk.routes(box, tick),
            *cashier.routes(box),
            Route("/healthz", _healthz),
        ],
        lifespan=functools.partial(_lifespan, box, courier),
        max_body_size=2**20,
    )
    app.state.box = box
    return app


async def run_due(box: Sandbox, courier: Courier) -> dict[str, int]:
    """Do everything due at this moment and wait for its deliveries; what was done."""
    now = box.now()
    done = {"timers": 0, "delivered": 0, "failed": 0}
    while True:
        ran = box.timers.run(now)
        done["timers"] += ran
        if not courier.set_out(now) and not courier.busy() and not ran:
            return done
        delivered, failed = await courier.arrive()
        done["delivered"] += delivered
        done["failed"] += failed


async def _background(box: Sandbox, courier: Courier) -> None:
    while True:
        box.wake.clear()
        try:
            _round(box, courier)
        except sqlite3.Error:
            # A full disk passes: what was due stays due for the next round.
            log.exception("the store refused; due work waits")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(box.wake.wait(), _nap(box, courier))


def _round(box: Sandbox, courier: Courier) -> None:
    now = box.now()
    box.timers.run(now)
    courier.set_out(now)
    old = time.time() - NONCES_KEPT_REAL_SECONDS
    box.store.run("DELETE FROM nonces WHERE real_at < ?", old)


def _nap(box: Sandbox, courier: Courier) -> float:
    dues = [at for at in (box.timers.next_due_at(), courier.next_due_at()) if at is not None]
    shortest, longest = NAP_REAL_SECONDS
    wait = min((box.clock.real_seconds_until(at) for at in dues), default=longest)
    return min(max(wait, shortest), longest)


@contextlib.asynccontextmanager
async def _lifespan(box: Sandbox, courier: Courier, app: Starlette) -> AsyncIterator[None]:
    loop = asyncio.create_task(_background(box, courier))
    try:
        yield
    finally:
        loop.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await loop
        await courier.close()
        box.store.close()


def _set_duties(box: Sandbox) -> None:
    duties: dict[str, Callable[[Sandbox, str, float], None]] = {
        "orders.expire": orders.expire,
        "orders.thaw": orders.thaw,
        "refunds.finish": refunds.finish,
        "sharing.finish": sharing.finish,
        "returns.finish": share_returns.finish,
        "transfers.proceed": transfers.proceed,
        "transfers.arrive": transfers.arrive,
        "transfers.cancelled": transfers.cancelled,
        "transfers.overdue": transfers.overdue,
        "authorizations.overdue": authorizations.overdue,
    }
    box.timers.duties = {name: functools.partial(duty, box) for name, duty in duties.items()}


def _v3_routes(box: Sandbox) -> list[Route]:
    verbs: list[tuple[str, str, gate.Verb]] = [
        ("GET", "/v3/certificates", certificates.tell),
        ("POST", "/v3/refund/domestic/refunds", refunds.ask_for),
        ("GET", "/v3/refund/domestic/refunds/{number}", refunds.tell),
        (
            "POST",
            "/v3/refund/domestic/refunds/{number}/apply-abnormal-refund",
            refunds.try_again,
        ),
        ("POST", "/v3/profitsharing/orders", sharing.ask_for),
        ("POST", "/v3/profitsharing/orders/unfreeze", sharing.unfreeze_rest),
        ("GET", "/v3/profitsharing/orders/{number}", sharing.tell),
        ("GET", "/v3/profitsharing/transactions/{number}/amounts", sharing.amount_left),
        ("GET", "/v3/profitsharing/merchant-configs/{number}", receivers.cap),
        ("POST", "/v3/profitsharing/receivers/add", receivers.add),
        ("POST", "/v3/profitsharing/receivers/delete", receivers.remove),
        ("POST", "/v3/profitsharing/return-orders", share_returns.ask_for),
        ("GET", "/v3/profitsharing/return-orders/{number}", share_returns.tell),
        ("GET", "/v3/profitsharing/bills", bills.share_bill),
        ("GET", "/v3/bill/tradebill", bills.trade_bill),
        ("GET", "/v3/bill/fundflowbill", bills.fund_bill),
        ("GET", "/v3/bill/sub-merchant-fundflowbill", bills.sub_fund_bill),
        ("GET", "/v3/billdownload/file", bills.download),
        *_payment_verbs(),
        *_transfer_verbs(),
    ]
    return [Route(path, _v3(box, verb), methods=[method]) for method, path, verb in verbs]


def _payment_verbs() -> list[tuple[str, str, gate.Verb]]:
    verbs: list[tuple[str, str, gate.Verb]] = []
    for partner in (False, True):
        root = "/v3/pay/partner/transactions" if partner else "/v3/pay/transactions"
        for word, trade_type in TRADE_TYPES.items():
            verbs.append(("POST", f"{root}/{word}", orders.placing(trade_type, partner)))
        number = f"{root}/out-trade-no/{{number}}"
        verbs.append(("GET", number, orders.asking(partner, by_transaction=False)))
        verbs.append(("POST", f"{number}/close", orders.closing(partner)))
        verbs.append(("GET", f"{root}/id/{{number}}", orders.asking(partner, by_transaction=True)))
    return verbs


def _transfer_verbs() -> list[tuple[str, str, gate.Verb]]:
    bill = f"{TRANSFER}/transfer-bills"
    own = f"{AUTHORIZATION}/out-authorization-no/{{number}}"
    return [
        ("POST", bill, transfers.ask_for),
        ("POST", f"{bill}/pre-transfer-with-authorization", transfers.ask_with_authorization),
        ("POST", f"{bill}/transfer", transfers.ask_confirmed),
        ("GET", f"{bill}/out-bill-no/{{number}}", transfers.tell),
        ("POST", f"{bill}/out-bill-no/{{number}}/cancel", transfers.cancel),
        ("GET", f"{bill}/transfer-bill-no/{{number}}", transfers.tell_by_bill),
        ("POST", AUTHORIZATION, authorizations.ask_for),
        ("GET", own, authorizations.tell),
        ("POST", f"{own}/close", authorizations.close),
    ]


def _mini_routes(box: Sandbox) -> list[Route]:
    listed: list[tuple[str, str, mini.MiniCall]] = [
        ("POST", "/cgi-bin/stable_token", mini.stable_token),
        ("GET", "/cgi-bin/token", mini.old_token),
        ("GET", "/sns/jscode2session", mini.code_to_session),
        ("POST", "/wxa/business/getuserphonenumber", mini.phone_number),
        ("POST", "/cgi-bin/message/subscribe/send", mini.send_message),
        ("POST", "/wxa/getwxacodeunlimit", mini.mini_code),
    ]
    return [Route(path, _mini(box, call), methods=[method]) for method, path, call in listed]


def _v3(box: Sandbox, verb: gate.Verb) -> Callable[[Request], Awaitable[Response]]:
    async def enter(request: Request) -> Response:
        return await gate.pass_through(box, request, verb)

    return enter


def _mini(box: Sandbox, call: mini.MiniCall) -> Callable[[Request], Awaitable[Response]]:
    async def enter(request: Request) -> Response:
        return await mini.pass_through(box, request, call)

    return enter


async def _healthz(request: Request) -> Response:
    return JSONResponse({"status": "ok"})
