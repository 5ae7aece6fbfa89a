"""The documents are true: generated pages are up to date, every room and word is named."""

import re

from doorstep.surfaces.management.commands.write_reference import (
    DOCUMENTS,
    PAGES,
    documents,
    pages,
)

from . import tree

TEXT = {
    path: path.read_text() for path in [*tree.ROOT.glob("*.md"), *tree.ROOT.glob("docs/**/*.md")]
}


def test_the_reference_pages_are_up_to_date() -> None:
    wrong = [name for name, text in pages().items() if (PAGES / name).read_text() != text]

    assert not wrong, f"run ./doorstep manage write_reference: {wrong}"


def test_the_clients_are_built_from_the_doors_as_they_are() -> None:
    wrong = [name for name, text in documents().items() if (DOCUMENTS / name).read_text() != text]

    assert not wrong, f"run ./doorstep manage write_reference: {wrong}"


def test_the_architecture_names_every_room() -> None:
    page = (tree.ROOT / "ARCHITECTURE.md").read_text()
    wrong = [
        room
        for room in tree.rooms()
        if f"| {room.split('.')[1]} | {room.split('.')[2]} |" not in page
    ]

    assert not wrong, wrong


def test_the_architecture_fits_on_one_page() -> None:
    assert (tree.ROOT / "ARCHITECTURE.md").read_text().count("\n") <= 110


def test_links_and_paths_in_the_documents_lead_somewhere() -> None:
    wrong = []
    for path, text in TEXT.items():
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            if not (path.parent / link).exists():
                wrong.append(f"{path.name}: {link}")
        for named in re.findall(r"\b(docs/[\w/.-]+\.md|tests/[\w/]+\.py)\b", text):
            if not (tree.ROOT / named).exists():
                wrong.append(f"{path.name}: {named}")

    assert not wrong, "\n".join(wrong)


def test_both_readmes_show_the_two_commands() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (tree.ROOT / name).read_text()
        assert "./doorstep demo" in text
        assert "./doorstep test" in text


def test_every_decision_has_a_number_and_a_title() -> None:
    numbers = []
    for path in sorted((tree.ROOT / "docs" / "decisions").glob("*.md")):
        number = int(path.name[:4])
        numbers.append(number)
        assert path.read_text().startswith(f"# {number}. "), path.name
    assert numbers == list(range(1, len(numbers) + 1))
