"""The cashier: a plain page on which a person pays, refuses, or lets the time run out."""

import html
from collections.abc import Awaitable, Callable
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from doorstep_sandbox.bills.sheets import yuan
from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.control import desk, finding
from doorstep_sandbox.pay import merchants, orders, transfers
from doorstep_sandbox.pay.refusals import Refused
from doorstep_sandbox.state.clock import written

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
        # A tour shows the payer's phone as a part of its own page: of the house that hands this
        # page on, or on this machine.
        " frame-ancestors 'self' http://127.0.0.1:* http://localhost:*"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
STYLE = """body{margin:0;background:#ededed;color:#191919;font:16px/1.6 system-ui,sans-serif}
main{max-width:26rem;margin:0 auto;padding:2rem 1.25rem;text-align:center}
h1{font-size:1rem;font-weight:500;margin:0}
.amount{font-size:2.75rem;font-weight:600;margin:.5rem 0 1.5rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.5rem 1rem;margin:0 0 2rem;padding:1rem;
background:#fff;border-radius:.5rem;text-align:left;font-size:.875rem}
dt{color:#5c5c5c}dd{margin:0;text-align:right;overflow-wrap:anywhere}
form{margin:0 0 .75rem}
button{width:100%;min-height:3rem;border:0;border-radius:.5rem;font:inherit;cursor:pointer}
button:focus-visible{outline:3px solid #004d26;outline-offset:2px}
a.pay{display:block;padding:.75rem;border-radius:.5rem;text-decoration:none}
.pay{background:#06753f;color:#fff}.plain{background:#fff;color:#191919}
.state{font-weight:600;margin:0 0 1.5rem}.small{font-size:.8125rem;color:#5c5c5c}
"""
ORDER_WORDS = {
    "NOTPAY": "待支付 · Waiting for payment",
    "SUCCESS": "支付成功 · Paid",
    "REFUND": "已退款 · Refunded",
    "CLOSED": "订单已关闭 · Closed",
}
TRANSFER_WORDS = {
    "ACCEPTED": "已受理 · Accepted",
    "PROCESSING": "处理中 · Processing",
    "WAIT_USER_CONFIRM": "待你确认收款 · Waiting for your confirmation",
    "TRANSFERING": "转账中 · On its way",
    "SUCCESS": "已收款 · Received",
    "FAIL": "转账失败 · Failed",
    "CANCELING": "撤销中 · Being cancelled",
    "CANCELLED": "已撤销 · Cancelled",
}


def routes(box: Sandbox) -> list[Route]:
    """The cashier's addresses."""
    deeds: list[tuple[str, str, Callable[[str], None]]] = [
        ("/cashier/{key}", "pay", lambda key: _pay(box, key)),
        ("/cashier/{key}", "refuse", lambda key: _refuse(box, key)),
        ("/cashier/{key}", "lapse", lambda key: _lapse(box, key)),
        ("/transfers/{key}", "confirm", lambda key: _confirm(box, key)),
        ("/transfers/{key}", "refuse", lambda key: _refuse_transfer(box, key)),
    ]
    return [
        Route("/cashier.css", _style),
        Route("/cashier/{key}", _page(box, _order_page)),
        Route("/transfers/{key}", _page(box, _transfer_page)),
        *(
            Route(f"{path}/{name}", _deed(box, deed, path), methods=["POST"])
            for path, name, deed in deeds
        ),
    ]


def _order_page(box: Sandbox, key: str, back: str, left: bool) -> str:
    order = finding.by_key(box, key)
    seller = merchants.known(box, orders.payee_of(order))
    facts = [
        ("收款方 · Payee", seller.name),
        ("商品 · For", order["description"]),
        ("单号 · Number", order["out_trade_no"]),
        ("截止 · Pay before", written(order["expires_at"])),
    ]
    buttons = ""
    if order["state"] == "NOTPAY":
        place = f"/cashier/{html.escape(key)}"
        buttons = (
            _button(f"{place}/pay{_with(back)}", "pay", "支付 · Pay")
            + _button(f"{place}/refuse{_with(back)}", "plain", "不支付 · Do not pay")
            + _button(f"{place}/lapse{_with(back)}", "plain", "等到过期 · Let the time run out")
        )
    is_over = left or order["state"] != "NOTPAY"
    if back and is_over:
        buttons = _way_back(back)
    return _document(
        "收银台 · Cashier",
        order["total_fen"],
        ORDER_WORDS[order["state"]],
        facts,
        buttons,
        back if is_over else "",
    )


def _transfer_page(box: Sandbox, key: str, back: str, left: bool) -> str:
    transfer = finding.transfer(box, {"package_info": key})
    payer = merchants.known(box, transfer["mchid"])
    facts = [
        ("付款方 · From", payer.name),
        ("备注 · Note", transfer["remark"]),
        ("单号 · Number", transfer["out_bill_no"]),
        ("截止 · Confirm before", written(transfer["created_at"] + transfers.CONFIRM_SECONDS)),
    ]
    buttons = ""
    if transfer["state"] == "WAIT_USER_CONFIRM":
        place = f"/transfers/{html.escape(key)}"
        buttons = _button(f"{place}/confirm{_with(back)}", "pay", "确认收款 · Accept") + _button(
            f"{place}/refuse{_with(back)}", "plain", "不收款 · Turn down"
        )
    is_over = left or not buttons
    if back and is_over:
        buttons = _way_back(back)
    return _document(
        "收款 · Transfer",
        transfer["amount_fen"],
        TRANSFER_WORDS[transfer["state"]],
        facts,
        buttons,
        back if is_over else "",
    )


def _document(
    title: str,
    amount_fen: int,
    state: str,
    facts: list[tuple[str, str]],
    buttons: str,
    going_to: str = "",
) -> str:
    leaves = f'<meta http-equiv="refresh" content="1;url={html.escape(going_to)}">\n'
    rows = "".join(f"<dt>{html.escape(a)}</dt><dd>{html.escape(b)}</dd>" for a, b in facts)
    return f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{leaves if going_to else ""}<title>{title}</title>
<link rel="stylesheet" href="/cashier.css">
</head>
<body>
<main>
<h1>{title}</h1>
<p class="amount">¥ {yuan(amount_fen)}</p>
<p class="state" role="status">{state}</p>
<dl>{rows}</dl>
{buttons}
<p class="small">沙箱收银台，不动真钱 · A sandbox: no real money moves here.</p>
</main>
</body>
</html>
"""


def _button(place: str, look: str, words: str) -> str:
    return f'<form method="post" action="{place}"><button class="{look}">{words}</button></form>'


def _way_back(back: str) -> str:
    return f'<p><a class="pay" href="{html.escape(back)}">返回商家 · Back to the shop</a></p>'


def _pay(box: Sandbox, key: str) -> None:
    desk.pay(box, {"prepay_id": key})


def _refuse(box: Sandbox, key: str) -> None:
    desk.refuse(box, {"prepay_id": key})


def _lapse(box: Sandbox, key: str) -> None:
    with box.store.transaction():
        orders.expire(box, str(finding.by_key(box, key)["id"]), box.now())


def _confirm(box: Sandbox, key: str) -> None:
    desk.confirm_transfer(box, {"package_info": key})


def _refuse_transfer(box: Sandbox, key: str) -> None:
    desk.refuse_transfer(box, {"package_info": key})


def _page(
    box: Sandbox, draw: Callable[[Sandbox, str, str, bool], str]
) -> Callable[[Request], Awaitable[Response]]:
    async def show(request: Request) -> Response:
        box.catch_up()
        try:
            key, back = request.path_params["key"], _back(request)
            left = request.query_params.get("left") == "1"
            return HTMLResponse(draw(box, key, back, left), headers=HEADERS)
        except Refused:
            return HTMLResponse(_missing(), 404, HEADERS)

    return show


def _deed(
    box: Sandbox, deed: Callable[[str], None], path: str
) -> Callable[[Request], Awaitable[Response]]:
    async def do(request: Request) -> Response:
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return HTMLResponse(_missing(), 403, HEADERS)
        key = request.path_params["key"]
        box.catch_up()
        try:
            deed(key)
        except Refused as refusal:
            if refusal.status == 404:
                return HTMLResponse(_missing(), 404, HEADERS)
        box.wake.set()
        # After a refusal too: the page then shows the state that stood in the way.
        place = f"{path.replace('{key}', key)}{_with(_back(request), left=True)}"
        return RedirectResponse(place, 303, HEADERS)

    return do


def _back(request: Request) -> str:
    """Where the payer came from and goes back to, as the channel's own `redirect_url`."""
    asked = request.query_params.get("redirect_url", "")
    return asked if urlsplit(asked).scheme in ("http", "https") else ""


def _with(back: str, left: bool = False) -> str:
    if not back:
        return ""
    return f"?redirect_url={quote(back, safe='')}{'&left=1' if left else ''}"


def _missing() -> str:
    return _document("没有这张单 · No such bill", 0, "请检查链接 · Please check the link", [], "")


async def _style(request: Request) -> Response:
    return Response(STYLE, media_type="text/css", headers={"X-Content-Type-Options": "nosniff"})
