"""Structured logs: one JSON line per event on standard output, without the values of variables.

Tracebacks name files, lines and functions only: a local variable may hold a phone number, a
sealed text's plain form or a key.  So may what a database or a validator says of a bad value.
"""

import logging
import re
import sys
import threading
import traceback
from types import TracebackType

import psycopg
import structlog
from django.db import Error as DatabaseError
from pydantic import ValidationError

type Raised = tuple[type[BaseException], BaseException, TracebackType | None]
_CAUSED = "\nThe above exception was the direct cause of the following exception:\n\n"
_MET = "\nDuring handling of the above exception, another exception occurred:\n\n"
# PostgreSQL quotes names of tables and constraints, which are lower case, and also values.
_QUOTED = re.compile(r'(: |value )?"([^"]*)"?')
_NAME = re.compile(r"[a-z_][a-z0-9_.]*")
LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}


def configure(level: str) -> None:
    """Send structlog and the standard library's logs through one JSON renderer."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(_told),  # type: ignore[arg-type]
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(LEVELS.get(level, 20))
    # These name whole addresses at info; an address may hold a signature.
    for name in ("httpx", "httpcore", "django.request", "django.server"):
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.captureWarnings(True)


def keep_crashes() -> None:
    """In a process of the house: what nobody catches is logged too, whichever thread it ends."""
    log = structlog.get_logger("doorstep.crash")

    def crashed(kind: type[BaseException], error: BaseException, trace: object) -> None:
        log.critical("crashed", exc_info=error)

    sys.excepthook = crashed
    threading.excepthook = lambda thread: log.critical(
        "thread_crashed", thread=getattr(thread.thread, "name", ""), exc_info=thread.exc_value
    )


def said(error: BaseException) -> str:
    """What an exception says, without the values that a row or a request had."""
    if isinstance(error, ValidationError):
        fields = error.errors(include_url=False, include_input=False, include_context=False)
        wrong = (f"{'.'.join(map(str, one['loc']))}: {one['type']}" for one in fields)
        return f"{error.title}: " + "; ".join(wrong)
    if isinstance(error, DatabaseError | psycopg.Error):
        return _QUOTED.sub(_unless_name, str(error).partition("\n")[0])
    return str(error)


def _unless_name(quoted: re.Match[str]) -> str:
    before, content = quoted.groups("")
    return quoted[0] if not before and _NAME.fullmatch(content) else f'{before}"…"'


def _told(raised: Raised) -> str:
    """A traceback as Python writes it, except for what the exceptions say."""
    error = raised[1]
    before = ""
    if error.__cause__ is not None:
        before = _told(_raised(error.__cause__)) + _CAUSED
    elif error.__context__ is not None and not error.__suppress_context__:
        before = _told(_raised(error.__context__)) + _MET
    within = [_told(_raised(one)) for one in getattr(error, "exceptions", ())]
    lines = "".join(traceback.format_tb(raised[2]))
    return "\n".join(
        [
            f"{before}Traceback (most recent call last):\n{lines}{_name(error)}: {said(error)}",
            *within,
        ]
    )


def _raised(error: BaseException) -> Raised:
    return type(error), error, error.__traceback__


def _name(error: BaseException) -> str:
    kind = type(error)
    return (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )
