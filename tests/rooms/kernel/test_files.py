"""Files: a picture is there when its row is, and goes when its row goes."""

import io
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from PIL import Image

from doorstep.kernel import edge, files, jobs
from doorstep.kernel.act import Act
from doorstep.kernel.models import FileRow

CITY = 7
pytestmark = pytest.mark.usefixtures("fresh_db")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where files lie."""
    with override_settings(DATA=tmp_path):
        yield tmp_path / "files"


def keep(act: Act) -> FileRow:
    """Keep a small picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(buffer, format="PNG")
    facts: dict[str, Any] = {"purpose": "test", "owner": None, "kind": "image/png"}
    return files.keep(act, content=buffer.getvalue(), retain_days=1, **facts)


def pictures(folder: Path) -> list[Path]:
    """Every picture on the disk."""
    return [path for path in folder.rglob("*") if path.is_file()]


def make_old(folder: Path) -> None:
    """Two hours pass on the disk."""
    for path in pictures(folder):
        then = path.stat().st_mtime - 7200
        os.utime(path, (then, then))


def test_a_picture_lies_in_its_place_when_its_row_is_kept(folder: Path) -> None:
    row = edge.enter(keep, city_id=CITY)

    assert pictures(folder) == [folder / row.path]


def test_a_picture_whose_row_was_not_kept_is_removed(folder: Path) -> None:
    def fail(act: Act) -> None:
        keep(act)
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        edge.enter(fail, city_id=CITY)
    edge.enter(jobs.end_files, city_id=CITY)
    assert len(pictures(folder)) == 1  # it might be on its way

    make_old(folder)
    edge.enter(jobs.end_files, city_id=CITY)

    assert not pictures(folder)


def test_a_picture_that_a_crash_left_on_its_way_is_put_in_its_place(folder: Path) -> None:
    row = edge.enter(keep, city_id=CITY)
    (folder / row.path).rename(folder / str(CITY) / files.ARRIVING / row.id.hex)
    make_old(folder)

    edge.enter(jobs.end_files, city_id=CITY)

    assert pictures(folder) == [folder / row.path]


def test_a_file_that_is_ended_is_gone_after_the_next_round(folder: Path) -> None:
    row = edge.enter(keep, city_id=CITY)

    edge.enter(files.end, [row.id], city_id=CITY)
    edge.enter(jobs.end_files, city_id=CITY)

    row.refresh_from_db()
    assert row.ended_at is not None
    assert not pictures(folder)


def test_a_file_under_legal_hold_stays(folder: Path) -> None:
    row = edge.enter(keep, city_id=CITY)
    FileRow.objects.filter(city_id=CITY).update(legal_hold=True)

    edge.enter(files.end, [row.id], city_id=CITY)
    edge.enter(
        lambda act: files.end_overdue(Act(act.role, act.at + timedelta(days=9), CITY)), city_id=CITY
    )

    assert pictures(folder) == [folder / row.path]
