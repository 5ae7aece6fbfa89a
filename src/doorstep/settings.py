"""Settings: one file, read from the environment; the settings reference is made from it."""

import os
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from doorstep import logs

KINDS = ("production", "demo", "test")


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable, its default and what it is for."""

    name: str
    default: str
    meaning: str


SETTINGS = [
    Setting("DOORSTEP_ENV", "production", "production, demo or test; only a demo's clock turns"),
    Setting("DOORSTEP_DATA", "var", "folder for files, keys and the embedded database"),
    Setting("DOORSTEP_HOST", "127.0.0.1", "address that the house listens on"),
    Setting("DOORSTEP_PORT", "8000", "the one port that serves the house"),
    Setting("DOORSTEP_PUBLIC_URL", "", "address that customers and channels reach us at"),
    Setting(
        "DOORSTEP_TRUSTED_PROXIES",
        "",
        "addresses or networks, parted by commas, whose X-Forwarded-For is believed",
    ),
    Setting("DOORSTEP_METRICS_TOKEN", "", "opens /metrics and /status.json from other machines"),
    Setting("DATABASE_URL", "", "PostgreSQL 18 as the application role"),
    Setting("MIGRATE_DATABASE_URL", "", "the same database as the role that may change tables"),
    Setting("DOORSTEP_APP_ROLE", "", "role that migrations grant rows to; else DATABASE_URL's"),
    Setting("DOORSTEP_DB_POOL", "8", "connections kept per process"),
    Setting("DOORSTEP_DB_PREPARE", "1", "0 when an outside pooler cannot keep prepared statements"),
    Setting("DOORSTEP_SECRET_KEY", "", "signs addresses of files; made at first start"),
    Setting("DOORSTEP_VAULT_KEYS", "", "file with the vault's root keys; made at first start"),
    Setting("DOORSTEP_SANDBOX_URL", "", "address of the payment sandbox (demo and tests only)"),
    Setting("DOORSTEP_SANDBOX_DIR", "", "folder in which the sandbox keeps its keys"),
    Setting("DOORSTEP_WECHAT_URL", "", "payment channel; empty means the sandbox's address"),
    Setting("DOORSTEP_WECHAT_KEYS", "", "file with merchants and keys; empty means the sandbox's"),
    Setting("DOORSTEP_ROUTES", "", "road engine: osrm, valhalla, amap, tencent, twin; empty: none"),
    Setting("DOORSTEP_ROUTES_URL", "", "address of the road engine; amap and tencent have one"),
    Setting("DOORSTEP_ROUTES_KEY", "", "key of the account at amap or tencent"),
    Setting("DOORSTEP_ROUTES_PROFILE", "ebike", "how workers move: ebike, bike, drive or walk"),
    Setting(
        "DOORSTEP_MAP_TILES",
        "",
        "address of map tiles with {x} {y} {z}; empty: the drawn map, if the data folder has one",
    ),
    Setting("DOORSTEP_MAP_ATTRIBUTION", "", "who made the tiles, and their map review number"),
    Setting("DOORSTEP_MAP_CRS", "gcj02", "coordinates of the tiles: gcj02 or wgs84"),
    Setting("DOORSTEP_LOG", "info", "least level that is logged: debug, info, warning, error"),
    Setting("DOORSTEP_LANG", "", "language of the command line: zh or en; else the terminal's"),
    Setting(
        "DOORSTEP_CLIENTS", "build", "build: pages are built when their sources changed; else no"
    ),
    Setting("DOORSTEP_DATABASE_USER", "", "account that runs the embedded database under root"),
]
_DEFAULTS = {one.name: one.default for one in SETTINGS}


def env(name: str) -> str:
    """The value of a declared setting."""
    return os.environ.get(name) or _DEFAULTS[name]


ENV = env("DOORSTEP_ENV")
if ENV not in KINDS:
    raise ImproperlyConfigured(f"DOORSTEP_ENV is {ENV!r}; it is one of {', '.join(KINDS)}")
PRODUCTION = ENV == "production"
DEBUG = False
DATA = Path(env("DOORSTEP_DATA")).absolute()
SECRET_KEY = env("DOORSTEP_SECRET_KEY") or ("" if PRODUCTION else "demo-only-secret-key")
VAULT_KEYS = Path(env("DOORSTEP_VAULT_KEYS") or DATA / "keys" / "vault.json")
CLOCK_TURNS = not PRODUCTION
TRUSTED_PROXIES = [
    ip_network(place.strip(), strict=False)
    for place in env("DOORSTEP_TRUSTED_PROXIES").split(",")
    if place.strip()
]
METRICS_TOKEN = env("DOORSTEP_METRICS_TOKEN")
PUBLIC_URL = env("DOORSTEP_PUBLIC_URL") or f"http://127.0.0.1:{env('DOORSTEP_PORT')}"
SANDBOX_URL = env("DOORSTEP_SANDBOX_URL")
SANDBOX_DIR = env("DOORSTEP_SANDBOX_DIR")
WECHAT_URL = env("DOORSTEP_WECHAT_URL") or SANDBOX_URL
WECHAT_KEYS = env("DOORSTEP_WECHAT_KEYS") or (
    f"{SANDBOX_DIR}/merchants.json" if SANDBOX_DIR else ""
)
LISTENS_BEYOND = env("DOORSTEP_HOST") not in ("127.0.0.1", "::1", "localhost")
MAP_TILES, MAP_ATTRIBUTION = env("DOORSTEP_MAP_TILES"), env("DOORSTEP_MAP_ATTRIBUTION")
MAP_CRS = env("DOORSTEP_MAP_CRS")
ROUTES = env("DOORSTEP_ROUTES")
ROUTES_URL, ROUTES_KEY = env("DOORSTEP_ROUTES_URL"), env("DOORSTEP_ROUTES_KEY")
ROUTES_PROFILE = env("DOORSTEP_ROUTES_PROFILE")
DATABASE_APP_ROLE = (
    env("DOORSTEP_APP_ROLE") or conninfo_to_dict(env("DATABASE_URL")).get("user") or "doorstep_app"
)

ROOMS = [
    "doorstep.kernel",
    "doorstep.people.accounts",
    "doorstep.people.identity",
    "doorstep.people.partners",
    "doorstep.money.ledger",
    "doorstep.money.payments",
    "doorstep.money.wallets",
    "doorstep.money.reconciliation",
    "doorstep.offering.areas",
    "doorstep.offering.catalog",
    "doorstep.offering.workers",
    "doorstep.visits.orders",
    "doorstep.visits.staffing",
    "doorstep.visits.dispatch",
    "doorstep.visits.tracking",
    "doorstep.visits.series",
    "doorstep.visits.waiting",
    "doorstep.visits.planning",
    "doorstep.visits.hints",
    "doorstep.aftercare.settlement",
    "doorstep.aftercare.quality",
    "doorstep.aftercare.guarantee",
    "doorstep.insight.notices",
    "doorstep.insight.analytics",
    "doorstep.surfaces",
]
INSTALLED_APPS = ["django.contrib.postgres", *ROOMS]
MIDDLEWARE = ["doorstep.surfaces.health.Watch"]
ROOT_URLCONF = "doorstep.urls"
WSGI_APPLICATION = "doorstep.wsgi.application"
SWITCHBOARD = "doorstep.switchboard.SWITCHBOARD"
ALLOWED_HOSTS = ["*"]
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "zh-hans"
USE_I18N = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
LOGGING_CONFIG = None
SILENCED_SYSTEM_CHECKS = ["security.W001"]

PORTS = {
    "payments.channel": "doorstep.adapters.wechat.pay.from_settings",
    "accounts.miniprogram": "doorstep.adapters.wechat.miniprogram.from_settings",
    "accounts.sms": "doorstep.adapters.twins.sms.from_settings",
    "notices.messenger": "doorstep.adapters.wechat.miniprogram.from_settings",
}
if ROUTES:
    _where = "twins.routes" if ROUTES == "twin" else ROUTES
    PORTS["areas.routes"] = f"doorstep.adapters.{_where}.from_settings"


def _database(url: str) -> dict[str, object]:
    facts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value}
    prepares = env("DOORSTEP_DB_PREPARE") == "1"
    options: dict[str, object] = {
        "pool": {"min_size": 1, "max_size": int(env("DOORSTEP_DB_POOL")), "timeout": 20},
        "server_side_binding": prepares,
        "prepare_threshold": 2 if prepares else None,
        "application_name": "doorstep",
    }
    if not url:
        options["pool"] = False
    named = {name: facts.pop(key, "") for name, key in _NAMED.items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **named,
        "NAME": named["NAME"] or "doorstep",
        "CONN_MAX_AGE": 0,
        # What Django has no name for goes to libpq as it stands: sslmode, certificates, service.
        "OPTIONS": options | facts,
    }


_NAMED = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
DATABASES = {"default": _database(env("DATABASE_URL"))}


def insist() -> None:
    """Refuse to serve without what production does not make up by itself."""
    if not SECRET_KEY:
        raise ImproperlyConfigured(
            "DOORSTEP_SECRET_KEY is not set. Production signs addresses with a key of its own: "
            "start with ./doorstep up, which keeps one, or set it to 50 random letters."
        )


if ENV != "test":
    logs.configure(env("DOORSTEP_LOG"))
