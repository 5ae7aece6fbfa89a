"""The built clients as files: the mobile pages under /m, the console under /console.

Names of built files carry the digest of their content, so browsers keep them for good; the first
page is asked for each time. A client that is not built yet answers with a page that says so.
"""

import os
from pathlib import Path

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

ROOT = Path(__file__).resolve().parents[3] / "clients"
BUILT = {"m": ROOT / "mobile" / "dist" / "build" / "h5", "console": ROOT / "console" / "dist"}
FOR_GOOD = "public, max-age=31536000, immutable"
POLICY = (
    "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'self'"
)
WAITING = (Path(__file__).parent / "building.html").read_text(encoding="utf-8")


class Client(StaticFiles):
    """One built client; looked for at each request, for it may be built while the house runs."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self.folder = folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file, or with the page that waits for the build."""
        if not (self.folder / "index.html").is_file():
            waiting = HTMLResponse(WAITING, 503, {"Cache-Control": "no-store", "Retry-After": "5"})
            await waiting(scope, receive, send)
            return
        await super().__call__(scope, receive, send)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """The file, with how long it may be kept and what the page may load."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        is_named_by_digest = "/assets/" in str(full_path)
        response.headers["Cache-Control"] = FOR_GOOD if is_named_by_digest else "no-cache"
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        return response


def _into(request: Request) -> Response:
    """Whoever leaves the last slash out; the pages' own addresses are relative to it."""
    return RedirectResponse(f"{request.url.path}/", 308)


routes: list[BaseRoute] = [
    *[Route(f"/{name}", _into) for name in BUILT],
    *[
        Mount(
            f"/{name}", Client(folder), middleware=[Middleware(GZipMiddleware, minimum_size=1024)]
        )
        for name, folder in BUILT.items()
    ],
]
"""Where the clients are served, for the web process."""
