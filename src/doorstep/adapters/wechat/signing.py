"""The cryptography of WeChat Pay API v3: sign, verify, open and seal; no network, no state."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1, SHA256

from doorstep.adapters.wechat.keys import Merchant, Secret

SCHEME = "WECHATPAY2-SHA256-RSA2048"
WINDOW_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Seal:
    """What the channel puts beside a message to prove it: the Wechatpay-* headers."""

    serial: str
    timestamp: str
    nonce: str
    signature: str

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> "Seal | None":
        """The seal of a message, or None when a part is missing or the scheme is another."""
        lower = {name.lower(): text for name, text in headers.items()}
        if lower.get("wechatpay-signature-type", SCHEME) != SCHEME:
            return None
        parts = [
            lower.get(f"wechatpay-{name}", "")
            for name in ("serial", "timestamp", "nonce", "signature")
        ]
        return cls(*parts) if all(parts) else None

    def is_fresh(self, now: float) -> bool:
        """Whether the timestamp lies within five minutes of real time, either way."""
        try:
            stamp = int(self.timestamp)
        except ValueError:
            return False
        return abs(now - stamp) <= WINDOW_SECONDS


def sign(key: RSAPrivateKey, *lines: str | bytes) -> str:
    """The signature over the lines, each ended by a line break, in base64."""
    return b64encode(key.sign(_joined(lines), PKCS1v15(), SHA256())).decode("ascii")


def verify(key: RSAPublicKey, seal: Seal, body: bytes) -> bool:
    """Whether the seal was made over exactly these bytes by the owner of the key."""
    try:
        signature = b64decode(seal.signature, validate=True)
        key.verify(signature, _joined((seal.timestamp, seal.nonce, body)), PKCS1v15(), SHA256())
    except (ValueError, InvalidSignature):
        return False
    return True


def authorization(
    merchant: Merchant, *, method: str, target: str, body: bytes, timestamp: int, nonce: str
) -> str:
    """The Authorization header of one request; `target` is the path with its query."""
    signature = sign(merchant.private_key, method, target, str(timestamp), nonce, body)
    return (
        f'{SCHEME} mchid="{merchant.mchid}",nonce_str="{nonce}",signature="{signature}",'
        f'timestamp="{timestamp}",serial_no="{merchant.serial_no}"'
    )


def client_parameters(
    merchant: Merchant, *, app_id: str, prepay_id: str, timestamp: int, nonce: str
) -> dict[str, str]:
    """What the payer's client hands to WeChat to open the payment."""
    package = f"prepay_id={prepay_id}"
    return {
        "appId": app_id,
        "timeStamp": str(timestamp),
        "nonceStr": nonce,
        "package": package,
        "signType": "RSA",
        "paySign": sign(merchant.private_key, app_id, str(timestamp), nonce, package),
    }


def open_resource(apiv3_key: Secret, resource: Mapping[str, str]) -> bytes | None:
    """The text inside an encrypted resource; None when it was not made with this key."""
    if resource.get("algorithm") != "AEAD_AES_256_GCM":
        return None
    try:
        return AESGCM(apiv3_key.reveal().encode()).decrypt(
            resource["nonce"].encode(),
            b64decode(resource["ciphertext"], validate=True),
            (resource.get("associated_data") or "").encode(),
        )
    except (InvalidTag, ValueError, KeyError, TypeError, AttributeError):
        return None


def open_file(key: RSAPrivateKey, sealed_key: str, nonce: str, sealed: bytes) -> bytes | None:
    """A file that was encrypted to us by way of a key of its own; None when it does not open."""
    try:
        file_key = key.decrypt(b64decode(sealed_key, validate=True), _oaep())
        return AESGCM(file_key).decrypt(nonce.encode(), sealed, None)
    except (InvalidTag, ValueError):
        return None


def seal_text(key: RSAPublicKey, text: str) -> str:
    """A personal datum, readable only by the channel; each call gives another text."""
    return b64encode(key.encrypt(text.encode(), _oaep())).decode("ascii")


def _oaep() -> OAEP:
    # The protocol fixes SHA-1 inside OAEP, where its collisions do not matter.
    return OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)  # noqa: S303


def _joined(lines: tuple[str | bytes, ...]) -> bytes:
    return b"".join((one if isinstance(one, bytes) else one.encode()) + b"\n" for one in lines)
