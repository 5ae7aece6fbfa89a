"""The bench on real days reads the public set's layout, from folders and from archives."""

import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from benchmarks import real_days


def a_day(folder: Path, plan: str, couriers: int) -> None:
    """One small day in the set's layout."""
    place = folder / f"0o10t10{plan}p10"
    place.mkdir(parents=True)
    rng = np.random.default_rng(4)
    orders = [
        f"o{row}\t{x}\t{y}\t{minute}\tr1\t{minute + 10}"
        for row, (x, y, minute) in enumerate(rng.integers(0, 8_000, (30, 3)) % (8_000, 8_000, 400))
    ]
    shifts = [f"c{row}\t{400 * row}\t{300 * row}\t0\t600" for row in range(couriers)]
    head = "order\tx\ty\tplacement_time\trestaurant\tready_time"
    (place / real_days.ORDERS).write_text("\n".join([head, *orders]) + "\n")
    (place / real_days.COURIERS).write_text(
        "\n".join(["courier\tx\ty\ton_time\toff_time", *shifts]) + "\n"
    )
    (place / real_days.PARAMETERS).write_text("meters_per_minute\tpay\n320\t10\n")


def test_days_are_read_once_with_their_first_plan_of_shifts(tmp_path: Path) -> None:
    for plan, couriers in (("s1", 8), ("s2", 5)):
        a_day(tmp_path / "plain", plan, couriers)
    (tmp_path / "packed").mkdir()
    with tarfile.open(tmp_path / "packed" / "set.tar.xz", "w:xz") as archive:
        archive.add(tmp_path / "plain", arcname="seeds")

    for folder in ("plain", "packed"):
        [day] = real_days.read(tmp_path / folder)
        assert (len(day.orders), len(day.couriers)) == (30, 8)
        assert day.speed_mps == pytest.approx(320 / 60)
        assert (np.diff(day.orders[:, 0]) >= 0).all()


def test_the_bench_keeps_ratios_with_both_sides(tmp_path: Path) -> None:
    a_day(tmp_path / "set", "s1", 8)
    kept = tmp_path / "kept.json"

    status = real_days.main(["--instances", str(tmp_path / "set"), "--json", str(kept)])

    ratio = json.loads(kept.read_text())["ratios"]["10 min ours/grab door"]
    assert status == 0
    assert ratio["at_most"] == 0.65
    assert ratio["value"] == pytest.approx(
        next(iter(ratio["of"].values())) / next(iter(ratio["to"].values()))
    )


def test_a_folder_without_a_day_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as told:
        real_days.main(["--instances", str(tmp_path)])

    assert told.value.code == 2
