"""`doctor`: looks at the machine and the data folder and says in plain words what is wrong."""

import os
import platform
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
from rich.console import Console

from doorstep.runtime import databases, kinds, outside, roads
from doorstep.runtime.backup import fingerprints
from doorstep.runtime.holding import find_running, listen
from doorstep.runtime.lifeline import alive
from doorstep.runtime.places import (
    FULL_DISK_BYTES,
    LOW_DISK_BYTES,
    ROOT,
    Places,
    free_bytes,
)
from doorstep.runtime.postgres import ADMIN, VERSION, Server
from doorstep.runtime.postmaster import orphan
from doorstep.runtime.privilege import account_for, binaries, service_name
from doorstep.runtime.trouble import Trouble
from doorstep.runtime.words import pick, plain

GOOD, WARNING, BAD = "good", "warning", "bad"
_MARKS = {GOOD: "[green]✓[/]", WARNING: "[yellow]![/]", BAD: "[bold red]✗[/]"}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_BACKWARDS_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it is, and what to do when it is not good."""

    state: str
    text: str
    way_out: str = ""


def examine(data: Path, port: int) -> list[Finding]:
    """Look at everything; a look that fails is itself a finding."""
    places = Places(data.expanduser().absolute())
    looks: list[Callable[[], Finding]] = [
        _python,
        lambda: _disk(places),
        lambda: _folder(places),
        lambda: _clock(places),
        lambda: _port(places, port),
        lambda: _account(places),
        lambda: _database(places),
        lambda: _keys(places),
        lambda: _kind(places),
        lambda: Finding(GOOD, roads.report(places)),
        *([_browser] if find_spec("pytest") else []),
    ]
    return [_look(look) for look in looks] + _outside(places)


def report(findings: list[Finding], console: Console) -> int:
    """Print the findings; 1 when something stands in the way of starting."""
    for finding in findings:
        console.print(f"{_MARKS[finding.state]} {plain(finding.text)}")
        if finding.way_out:
            console.print(f"  → {plain(finding.way_out)}")
    return int(any(finding.state == BAD for finding in findings))


def _look(look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Trouble as trouble:
        return Finding(BAD, trouble.what, trouble.way_out)
    except OSError as error:
        return Finding(BAD, f"{error.filename or ''} {error.strerror}".strip())


def _python() -> Finding:
    version = f"Python {platform.python_version()} · {platform.system()} {platform.machine()}"
    if (3, 12) <= sys.version_info[:2] < (3, 15):
        return Finding(GOOD, version)
    return Finding(
        BAD, version, pick("需要 Python 3.12 至 3.14。", "Python 3.12 to 3.14 is needed.")
    )


def _disk(places: Places) -> Finding:
    free = free_bytes(places.data)
    text = pick("磁盘剩余", "Free on disk") + f": {free >> 20} MB"
    if free >= LOW_DISK_BYTES:
        return Finding(GOOD, text)
    way = pick("请清理出至少 500 MB。", "Free at least 500 MB.")
    return Finding(BAD if free < FULL_DISK_BYTES else WARNING, text, way)


def _folder(places: Places) -> Finding:
    if not places.data.exists():
        parent = next(folder for folder in places.data.parents if folder.exists())
        if not os.access(parent, os.W_OK):
            raise Trouble("folder_closed", folder=parent, reason=os.strerror(13))
        return Finding(
            GOOD, pick("数据文件夹将会新建", "Data folder, to be made") + f": {places.data}"
        )
    if not os.access(places.data, os.W_OK | os.X_OK):
        raise Trouble("folder_closed", folder=places.data, reason=os.strerror(13))
    return Finding(GOOD, pick("数据文件夹可写", "Data folder is writable") + f": {places.data}")


def _clock(places: Places) -> Finding:
    """A clock that was set back shows in files from the future; one never set, in our own."""
    newest = max(
        (path.stat().st_mtime for path in (ROOT / "requirements.lock", *places.logs.glob("*.log"))),
        default=0.0,
    )
    now = time.time()
    shown = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(now))
    if newest <= now + _BACKWARDS_SECONDS:
        return Finding(GOOD, pick("时钟", "Clock") + f": {shown}")
    return Finding(
        BAD,
        pick("时钟比已有文件还早", "The clock is behind files that exist already") + f": {shown}",
        pick("请校准系统时间(例如启用 NTP)。", "Set the system clock (enable NTP, for example)."),
    )


def _port(places: Places, port: int) -> Finding:
    running = find_running(places) if (places.run / "lock").exists() else None
    if running is not None:
        text = pick("正在运行", "Running") + f": {running.host}:{running.port} (pid {running.pid})"
        return Finding(GOOD if alive(running.pid) else WARNING, text)
    listen("127.0.0.1", port).close()
    return Finding(GOOD, pick(f"端口 {port} 空闲", f"Port {port} is free"))


def _account(places: Places) -> Finding:
    if databases.external() is not None:
        return Finding(
            GOOD, pick("使用外部数据库(DATABASE_URL)", "External database (DATABASE_URL)")
        )
    binaries()
    account = account_for(places.postgres, make=False)
    service = service_name()
    if service is not None and account.user is None:
        how = pick(
            f"首次启动时会建立服务账号 {service}", f"will make the service account {service}"
        )
    elif account.user is not None:
        how = pick(f"以服务账号 {account.user} 运行", f"runs as service account {account.user}")
    elif account.namespaced:
        how = pick("以 root 的用户命名空间运行", "runs in a user namespace of root")
    else:
        how = pick("以当前用户运行", "runs as this user")
    return Finding(GOOD, f"PostgreSQL {VERSION}: {how}")


def _database(places: Places) -> Finding:
    outer = databases.external()
    if outer is not None:
        outer.start()
        return Finding(GOOD, pick("外部数据库可以连接", "The external database answers"))
    server = Server(places.postgres, account=account_for(places.postgres, make=False))
    if not server.cluster.exists():
        return Finding(GOOD, pick("数据库尚未创建", "The database is not made yet"))
    if not (server.cluster / "postmaster.pid").exists():
        return Finding(GOOD, pick("数据库已停止", "The database is stopped"))
    try:
        with psycopg.connect(server.dsn(ADMIN, "postgres"), connect_timeout=5) as connection:
            row = connection.execute("SHOW server_version").fetchone()
    except psycopg.OperationalError:
        left = orphan(server.cluster)
        if left is None:
            return Finding(GOOD, pick("数据库已停止", "The database is stopped"))
        return Finding(
            WARNING,
            pick(f"数据库进程 {left} 没有应答", f"The database process {left} does not answer"),
            pick("下次启动会先结束它并恢复。", "The next start ends it and recovers."),
        )
    return Finding(GOOD, pick("数据库运行中", "The database is up") + f": {row[0] if row else '?'}")


def _keys(places: Places) -> Finding:
    kept = list(places.keys.iterdir()) if places.keys.is_dir() else []
    given = os.environ.get("DOORSTEP_VAULT_KEYS")
    if given and not fingerprints(Path(given)):
        return Finding(
            BAD,
            pick(f"{given} 不是可读的密钥文件", f"{given} is no file of keys that can be read"),
            pick("请检查 DOORSTEP_VAULT_KEYS。", "Check DOORSTEP_VAULT_KEYS."),
        )
    kept += [Path(given)] if given else []
    if not kept:
        return Finding(GOOD, pick("密钥将在首次启动时生成", "Keys are made at the first start"))
    loose = [str(path) for path in kept if path.stat().st_mode & 0o077]
    if not loose:
        return Finding(GOOD, pick("密钥只有本用户可读", "Keys are readable by this user only"))
    names = ", ".join(loose)
    return Finding(
        WARNING,
        pick(f"其他用户可以读取密钥: {names}", f"Others can read the keys: {names}"),
        f"chmod 600 {' '.join(loose)}",
    )


def _kind(places: Places) -> Finding:
    kind = kinds.of_folder(places) or kinds.wanted()
    return Finding(GOOD, pick("环境", "Kind of installation") + f": {kind}")


def _outside(places: Places) -> list[Finding]:
    """What production lacks from outside; asked with the settings that it would start with."""
    if (kinds.of_folder(places) or os.environ.get("DOORSTEP_ENV", "production")) != "production":
        return []
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "doorstep.settings",
        "DOORSTEP_DATA": str(places.data),
        "DOORSTEP_ENV": "production",
    }
    way = pick("见 docs/operations/running.md。", "See docs/operations/running.md.")
    return [
        Finding(WARNING, f"{what}: {reason}", way)
        for what, reason in outside.told(outside.start(environment))
    ]


def _browser() -> Finding:
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if found:
        return Finding(GOOD, f"Chromium: {found}")
    return Finding(
        WARNING,
        pick("没有找到 Chromium,浏览器测试会跳过", "No Chromium: the browser tests are left out"),
        pick("需要时: apt-get install chromium", "If wanted: apt-get install chromium"),
    )
