"""The keys of WeChat Pay: whose merchant we are, and which platform keys we believe."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import NoReturn

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

PUBLIC_KEY_PREFIX = "PUB_KEY_ID_"


class Secret:
    """A text that never shows itself: not in a repr, a log line, a traceback or a pickle."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself, for the one place that needs it."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written anywhere")


def plain_serial(serial: str) -> str:
    """One spelling for a serial: public-key ids as they are, certificate numbers as bare hex."""
    if serial.startswith(PUBLIC_KEY_PREFIX):
        return serial
    return serial.upper().lstrip("0")


@dataclass(frozen=True, slots=True)
class PlatformKey:
    """A key that the channel signs with and that we encrypt to; `until` for a certificate."""

    serial: str
    key: RSAPublicKey = field(repr=False)
    until: datetime | None = None

    @property
    def is_public_key(self) -> bool:
        """Whether it is a bare public key, which newer merchants have, and not a certificate."""
        return self.serial.startswith(PUBLIC_KEY_PREFIX)

    def serves_at(self, moment: datetime) -> bool:
        """Whether the certificate has not run out; a bare public key does not."""
        return self.until is None or moment < self.until


def public_key(key_id: str, pem: bytes) -> PlatformKey:
    """The platform's public key, whose id starts with PUB_KEY_ID_."""
    if not key_id.startswith(PUBLIC_KEY_PREFIX):
        raise ValueError(f"a platform public key's id starts with {PUBLIC_KEY_PREFIX}")
    key = load_pem_public_key(pem)
    if not isinstance(key, RSAPublicKey):
        raise ValueError("the platform's public key is not an RSA key")
    return PlatformKey(serial=key_id, key=key)


def certificate(pem: bytes, serial: str | None = None) -> PlatformKey:
    """The platform's certificate; `serial` keeps the channel's own spelling of its number."""
    loaded = x509.load_pem_x509_certificate(pem)
    key = loaded.public_key()
    if not isinstance(key, RSAPublicKey):
        raise ValueError("the platform's certificate does not hold an RSA key")
    digits = format(loaded.serial_number, "X")
    if serial is None:
        serial = digits if len(digits) % 2 == 0 else f"0{digits}"
    if plain_serial(serial) != digits:
        raise ValueError("the platform's certificate has another serial than announced")
    return PlatformKey(serial=serial, key=key, until=loaded.not_valid_after_utc)


def private_key(pem: bytes) -> RSAPrivateKey:
    """The merchant's private key, unencrypted PEM."""
    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, RSAPrivateKey):
        raise ValueError("the merchant's private key is not an RSA key")
    return key


class PlatformKeys:
    """The platform keys that one merchant believes; several at once while they are exchanged.

    Both kinds may be held together.  Changing replaces the whole table, so a verification that
    runs at the same moment sees the old table or the new one, never half of one.
    """

    def __init__(self, keys: Iterable[PlatformKey], *, may_be_empty: bool = False) -> None:
        self._keys = {plain_serial(one.serial): one for one in keys}
        self._changing = Lock()
        if not self._keys and not may_be_empty:
            raise ValueError("a merchant needs at least one platform key")

    def __repr__(self) -> str:
        return f"PlatformKeys({', '.join(sorted(self._keys))})"

    def find(self, serial: str) -> PlatformKey | None:
        """The key of this serial if we believe it now; never looks anywhere else."""
        key = self._keys.get(plain_serial(serial))
        return key if key and key.serves_at(datetime.now(UTC)) else None

    def all(self) -> tuple[PlatformKey, ...]:
        """Every key that is believed, in the order they were added."""
        return tuple(self._keys.values())

    def preferred(self) -> PlatformKey:
        """The key to encrypt to: the public key added last, else the youngest certificate."""
        keys = tuple(self._keys.values())
        public = [one for one in keys if one.is_public_key]
        if public:
            return public[-1]
        return max(keys, key=lambda one: one.until or datetime.max.replace(tzinfo=UTC))

    def add(self, *keys: PlatformKey) -> None:
        """Believe these keys from now on, beside the others."""
        with self._changing:
            self._keys = {**self._keys, **{plain_serial(one.serial): one for one in keys}}

    def retire(self, serial: str) -> None:
        """Believe this key no longer; the last one stays."""
        with self._changing:
            left = {name: one for name, one in self._keys.items() if name != plain_serial(serial)}
            if not left:
                raise ValueError("the last platform key cannot be retired")
            self._keys = left


@dataclass(frozen=True, slots=True, kw_only=True)
class Merchant:
    """Who we are at the channel: one merchant number (direct, or a service provider's)."""

    mchid: str
    app_id: str
    serial_no: str
    private_key: RSAPrivateKey = field(repr=False)
    apiv3_key: Secret = field(repr=False)
    platform: PlatformKeys
    sharing_limit_bp: int = 3000  # the channel tells it only for sub-merchants
    name: str = ""  # as the channel registered it; asked for where we receive a share ourselves

    def __post_init__(self) -> None:
        if len(self.apiv3_key.reveal().encode()) != 32:
            raise ValueError("the APIv3 key has exactly 32 bytes")
