"""A played day as the numbers that the moving map draws."""

from typing import Any

import numpy as np

from doorstep.algorithms.simulating import Played, World

NOBODY = -1


def movie(played: Played, world: World) -> dict[str, Any]:
    """Whole numbers: metres and seconds from midnight.

    `homes`: x, y of each worker. `orders`: placed, x, y, left (when the customer would give up),
    worker (-1: nobody), accepted, from x, from y, arrived, done. `walks`: worker, from and until
    when, from x, y, to x, y.
    """
    day = played.day
    served = played.worker >= 0
    accepted = np.where(served, played.accepted_seconds, 0)
    arrived = np.where(served, accepted + played.travel_seconds, 0)
    orders = np.column_stack(
        [
            day.placed_seconds,
            day.x_m,
            day.y_m,
            day.placed_seconds + day.patience_seconds,
            played.worker,
            accepted,
            np.where(served, played.from_x_m, 0),
            np.where(served, played.from_y_m, 0),
            arrived,
            np.where(served, arrived + day.service_seconds, 0),
        ]
    )
    walks = np.array(played.walks, dtype=np.float64).reshape(-1, 7)
    return {
        "side": int(world.side_m),
        "from": int(world.opens_seconds),
        "until": int(world.closes_seconds),
        "homes": _whole(np.column_stack([day.home_x_m, day.home_y_m])),
        "orders": _whole(orders),
        "walks": _whole(walks),
    }


def _whole(table: Any) -> list[list[int]]:
    rows: list[list[int]] = np.rint(table).astype(np.int64).tolist()
    return rows
