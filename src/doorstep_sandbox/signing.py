"""The channel's cryptography: request and answer signatures, sealed resources, sealed names."""

import base64
import binascii
import secrets

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SCHEME = "WECHATPAY2-SHA256-RSA2048"
# SHA-1 is what the channel prescribes for sensitive fields.
_SHA1 = hashes.SHA1()  # noqa: S303
_OAEP = padding.OAEP(padding.MGF1(_SHA1), _SHA1, None)


def sign(key: RSAPrivateKey, *lines: str | bytes) -> str:
    """Base64 of the RSA PKCS#1 v1.5 SHA-256 signature over the lines, each ended by a newline."""
    return base64.b64encode(key.sign(_message(lines), padding.PKCS1v15(), hashes.SHA256())).decode()


def verifies(key: RSAPublicKey, signature: str, *lines: str | bytes) -> bool:
    """Whether the base64 signature belongs to the lines."""
    try:
        raw = base64.b64decode(signature, validate=True)
        key.verify(raw, _message(lines), padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def seal(apiv3_key: str, plain: bytes, associated: str) -> dict[str, str]:
    """AES-256-GCM as the channel writes it: a resource with nonce, associated data, ciphertext."""
    nonce = secrets.token_hex(6)
    sealed = AESGCM(apiv3_key.encode()).encrypt(nonce.encode(), plain, associated.encode())
    return {
        "algorithm": "AEAD_AES_256_GCM",
        "nonce": nonce,
        "associated_data": associated,
        "ciphertext": base64.b64encode(sealed).decode(),
    }


def open_name(key: RSAPrivateKey, sealed: str) -> str | None:
    """The text of a sensitive field (RSA-OAEP with SHA-1), or none if it does not open."""
    try:
        return key.decrypt(base64.b64decode(sealed, validate=True), _OAEP).decode()
    except (ValueError, binascii.Error):
        return None


def seal_name(key: RSAPublicKey, plain: bytes) -> str:
    """Seal a short secret for the holder of the key (RSA-OAEP with SHA-1)."""
    return base64.b64encode(key.encrypt(plain, _OAEP)).decode()


def _message(lines: tuple[str | bytes, ...]) -> bytes:
    return b"".join((x.encode() if isinstance(x, str) else x) + b"\n" for x in lines)
