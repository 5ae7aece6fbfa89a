"""The doors' OpenAPI documents mean one thing by one name."""

import json
from collections import defaultdict
from typing import Any

import pytest

from doorstep.kernel.edge import Door
from doorstep.surfaces import callbacks, console, customer, worker

DOORS = {door.name: door for door in (customer.door, worker.door, console.door, callbacks.door)}


def operations(door: Door) -> list[Any]:
    """Every operation of a door."""
    routers = [router for _, router in door.api._routers]
    views = [view for router in routers for view in router.path_operations.values()]
    return [operation for view in views for operation in view.operations]


@pytest.mark.parametrize("door", DOORS)
def test_two_shapes_of_a_door_never_share_a_name(door: str) -> None:
    """The document keeps one shape per name: a second one would be described as the first."""
    shapes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for operation in operations(DOORS[door]):
        answers = [one for one in operation.response_models.values() if one is not None]
        modes = [(one, "serialization") for one in answers]
        modes += [(one, "validation") for one in operation.models]
        for model, mode in modes:
            for name, shape in model.model_json_schema(mode=mode).get("$defs", {}).items():
                shapes[name][json.dumps(shape, sort_keys=True)].append(operation.operation_id)

    wrong = {name: list(found.values()) for name, found in shapes.items() if len(found) > 1}
    assert not wrong, wrong
