"""The application inside another program: no port, notifications handed to a function."""

import asyncio
from pathlib import Path

import httpx

from doorstep_sandbox.app import build

from .conftest import CUSTOMER_APP, DIRECT, PROVIDER
from .merchant import Merchant


def test_notifications_are_handed_to_the_given_function(folder: Path, http: httpx.Client) -> None:
    given: list[tuple[str, dict[str, str], bytes]] = []

    async def deliver(url: str, headers: dict[str, str], body: bytes) -> int:
        given.append((url, headers, body))
        return 204

    app = build(folder, deliver)
    box = app.state.box
    entry = next(one for one in box.keyring.book["merchants"] if one["mchid"] == DIRECT)
    body = {
        "mchid": DIRECT,
        "appid": CUSTOMER_APP,
        "out_trade_no": "inside01",
        "description": "日常保洁",
        "notify_url": "https://house.example/pay",
        "amount": {"total": 100},
    }

    async def story() -> dict[str, int]:
        transport = httpx.ASGITransport(app)
        headers = {"X-Control-Token": box.keyring.control_token}
        async with httpx.AsyncClient(
            transport=transport, base_url="http://sandbox", headers=headers
        ) as client:
            merchant = Merchant(entry, box.keyring.book["platform"], "", http)
            raw = httpx.Request("POST", "http://sandbox", json=body).content
            path = "/v3/pay/transactions/native"
            signed = {"Authorization": merchant.authorization("POST", path, raw)}
            placed = await client.post(path, content=raw, headers=signed)
            assert placed.status_code == 200, placed.text
            await client.post("/control/pay", json={"out_trade_no": "inside01"})
            ticked = await client.post("/control/tick", json={})
            return dict(ticked.json())

    done = asyncio.run(story())
    box.store.close()

    assert done["delivered"] == 1
    assert [url for url, _, _ in given] == ["https://house.example/pay"]
    assert box.keyring.merchants.keys() >= {DIRECT, PROVIDER}
