"""Settings: one file, read from the environment; the settings reference is made from it."""

import os
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from doorstep.kernel import logs


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable, its default and what it is for."""

    name: str
    default: str
    meaning: str


SETTINGS = [
    Setting("DOORSTEP_ENV", "demo", "demo, test or production; production refuses sandbox keys"),
    Setting("DOORSTEP_DATA", "var", "folder for files, keys and the embedded database"),
    Setting("DOORSTEP_PORT", "8000", "the one port that serves the house"),
    Setting("DOORSTEP_PUBLIC_URL", "", "address that customers and channels reach us at"),
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
    Setting("DOORSTEP_LOG", "info", "least level that is logged: debug, info, warning, error"),
]
_DEFAULTS = {one.name: one.default for one in SETTINGS}


def env(name: str) -> str:
    """The value of a declared setting."""
    return os.environ.get(name) or _DEFAULTS[name]


ENV = env("DOORSTEP_ENV")
PRODUCTION = ENV == "production"
DEBUG = False
DATA = Path(env("DOORSTEP_DATA")).absolute()
SECRET_KEY = env("DOORSTEP_SECRET_KEY") or ("" if PRODUCTION else "demo-only-secret-key")
VAULT_KEYS = Path(env("DOORSTEP_VAULT_KEYS") or DATA / "keys" / "vault.json")
CLOCK_TURNS = not PRODUCTION
PUBLIC_URL = env("DOORSTEP_PUBLIC_URL") or f"http://127.0.0.1:{env('DOORSTEP_PORT')}"
SANDBOX_URL = env("DOORSTEP_SANDBOX_URL")
SANDBOX_DIR = env("DOORSTEP_SANDBOX_DIR")
WECHAT_URL = env("DOORSTEP_WECHAT_URL") or SANDBOX_URL
WECHAT_KEYS = env("DOORSTEP_WECHAT_KEYS") or (
    f"{SANDBOX_DIR}/merchants.json" if SANDBOX_DIR else ""
)
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
    "doorstep.offering.areas",
    "doorstep.offering.catalog",
    "doorstep.offering.workers",
    "doorstep.visits.orders",
    "doorstep.visits.dispatch",
    "doorstep.visits.tracking",
    "doorstep.aftercare.settlement",
    "doorstep.aftercare.quality",
    "doorstep.insight.notices",
    "doorstep.surfaces",
]
_SRC = Path(__file__).parent
ROOMS = [room for room in ROOMS if (_SRC.parent / room.replace(".", "/") / "__init__.py").exists()]
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


def _database(url: str) -> dict[str, object]:
    facts = conninfo_to_dict(url)
    prepares = env("DOORSTEP_DB_PREPARE") == "1"
    options: dict[str, object] = {
        "pool": {"min_size": 1, "max_size": int(env("DOORSTEP_DB_POOL")), "timeout": 20},
        "server_side_binding": prepares,
        "prepare_threshold": 2 if prepares else None,
        "application_name": "doorstep",
    }
    if not url:
        options["pool"] = False
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": facts.get("dbname") or "doorstep",
        "USER": facts.get("user") or "",
        "PASSWORD": facts.get("password") or "",
        "HOST": facts.get("host") or "",
        "PORT": str(facts.get("port") or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": options,
    }


DATABASES = {"default": _database(env("DATABASE_URL"))}

if ENV != "test":
    logs.configure(env("DOORSTEP_LOG"))
