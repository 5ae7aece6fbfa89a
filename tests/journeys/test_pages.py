"""The pages of docs/journeys are true: every file that they name is there, with its function."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "journeys").glob("*.md"))
STEP = re.compile(r"`((?:[a-z_]+/)*[a-z_]+\.py)`(?:\s+`([a-z_]+)`)?")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_step_of_a_journey_is_where_the_page_says(page: Path) -> None:
    wrong = []
    for name, function in STEP.findall(page.read_text()):
        home = ROOT if name.startswith("tests/") else ROOT / "src" / "doorstep"
        file = home / name
        if not file.exists():
            wrong.append(name)
        elif function and f"def {function}(" not in file.read_text():
            wrong.append(f"{name} {function}")

    assert not wrong
