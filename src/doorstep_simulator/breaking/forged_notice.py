"""Letters that say a bill was paid, sealed and signed by somebody who is not the channel."""

import json
import secrets
import time
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256

from doorstep_simulator.breaking import hands
from doorstep_simulator.breaking.told import Answer, Told
from doorstep_simulator.scene import Scene

DOOR = "/api/callbacks/v1/wechat-pay"
OLD_SECONDS = 3_600


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a well-informed forger has got hold of: everything but the channel's private key."""

    mchid: str
    appid: str
    apiv3_key: str
    key_id: str

    @classmethod
    def of_folder(cls, folder: Path) -> "Secrets":
        """The house's own secrets, as the sandbox wrote them down."""
        book = json.loads((folder / "merchants.json").read_text())
        seller = next(one for one in book["merchants"] if one["role"] == "direct")
        key_id = book["platform"]["public_key_id"]
        return cls(seller["mchid"], seller["appid"], seller["apiv3_key"], key_id)


async def run(scene: Scene, told: Told, folder: Path) -> None:
    """Four letters for an order that nobody paid; then it is paid truly."""
    buyer = await hands.visitor(scene, "customer", told.language)
    wish = await hands.wish_of(
        scene, buyer, service="daily-cleaning", units=2, way="grab", days=6, hour=14
    )
    order = await buyer.post("orders", await hands.priced(buyer, wish))
    step = await buyer.post(f"orders/{order['id']}/payments", {"scene": "native"})
    number = await scene.channel.looked_at(code_url=step["code_url"])
    told.step(
        f"{buyer.who}下单 {order['number']}，还没付。"
        "伪造者知道单号、金额，连商户的 APIv3 密钥都有。",
        f"{buyer.who} ordered {order['number']} and has not paid. The forger knows its number, its "
        "amount and even the merchant's APIv3 key.",
    )
    known = Secrets.of_folder(folder)
    letter = _letter(known, number, step["amount_fen"])
    sent = _forgeries(known, letter, told.language)
    answers = [await _knock(scene, *one, told.language) for one in sent]
    told.step(
        "四封伪造的“已付款”通知送到真实的回调地址。",
        "Four forged letters that say “paid” come to the real callback address.",
        *answers,
        held=all(one.status == 401 for one in answers),
    )
    seen = await buyer.get(f"orders/{order['id']}")
    told.step(
        f"订单仍是待付款，入账 {hands.yuan(seen['paid_fen'])}。",
        f"The order still waits for payment; {hands.yuan(seen['paid_fen'])} came in.",
        held=seen["state"] == "unpaid" and seen["paid_fen"] == 0,
    )
    await scene.channel.pay(code_url=step["code_url"], openid="")
    seen = await hands.until(buyer, order["id"], "open", "assigned")
    told.step(
        f"真的付款：渠道自己签名的通知，一次就认，入账 {hands.yuan(seen['paid_fen'])}。",
        f"Paid truly: the channel's own letter is believed at once; {hands.yuan(seen['paid_fen'])}"
        " came in.",
        held=seen["paid_fen"] == order["total_fen"],
    )
    await hands.put_away(buyer, order["id"])


def _letter(known: Secrets, number: str, amount_fen: int) -> bytes:
    """The letter as the channel would write it, sealed with the true APIv3 key."""
    content = {
        "mchid": known.mchid,
        "appid": known.appid,
        "out_trade_no": number,
        "transaction_id": f"42{secrets.randbelow(10**24):024d}",
        "trade_state": "SUCCESS",
        "success_time": datetime.now(UTC).isoformat(timespec="seconds"),
        "payer": {"openid": "oForger"},
        "amount": {"total": amount_fen, "payer_total": amount_fen, "currency": "CNY"},
    }
    nonce, plain = secrets.token_hex(6), json.dumps(content).encode()
    sealed = AESGCM(known.apiv3_key.encode()).encrypt(nonce.encode(), plain, b"transaction")
    resource = {
        "algorithm": "AEAD_AES_256_GCM",
        "original_type": "transaction",
        "associated_data": "transaction",
        "nonce": nonce,
        "ciphertext": b64encode(sealed).decode(),
    }
    envelope: dict[str, Any] = {
        "id": secrets.token_hex(16),
        "create_time": content["success_time"],
        "resource_type": "encrypt-resource",
        "event_type": "TRANSACTION.SUCCESS",
        "summary": "支付成功",
        "resource": resource,
    }
    return json.dumps(envelope, ensure_ascii=False).encode()


def _forgeries(
    known: Secrets, letter: bytes, language: str
) -> list[tuple[str, bytes, dict[str, str]]]:
    own = rsa.generate_private_key(65537, 2048)
    now = time.time()
    named = {
        "zh-CN": ("没有签名", "自己的钥匙，冒用渠道的编号", "自己的钥匙和编号", "一小时前的签名"),
        "en": (
            "no signature",
            "own key under the channel's name",
            "own key and name",
            "an hour old",
        ),
    }[language]
    made: tuple[dict[str, str], ...] = (
        {},
        _signed(own, letter, known.key_id, now),
        _signed(own, letter, f"PUB_KEY_ID_{secrets.randbelow(10**34):034d}", now),
        _signed(own, letter, known.key_id, now - OLD_SECONDS),
    )
    return [(name, letter, headers) for name, headers in zip(named, made, strict=True)]


def _signed(key: rsa.RSAPrivateKey, letter: bytes, serial: str, at: float) -> dict[str, str]:
    nonce, stamp = secrets.token_hex(16), str(int(at))
    message = b"\n".join([stamp.encode(), nonce.encode(), letter, b""])
    signature = key.sign(message, padding.PKCS1v15(), SHA256())
    return {
        "Wechatpay-Timestamp": stamp,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Serial": serial,
        "Wechatpay-Signature": b64encode(signature).decode(),
        "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
    }


async def _knock(
    scene: Scene, who: str, letter: bytes, headers: dict[str, str], language: str
) -> Answer:
    began = time.monotonic()
    async with httpx.AsyncClient(base_url=scene.house, timeout=30, trust_env=False) as line:
        content = {"Content-Type": "application/json", "Accept-Language": language}
        answer = await line.post(DOOR, content=letter, headers=headers | content)
    body = answer.json() if answer.content else None
    return Answer(who, answer.status_code, body, int((time.monotonic() - began) * 1000))
