"""The far side of the payment channel: payers and their taps, at the sandbox's control desk."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from doorstep_simulator.calling import Line


class ChannelRefused(Exception):
    """The sandbox did not do what its control desk was asked; `document` is what it said."""

    def __init__(self, words: str, document: Any = None) -> None:
        super().__init__(words)
        self.document = document if isinstance(document, dict) else {}


class Channel:
    """The control desk of the sandbox, with the token that lies in its folder."""

    def __init__(self, address: str, folder: Path) -> None:
        self.line = Line(address, in_flight=4)
        self._headers = {"x-control-token": (folder / "control-token").read_text().strip()}

    async def user(self, appid: str, *, phone: str = "", name: str = "") -> str:
        """A user of an app; answers the openid."""
        made = await self._post("users", appid=appid, phone=phone, name=name)
        return str(made["openid"])

    async def login_code(self, openid: str) -> str:
        """What wx.login would give the app."""
        return str((await self._post("login-code", openid=openid))["code"])

    async def phone_code(self, openid: str, phone: str) -> str:
        """What the phone-number button would give the app."""
        return str((await self._post("phone-code", openid=openid, phone=phone))["code"])

    async def pay(self, *, openid: str, **by: str) -> None:
        """The payer types the password; the order is named by its prepay id or code address."""
        await self._post("pay", openid=openid, **by)

    async def looked_at(self, **by: str) -> str:
        """The payer looks and does not pay yet; answers the seller's number on the page."""
        return str((await self._post("refuse", **by))["out_trade_no"])

    async def go_wrong(self, kind: str, **where: Any) -> None:
        """Let something go wrong at the channel, for matching calls or letters."""
        await self._call("POST", "faults", {"kind": kind, **where})

    async def confirm_transfer(self, **by: str) -> None:
        """The receiver takes a transfer."""
        await self._post("transfers/confirm", **by)

    async def add_sub_merchant(self, sp_mchid: str, name: str) -> str:
        """A merchant of the service provider; answers its number."""
        made = await self._post("sub-merchants", sp_mchid=sp_mchid, name=name)
        return str(made["mchid"])

    async def fund(self, mchid: str, amount_fen: int, receipt: str) -> None:
        """Put a merchant's own money into its account."""
        await self._post("balances", mchid=mchid, amount_fen=amount_fen, number=receipt)

    async def merchants(self) -> list[dict[str, Any]]:
        """Every merchant and sub-merchant."""
        found: list[dict[str, Any]] = (await self._get("merchants"))["merchants"]
        return found

    async def clock(self) -> dict[str, Any]:
        """The sandbox's business time."""
        return await self._get("clock")

    async def turn(self, real_anchor: str, business_anchor: str, rate: float) -> None:
        """Follow the clock of the house."""
        await self._post(
            "clock", real_anchor=real_anchor, business_anchor=business_anchor, rate=rate
        )

    async def tick(self) -> int:
        """Do and deliver everything that is due; answers how much that was."""
        return sum((await self._post("tick")).values())

    async def _post(self, path: str, **body: Any) -> dict[str, Any]:
        return await self._call("POST", path, body)

    async def _get(self, path: str) -> dict[str, Any]:
        return await self._call("GET", path, None)

    async def _call(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        answer = await self.line.ask(
            method, f"/control/{path}", headers=self._headers, name=f"control {path}", json=body
        )
        if answer.status_code >= 400:
            said = None
            with suppress(ValueError):
                said = answer.json()
            words = f"{path}: {answer.status_code} {answer.text[:300]}"
            raise ChannelRefused(words, said)
        found: dict[str, Any] = answer.json()
        return found
