"""A merchant of the tests: signs requests and checks answers with code of its own."""

import base64
import json
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SHA256, PKCS1 = hashes.SHA256(), padding.PKCS1v15()
OAEP = padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA1(), None)


@dataclass(frozen=True)
class Reply:
    """A verified answer."""

    status: int
    body: dict[str, Any]
    raw: bytes
    headers: httpx.Headers

    @property
    def code(self) -> str:
        return str(self.body.get("code", ""))


class Merchant:
    """One merchant of merchants.json with a connection to the sandbox."""

    def __init__(
        self, entry: dict[str, Any], platform: dict[str, Any], address: str, client: httpx.Client
    ) -> None:
        self.entry, self.platform, self.mchid = entry, platform, entry["mchid"]
        key = Path(entry["private_key_path"]).read_bytes()
        self.key: Any = serialization.load_pem_private_key(
            key, None, unsafe_skip_rsa_key_validation=True
        )
        self.client, self.address = client, address

    def get(self, path: str, **changes: Any) -> Reply:
        return self.send("GET", path, b"", **changes)

    def post(self, path: str, body: dict[str, Any] | None = None, **changes: Any) -> Reply:
        raw = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        return self.send("POST", path, raw, **changes)

    def send(self, method: str, path: str, raw: bytes, **changes: Any) -> Reply:
        """Send one signed request; changes replace parts of the authorization or the timing."""
        timeout = changes.pop("timeout", 10)
        authorization = changes.pop("authorization", None) or self.authorization(
            method, path, raw, **changes
        )
        headers = {
            "Authorization": authorization,
            "Content-Type": "application/json",
            "Wechatpay-Serial": self.platform_key_id(),
        }
        url = self.address + path
        answer = self.client.request(method, url, content=raw, headers=headers, timeout=timeout)
        if "Wechatpay-Signature" in answer.headers:
            assert self.believes(answer.headers, answer.content)
        shown = "application/json" in answer.headers.get("Content-Type", "")
        body = answer.json() if shown else {}
        return Reply(answer.status_code, body, answer.content, answer.headers)

    def authorization(
        self, method: str, path: str, raw: bytes, stamp: int | None = None, nonce: str = ""
    ) -> str:
        moment = str(stamp or int(time.time()))
        nonce = nonce or secrets.token_hex(16)
        message = f"{method}\n{path}\n{moment}\n{nonce}\n".encode() + raw + b"\n"
        signature = base64.b64encode(self.key.sign(message, PKCS1, SHA256)).decode()
        return (
            f'WECHATPAY2-SHA256-RSA2048 mchid="{self.mchid}",nonce_str="{nonce}",'
            f'signature="{signature}",timestamp="{moment}",serial_no="{self.entry["serial_no"]}"'
        )

    def platform_key_id(self) -> str:
        certificate = self.entry["key_mode"] == "certificate"
        return self.platform["certificate_serial" if certificate else "public_key_id"]

    def platform_key(self, key_id: str) -> Any:
        if key_id == self.platform["public_key_id"]:
            pem = Path(self.platform["public_key_path"]).read_bytes()
            return serialization.load_pem_public_key(pem)
        if key_id == self.platform["certificate_serial"]:
            pem = Path(self.platform["certificate_path"]).read_bytes()
            return x509.load_pem_x509_certificate(pem).public_key()
        return None

    def believes(self, headers: Any, body: bytes) -> bool:
        """Whether the channel signed these bytes."""
        key = self.platform_key(headers["Wechatpay-Serial"])
        stamp, nonce = headers["Wechatpay-Timestamp"], headers["Wechatpay-Nonce"]
        message = f"{stamp}\n{nonce}\n".encode() + body + b"\n"
        try:
            signature = base64.b64decode(headers["Wechatpay-Signature"], validate=True)
            key.verify(signature, message, PKCS1, SHA256)
        except Exception:
            return False
        return True

    def opened(self, body: bytes) -> dict[str, Any]:
        """The content of a notification."""
        sealed = json.loads(body)["resource"]
        plain = AESGCM(self.entry["apiv3_key"].encode()).decrypt(
            sealed["nonce"].encode(),
            base64.b64decode(sealed["ciphertext"]),
            sealed["associated_data"].encode(),
        )
        return dict(json.loads(plain))

    def sealed(self, text: str) -> str:
        """A sensitive field."""
        key = self.platform_key(self.platform_key_id())
        return base64.b64encode(key.encrypt(text.encode(), OAEP)).decode()

    def signed_call(self, prepay_id: str) -> dict[str, str]:
        """What the merchant's page would hand to wx.requestPayment."""
        parts = (self.entry["appid"], str(int(time.time())), secrets.token_hex(8))
        package = f"prepay_id={prepay_id}"
        message = "".join(f"{part}\n" for part in (*parts, package)).encode()
        return {
            "appId": parts[0],
            "timeStamp": parts[1],
            "nonceStr": parts[2],
            "package": package,
            "signType": "RSA",
            "paySign": base64.b64encode(self.key.sign(message, PKCS1, SHA256)).decode(),
        }


def table(content: bytes) -> tuple[list[dict[str, str]], dict[str, str]]:
    """The rows and the summary of a bill."""
    lines = content.decode().splitlines()
    rows = [dict(zip(_cells(lines[0]), _cells(line), strict=True)) for line in lines[1:-2]]
    return rows, dict(zip(_cells(lines[-2]), _cells(lines[-1]), strict=True))


def _cells(line: str) -> Iterable[str]:
    return [cell.removeprefix("`") for cell in line.split(",")]
