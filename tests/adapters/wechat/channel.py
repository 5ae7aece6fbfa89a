"""The other side of the wire in small: keys of its own, scripted answers, and what it was asked."""

import json
import os
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from doorstep.adapters.wechat import keys
from doorstep.adapters.wechat.client import Client
from doorstep.adapters.wechat.keys import Merchant, PlatformKey, PlatformKeys, Secret
from doorstep.adapters.wechat.pay import WeChatPay

KEY_ID = "PUB_KEY_ID_0110000000000000000000000000000001"
APIV3 = "0123456789abcdef0123456789ABCDEF"
MCHID = "1900000109"
NOTIFY = "https://house.example/notify"

type Answer = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


@cache
def rsa_key(name: str) -> rsa.RSAPrivateKey:
    """One key for each name; making them is slow."""
    return rsa.generate_private_key(65537, 2048)


def pem_of(key: rsa.RSAPrivateKey) -> bytes:
    """The public half as the platform hands it out."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def certificate_pem(name: str, *, days: int = 365, serial: int = 0x0ABC12) -> bytes:
    """A self-signed certificate that ends after so many days, which may lie in the past."""
    key, now = rsa_key(name), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(now - timedelta(days=1000))
        .not_valid_after(now + timedelta(days=days))
        .sign(key, SHA256())
    )
    return made.public_bytes(Encoding.PEM)


def platform_key(key_id: str = KEY_ID, name: str = "platform") -> PlatformKey:
    """The platform's public key, as we believe it."""
    return keys.public_key(key_id, pem_of(rsa_key(name)))


def merchant(*platform: PlatformKey, mchid: str = MCHID, apiv3: str = APIV3) -> Merchant:
    """One of our merchants, direct or provider."""
    return Merchant(
        mchid=mchid,
        app_id="wx0000000000000001",
        serial_no="5157F09EFDC096DE15EBE81A47057A72",
        private_key=rsa_key("merchant"),
        apiv3_key=Secret(apiv3),
        platform=PlatformKeys(platform or (platform_key(),)),
    )


def seal(
    body: bytes, *, name: str = "platform", serial: str = KEY_ID, at: float | None = None
) -> dict[str, str]:
    """The Wechatpay-* headers over a body, by the key of this name."""
    stamp, nonce = str(int(time.time() if at is None else at)), os.urandom(8).hex()
    lines = b"\n".join((stamp.encode(), nonce.encode(), body)) + b"\n"
    signature = rsa_key(name).sign(lines, padding.PKCS1v15(), SHA256())
    return {
        "Wechatpay-Serial": serial,
        "Wechatpay-Timestamp": stamp,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Signature": b64encode(signature).decode(),
        "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
    }


def answer(status: int, content: Any = None, **sealed: Any) -> httpx.Response:
    """A sealed answer."""
    body = b"" if content is None else json.dumps(content, ensure_ascii=False).encode()
    return httpx.Response(status, content=body, headers=seal(body, **sealed))


def encrypted(content: Any, *, apiv3: str = APIV3, kind: str = "transaction") -> dict[str, str]:
    """An encrypted resource."""
    return encrypted_text(json.dumps(content, ensure_ascii=False).encode(), apiv3=apiv3, kind=kind)


def encrypted_text(text: bytes, *, apiv3: str = APIV3, kind: str = "certificate") -> dict[str, str]:
    """An encrypted resource that is not JSON."""
    nonce = os.urandom(6).hex()
    sealed = AESGCM(apiv3.encode()).encrypt(nonce.encode(), text, kind.encode())
    return {
        "algorithm": "AEAD_AES_256_GCM",
        "original_type": kind,
        "associated_data": kind,
        "nonce": nonce,
        "ciphertext": b64encode(sealed).decode(),
    }


def notice_body(event: str, content: Any, **how: Any) -> bytes:
    """The body of a notice."""
    envelope = {
        "id": "EV-2018022511223320873",
        "create_time": "2026-05-20T13:29:35+08:00",
        "event_type": event,
        "resource_type": "encrypt-resource",
        "resource": encrypted(content, **how),
    }
    return json.dumps(envelope).encode()


def unsealed_name(cipher: str) -> str:
    """A personal datum that we encrypted, read as the channel reads it."""
    oaep = padding.OAEP(mgf=padding.MGF1(SHA1()), algorithm=SHA1(), label=None)
    return rsa_key("platform").decrypt(b64decode(cipher), oaep).decode()


class Channel(httpx.BaseTransport):
    """Answers as scripted, one after the other; the last answer repeats."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self._answers = list(answers)
        self.asked: list[httpx.Request] = []
        self.pauses: list[float] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Take the next answer of the script."""
        self.asked.append(request)
        given = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(given, Exception):
            raise given
        return given if isinstance(given, httpx.Response) else given(request)

    def bodies(self) -> list[dict[str, Any]]:
        """What was asked, read."""
        return [json.loads(one.content) for one in self.asked]

    def pay(self, *merchants: Merchant) -> WeChatPay:
        """Our side, talking to this channel without waiting between tries."""
        client = Client(
            addresses=("https://main.example", "https://backup.example"),
            transport=self,
            pause=self.pauses.append,
        )
        return WeChatPay(merchants or (merchant(),), client, notify_url=NOTIFY)
