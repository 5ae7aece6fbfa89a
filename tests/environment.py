"""Says that this is a test before any setting is read, and keeps its files in memory if it can."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM_BYTES_MIN = 2 * 1024**3


def _is_roomy(folder: Path) -> bool:
    """Whether the files of a whole suite have room there, programs may run, and memory is left."""
    if not os.access(folder, os.W_OK | os.X_OK) or os.statvfs(folder).f_flag & os.ST_NOEXEC:
        return False
    return min(shutil.disk_usage(folder).free, _memory_left()) >= ROOM_BYTES_MIN


def _memory_left() -> int:
    facts = dict(line.split(":") for line in Path("/proc/meminfo").read_text().splitlines())
    return int(facts["MemAvailable"].split()[0]) * 1024


# Unsaid, the house takes itself for real.
os.environ["DOORSTEP_ENV"] = "test"
# A database of a test's own is a thousand files: made on a disk, it costs ten times as long.
if "TMPDIR" not in os.environ and _is_roomy(MEMORY):
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
