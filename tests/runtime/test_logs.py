"""Logs: every line is JSON, whoever wrote it, and no line carries a value of a row or a request."""

import json
import subprocess
import sys
from typing import Any

import psycopg
import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from tests.runtime.conftest import clean_environment

from doorstep import logs
from doorstep.runtime.postgres import OWNER

SECRET = "13800138000"
SPEAKS = """
import logging, threading, warnings
import psycopg, structlog
from doorstep import settings
from doorstep import logs
from pydantic import TypeAdapter

PHONE = "1380" + "0138000"
logs.keep_crashes()
logging.getLogger("uvicorn.error").info("Started server process [%d]", 7)
structlog.get_logger("doorstep.edge").info("said", city=1)
warnings.warn("something is old", stacklevel=1)

def fail():
    try:
        TypeAdapter(int).validate_python("tel " + PHONE)
    except ValueError as error:
        raise psycopg.errors.NotNullViolation(
            'null value in column "name"\\nDETAIL:  Failing row contains (' + PHONE + ',\\n 1).'
        ) from error

try:
    fail()
except psycopg.Error:
    logging.getLogger("foreign").exception("foreign_failed")
    structlog.get_logger("ours").exception("ours_failed")
thread = threading.Thread(target=fail, name="deliver")
thread.start()
thread.join()
fail()
"""


def test_every_line_is_json_and_shows_no_value() -> None:
    spoke = subprocess.run(
        [sys.executable, "-c", SPEAKS],
        env=clean_environment(DOORSTEP_ENV="demo"),
        capture_output=True,
        text=True,
    )
    lines = [json.loads(line) for line in spoke.stdout.splitlines()]
    events = [line["event"] for line in lines]
    assert spoke.stderr == ""
    assert events[0] == "Started server process [7]"
    assert events[-4:] == ["foreign_failed", "ours_failed", "thread_crashed", "crashed"]
    assert SECRET not in spoke.stdout
    assert all("in fail" in line["exception"] for line in lines[-4:])
    assert all("direct cause" in line["exception"] for line in lines[-4:])


def test_what_the_database_says_names_no_value(server: Any) -> None:
    told = []
    with psycopg.connect(server.dsn(OWNER, "postgres"), autocommit=True) as connection:
        connection.execute("CREATE TEMP TABLE phone (number text PRIMARY KEY, name text NOT NULL)")
        insert = "INSERT INTO phone VALUES (%s, %s)"
        connection.execute(insert, [SECRET, "x"])
        for statement, values in (
            (insert, [SECRET, "x"]),
            (insert, [SECRET + "1", None]),
            (f"SELECT '{SECRET}x'::int", []),
            (f"SELECT '{SECRET}'::uuid", []),
        ):
            with pytest.raises(psycopg.Error) as raised:
                connection.execute(statement.encode(), values)
            told.append(logs.said(raised.value))
    assert "phone_pkey" in told[0]
    assert 'column "name"' in told[1]
    assert SECRET not in " ".join(told)


def test_what_a_validator_says_names_the_field_and_no_value() -> None:
    class Wanted(BaseModel):
        phone: int

    with pytest.raises(ValidationError) as raised:
        TypeAdapter(list[Wanted]).validate_python([{"phone": SECRET + "x"}])
    told: Any = logs.said(raised.value)
    assert "0.phone: int_parsing" in told
    assert SECRET not in told
