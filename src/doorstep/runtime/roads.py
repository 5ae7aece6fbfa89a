"""What `doctor` says of travel times: which road engine is asked, and how old what is known is."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from doorstep.runtime import databases
from doorstep.runtime.places import Places
from doorstep.runtime.postgres import APP, Server
from doorstep.runtime.privilege import account_for
from doorstep.runtime.words import pick

WAYS = """
SELECT count(measured_at), min(measured_at), max(measured_at) FROM areas_roadway WHERE is_wanted
"""
LESSONS = "SELECT max(valid_from) FROM areas_travellesson WHERE trips > 0"


@dataclass(frozen=True, slots=True)
class Known:
    """How many ways an engine answered, the oldest and newest of them, and the last lesson."""

    ways: int
    oldest_at: datetime | None
    newest_at: datetime | None
    learned_at: datetime | None


def report(places: Places) -> str:
    """One sentence: the engine, the age of its answers, and when trips last taught."""
    engine = os.environ.get("DOORSTEP_ROUTES") or pick("无", "none")
    said = [pick("路程时间", "Travel times") + f": {pick('地图引擎', 'road engine')} {engine}"]
    known = _known(places)
    if known is None:
        return said[0]
    if known.newest_at is not None and known.oldest_at is not None:
        ages = f"{_age(known.newest_at)} – {_age(known.oldest_at)}"
        said.append(pick(f"{known.ways} 条答复, 已有 {ages}", f"{known.ways} answers, {ages} old"))
    else:
        said.append(pick("尚无答复", "no answers yet"))
    if known.learned_at is None:
        said.append(pick("尚未从行程学习", "nothing learned from trips yet"))
    else:
        age = _age(known.learned_at)
        said.append(pick(f"{age}前从行程学习", f"learned from trips {age} ago"))
    return ", ".join(said)


def _known(places: Places) -> Known | None:
    """What the database holds; None while there is none that answers, or its tables are older."""
    url = _address(places)
    if url is None:
        return None
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            ways = connection.execute(WAYS).fetchall()[0]
            lesson = connection.execute(LESSONS).fetchall()[0]
    except (psycopg.OperationalError, psycopg.errors.UndefinedTable):
        return None
    return Known(*ways, *lesson)


def _address(places: Places) -> str | None:
    outer = databases.external()
    if outer is not None:
        return outer.dsn(APP)
    server = Server(places.postgres, account=account_for(places.postgres, make=False))
    if not Path(server.cluster, "postmaster.pid").exists():
        return None
    return server.dsn(APP)


def _age(moment: datetime) -> str:
    hours = max(0, int((datetime.now(UTC) - moment).total_seconds() // 3600))
    if hours < 48:
        return pick(f"{hours} 小时", f"{hours} h")
    return pick(f"{hours // 24} 天", f"{hours // 24} days")
