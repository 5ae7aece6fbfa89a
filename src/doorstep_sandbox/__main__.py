"""`python -m doorstep_sandbox --port P --data DIR`: the sandbox as a process of its own."""

import argparse
import fcntl
import os
from pathlib import Path

import uvicorn

from doorstep_sandbox.app import build

REFUSAL = (
    "The sandbox makes up money and must not run beside a production system.\n"
    "沙箱里的钱是虚构的，不能与生产系统一起运行。"
)


def main() -> None:
    """Serve one data folder until told to stop."""
    parser = argparse.ArgumentParser(prog="doorstep_sandbox", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    asked = parser.parse_args()
    if os.environ.get("DOORSTEP_ENV") == "production":
        parser.exit(2, f"{REFUSAL}\n")
    asked.data.mkdir(parents=True, exist_ok=True)
    with open(asked.data / "lock", "w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            parser.exit(3, f"Another sandbox already serves {asked.data}.\n")
        uvicorn.run(
            build(asked.data),
            host=asked.host,
            port=asked.port,
            log_level="warning",
            timeout_graceful_shutdown=3,
        )


if __name__ == "__main__":
    main()
