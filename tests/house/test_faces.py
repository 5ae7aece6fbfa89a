"""A room is entered by its faces only, and only the switchboard knows its listeners."""

from . import tree

OUTSIDE_THE_EDGE = {"doorstep.money.ledger.audit": "a report is asked for by no act"}
FACES = {"commands", "queries", "events", "ports", "outward", "audit"}


def _room_of(module: str) -> str | None:
    return next((room for room in tree.rooms() if f"{module}.".startswith(f"{room}.")), None)


def test_rooms_enter_each_other_by_their_faces() -> None:
    wrong = []
    for path in tree.files():
        own = _room_of(tree.module_of(path))
        for name in tree.imports_of(path):
            room = _room_of(name)
            if room is None or room == own or name == room:
                continue
            face = name.removeprefix(f"{room}.").split(".")[0]
            by_switchboard = tree.module_of(path) == "doorstep.switchboard" and face == "listeners"
            if face not in FACES and not by_switchboard:
                wrong.append(f"{tree.module_of(path)} reaches into {name}")

    assert not wrong, "\n".join(wrong)


def test_inside_a_room_the_way_is_one() -> None:
    below = {
        "models": {"queries", "commands", "listeners", "jobs", "outward"},
        "queries": {"commands", "listeners", "jobs", "outward"},
        "commands": {"listeners", "outward"},
        "rules": {"models", "queries", "commands", "listeners", "jobs", "outward", "events"},
        "events": {"models", "queries", "commands", "listeners", "jobs", "outward", "rules"},
    }
    wrong = []
    for path in tree.files():
        own = _room_of(tree.module_of(path))
        if own is None:
            continue
        part = tree.module_of(path).removeprefix(f"{own}.").split(".")[0]
        for name in tree.imports_of(path):
            if name.startswith(f"{own}."):
                other = name.removeprefix(f"{own}.").split(".")[0]
                if other in below.get(part, set()):
                    wrong.append(f"{tree.module_of(path)} imports {name}")

    assert not wrong, "\n".join(wrong)


def test_only_the_edge_and_the_queue_open_transactions() -> None:
    wrong = [
        tree.module_of(path)
        for path in tree.files()
        if _room_of(tree.module_of(path)) and "transaction.atomic" in path.read_text()
    ]

    assert not wrong, "\n".join(wrong)


def test_nobody_below_the_edge_reads_the_clock() -> None:
    wrong = []
    for path in tree.files():
        if _room_of(tree.module_of(path)) is None:
            continue
        text = path.read_text()
        if tree.module_of(path) in OUTSIDE_THE_EDGE:
            continue
        if "datetime.now(" in text or "timezone.now(" in text or "clock.read(" in text:
            wrong.append(tree.module_of(path))

    assert not wrong, "\n".join(wrong)
