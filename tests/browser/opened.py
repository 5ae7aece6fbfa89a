"""The tier's run: the launcher's own, with an open city and nobody in it until a test asks."""

import signal
import sys
from pathlib import Path
from typing import Any

from doorstep.runtime import words
from doorstep.runtime.environment import Ports
from doorstep.runtime.places import open_places
from doorstep.runtime.supervisor import Run

OPENED = "the city is open"


def main(arguments: list[str]) -> int:
    """What the run does beside the house once its city is open: stay until it is told to end."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    sys.stdout.write(OPENED + "\n")
    sys.stdout.flush()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    return 0


def run(data: Path, port: int) -> int:
    """The same processes as a demo's, in the same order."""

    def say(key: str, **values: Any) -> None:
        sys.stderr.write(words.plain(words.say(key, **values)) + "\n")
        sys.stderr.flush()

    task = ["doorstep.runtime.opening", "yunhe", "tests.browser.opened"]
    ports = Ports(web=port, sandbox=port + 1)
    return Run(open_places(data), kind="demo", command="demo", ports=ports, task=task, say=say).go()


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), int(sys.argv[2])))
