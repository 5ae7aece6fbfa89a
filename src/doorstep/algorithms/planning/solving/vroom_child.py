"""VROOM in a process of its own: a day as JSON comes in, routes as JSON go out.

It is run as a script, so that it can be stopped; it needs nothing of the house.
"""

import json
import sys
from datetime import timedelta
from typing import Any


def main() -> None:
    """Solve the day on the standard input."""
    import numpy as np
    import vroom

    day: dict[str, Any] = json.load(sys.stdin)
    case = vroom.Input()
    case.set_durations_matrix("car", np.array(day["seconds"], dtype=np.uint32))
    case.set_costs_matrix("car", np.array(day["cost"], dtype=np.uint32))
    for row in day["vehicles"]:
        case.add_vehicle(
            vroom.Vehicle(
                row["id"],
                start=row["start"],
                end=row["end"],
                capacity=row["capacity"],
                skills=set(row["skills"]),
                time_window=vroom.TimeWindow(*row["window"]),
                breaks=[
                    vroom.Break(one["id"], [vroom.TimeWindow(*one["window"])], one["seconds"])
                    for one in row["breaks"]
                ],
                costs=vroom.VehicleCosts(fixed=row["fixed"]),
            )
        )
    for row in day["jobs"]:
        case.add_job(
            vroom.Job(
                row["id"],
                row["location"],
                default_service=row["seconds"],
                delivery=row["load"],
                skills=set(row["skills"]),
                priority=row["priority"],
                time_windows=[vroom.TimeWindow(*window) for window in row["windows"]],
            )
        )
    limit = timedelta(seconds=day["seconds_max"])
    answer = case.solve(exploration_level=5, nb_threads=1, timeout=limit)
    routes: dict[int, list[int]] = {}
    for step in answer.to_dict()["routes"]:
        jobs = [one["id"] for one in step["steps"] if one["type"] == "job"]
        routes[step["vehicle"]] = jobs
    json.dump(sorted(routes.items()), sys.stdout)


if __name__ == "__main__":
    main()
