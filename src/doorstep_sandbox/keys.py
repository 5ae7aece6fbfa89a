"""Keys, certificates and merchants of the sandbox, made once and written where the house reads.

`merchants.json` in the data folder is the whole contract with the house: who the merchants are and
where their keys lie.  Everything is made up; nothing here opens a real account.
"""

import json
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

MERCHANTS_FILE = "merchants.json"
CONTROL_TOKEN_FILE = "control-token"  # noqa: S105

CUSTOMER_APPID = "wx00000000000c0001"
WORKER_APPID = "wx00000000000c0002"
DEFAULT_MERCHANTS: tuple[Mapping[str, Any], ...] = (
    {"role": "direct", "mchid": "1900000101", "name": "到家自营"},
    {
        "role": "service_provider",
        "mchid": "1900000201",
        "name": "到家平台",
        "sub_merchants": [{"mchid": "1900000301", "name": "洁净家政"}],
    },
)


@dataclass(frozen=True)
class MerchantKeys:
    """What the channel knows of a merchant's keys."""

    mchid: str
    serial_no: str
    public_key: rsa.RSAPublicKey
    apiv3_key: str


@dataclass(frozen=True)
class PlatformKey:
    """One signing key of the channel, under a public-key id or a certificate's serial number."""

    key_id: str
    private_key: rsa.RSAPrivateKey
    certificate_pem: str | None


class Keyring:
    """The keys of the channel and of its merchants, as the files in the data folder say."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.control_token = (folder / CONTROL_TOKEN_FILE).read_text(encoding="utf-8").strip()
        self.load()

    def load(self) -> None:
        """Read the files again."""
        self.book = json.loads((self._folder / MERCHANTS_FILE).read_text(encoding="utf-8"))
        self.merchants = {m["mchid"]: _merchant_keys(m) for m in self.book["merchants"]}
        self.platform: dict[str, PlatformKey] = {}
        for key_path in sorted((self._folder / "platform").glob("*.key.pem")):
            key_id = key_path.name.removesuffix(".key.pem")
            pem = key_path.with_name(f"{key_id}.cert.pem")
            text = pem.read_text(encoding="utf-8") if pem.exists() else None
            self.platform[key_id] = PlatformKey(key_id, _private_key(key_path), text)

    def public_key_mode(self) -> PlatformKey:
        """The key that signs for merchants in public-key mode."""
        return self.platform[self.book["platform"]["public_key_id"]]

    def certificate_mode(self) -> PlatformKey:
        """The key that signs for merchants in certificate mode."""
        return self.platform[self.book["platform"]["certificate_serial"]]

    def certificates(self) -> list[PlatformKey]:
        """Every key that has a certificate, the current one last."""
        current = self.book["platform"]["certificate_serial"]
        keys = [key for key in self.platform.values() if key.certificate_pem]
        return sorted(keys, key=lambda key: key.key_id == current)

    def rotate(self, kind: str) -> str:
        """Make a new platform key and sign with it from now on; older keys stay known."""
        platform = self._folder / "platform"
        made = _make_certificate_key(platform) if kind == "certificate" else _make_key_id(platform)
        platform_now = self.book["platform"]
        before = {name: platform_now[name] for name in made}
        platform_now.update(made, more=[*platform_now["more"], before])
        _write_book(self._folder, self.book)
        self.load()
        return next(iter(made.values()))


def provision(
    folder: Path | str, merchants: Iterable[Mapping[str, Any]] | None = None
) -> dict[str, Any]:
    """Make what is missing of keys and merchants in the folder; the content of merchants.json.

    A merchant is `{"role": "direct"|"service_provider", "mchid", "name", "key_mode"?, "fee_bp"?,
    "share_cap_bp"?, "opening_fen"?, "sub_merchants"?: [{"mchid", "name", ...}]}`.  Repeating the
    call keeps every key and refreshes the paths, so the folder may be moved or restored.
    """
    folder = Path(folder).absolute()
    (folder / "platform").mkdir(parents=True, exist_ok=True)
    os.chmod(folder, 0o700)
    known: dict[str, Any] = {"platform": {}, "apps": [], "merchants": []}
    if (folder / MERCHANTS_FILE).exists():
        known = json.loads((folder / MERCHANTS_FILE).read_text(encoding="utf-8"))
    if not (folder / CONTROL_TOKEN_FILE).exists():
        _write_secret(folder / CONTROL_TOKEN_FILE, secrets.token_urlsafe(24).encode())
    known["control_token_path"] = str(folder / CONTROL_TOKEN_FILE)
    known["platform"] = _platform(folder / "platform", known["platform"])
    known["apps"] = known["apps"] or [
        {"appid": CUSTOMER_APPID, "name": "customer", "secret": secrets.token_hex(16)},
        {"appid": WORKER_APPID, "name": "worker", "secret": secrets.token_hex(16)},
    ]
    asked = merchants or ([] if known["merchants"] else DEFAULT_MERCHANTS)
    present = {m["mchid"] for m in known["merchants"]}
    known["merchants"] += [dict(m) for m in asked if m["mchid"] not in present]
    known["merchants"] = [_merchant(folder, m, known) for m in known["merchants"]]
    _write_book(folder, known)
    return known


def _platform(folder: Path, known: dict[str, Any]) -> dict[str, Any]:
    if not known:
        return {**_make_key_id(folder), **_make_certificate_key(folder), "more": []}
    more = [_placed(folder, one) for one in known.get("more", [])]
    return {**_placed(folder, known), "more": more}


def _placed(folder: Path, keys: Mapping[str, str]) -> dict[str, str]:
    """The key ids of an entry with the paths at which they lie now."""
    placed: dict[str, str] = {}
    if key_id := keys.get("public_key_id"):
        path = str(folder / f"{key_id}.pub.pem")
        placed |= {"public_key_id": key_id, "public_key_path": path}
    if serial := keys.get("certificate_serial"):
        path = str(folder / f"{serial}.cert.pem")
        placed |= {"certificate_serial": serial, "certificate_path": path}
    return placed


def _merchant(folder: Path, given: dict[str, Any], book: dict[str, Any]) -> dict[str, Any]:
    home = folder / "merchants" / given["mchid"]
    key_path, certificate_path = home / "apiclient_key.pem", home / "apiclient_cert.pem"
    if not key_path.exists():
        home.mkdir(parents=True, exist_ok=True)
        key = rsa.generate_private_key(65537, 2048)
        certificate = _certificate(key, f"merchant {given['mchid']}")
        certificate_path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        _write_secret(key_path, _pem(key))
    serial = x509.load_pem_x509_certificate(certificate_path.read_bytes()).serial_number
    app = _app(given.get("appid"), given["name"], book["apps"])
    return {
        "key_mode": "public_key",
        "fee_bp": 60,
        "share_cap_bp": 3000,
        "opening_fen": 0,
        "sub_merchants": [],
        "apiv3_key": secrets.token_hex(16),
        **given,
        "appid": app["appid"],
        "app_secret": app["secret"],
        "serial_no": f"{serial:X}",
        "private_key_path": str(key_path),
        "certificate_path": str(certificate_path),
    }


def _app(appid: str | None, name: str, apps: list[dict[str, str]]) -> dict[str, str]:
    for app in apps:
        if appid in (None, app["appid"]):
            return app
    apps.append({"appid": str(appid), "name": name, "secret": secrets.token_hex(16)})
    return apps[-1]


def _make_key_id(folder: Path) -> dict[str, str]:
    key = rsa.generate_private_key(65537, 2048)
    key_id = f"PUB_KEY_ID_{secrets.randbelow(10**34):034d}"
    public_path = folder / f"{key_id}.pub.pem"
    public_path.write_bytes(
        key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )
    _write_secret(folder / f"{key_id}.key.pem", _pem(key))
    return {"public_key_id": key_id, "public_key_path": str(public_path)}


def _make_certificate_key(folder: Path) -> dict[str, str]:
    key = rsa.generate_private_key(65537, 2048)
    certificate = _certificate(key, "payment channel sandbox")
    serial = f"{certificate.serial_number:X}"
    path = folder / f"{serial}.cert.pem"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    _write_secret(folder / f"{serial}.key.pem", _pem(key))
    return {"certificate_serial": serial, "certificate_path": str(path)}


def _certificate(key: rsa.RSAPrivateKey, name: str) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made_at = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(made_at - timedelta(days=1))
        .not_valid_after(made_at + timedelta(days=5 * 365))
        .sign(key, hashes.SHA256())
    )


def _pem(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _private_key(path: Path) -> rsa.RSAPrivateKey:
    # Our own keys, made here: the costly check of their primes is spared at each start.
    loaded = serialization.load_pem_private_key(
        path.read_bytes(), None, unsafe_skip_rsa_key_validation=True
    )
    return cast(rsa.RSAPrivateKey, loaded)


def _merchant_keys(entry: Mapping[str, Any]) -> MerchantKeys:
    certificate = x509.load_pem_x509_certificate(Path(entry["certificate_path"]).read_bytes())
    public_key = cast(rsa.RSAPublicKey, certificate.public_key())
    return MerchantKeys(entry["mchid"], entry["serial_no"], public_key, entry["apiv3_key"])


def _write_secret(path: Path, content: bytes) -> None:
    # Written aside and moved, so that a kill in between leaves no half key behind.
    aside = path.with_suffix(".new")
    with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    aside.replace(path)


def _write_book(folder: Path, book: Mapping[str, Any]) -> None:
    text = json.dumps(book, ensure_ascii=False, indent=2)
    _write_secret(folder / MERCHANTS_FILE, text.encode())
