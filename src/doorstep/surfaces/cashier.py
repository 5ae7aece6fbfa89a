"""A demo's cashier at the house's own address, so that a phone of the same network can pay too.

The sandbox listens on this machine alone; its two pages for people are handed on, nothing else of
it.  A production house has none of this: its payers go to the channel itself.
"""

import httpx
from django.conf import settings
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

SECONDS_MAX = 15.0
SAID = ("sec-fetch-site", "accept-language")
HEARD = (
    "content-type",
    "content-security-policy",
    "location",
    "cache-control",
    "referrer-policy",
    "x-content-type-options",
)


async def hand_on(request: Request) -> Response:
    """Ask the sandbox, and answer what it says."""
    said = {name: request.headers[name] for name in SAID if name in request.headers}
    address = f"{settings.SANDBOX_URL}{request.url.path}"
    try:
        async with httpx.AsyncClient(timeout=SECONDS_MAX, trust_env=False) as line:
            heard = await line.request(
                request.method, address, params=request.url.query.encode(), headers=said
            )
    except httpx.HTTPError:
        return Response(status_code=502, headers={"Cache-Control": "no-store"})
    headers = {name: heard.headers[name] for name in HEARD if name in heard.headers}
    return Response(heard.content, heard.status_code, headers)


def routes() -> list[BaseRoute]:
    """The pages on which people pay and receive; none without a sandbox."""
    if settings.PRODUCTION or not settings.SANDBOX_URL:
        return []
    read, do = ["GET", "HEAD"], ["POST"]
    return [
        Route("/cashier.css", hand_on, methods=read),
        *(
            route
            for name in ("cashier", "transfers")
            for route in (
                Route(f"/{name}/{{key}}", hand_on, methods=read),
                Route(f"/{name}/{{key}}/{{deed}}", hand_on, methods=do),
            )
        ),
    ]
