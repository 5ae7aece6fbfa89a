"""The same question put to VROOM once a slot: can one more visit begin then, whoever goes."""

import numpy as np
import vroom

from benchmarks.slots.forward import Shift
from doorstep.algorithms.slots import Need
from doorstep.algorithms.travel import IntArray, StraightLine

ANYBODY = 0


class Asked:
    """The plan as VROOM wants it; the matrix is made once and not counted."""

    def __init__(self, many: list[Shift], need: Need, travel: StraightLine) -> None:
        self.many, self.need = many, need
        where = [one.home for one in many]
        where += [stop.where for one in many for stop in one.stops]
        where.append((need.place.lat, need.place.lng))
        lat, lng = np.array(where).T
        seconds = travel.seconds_many(lat[:, None], lng[:, None], lat[None], lng[None], 0)
        np.fill_diagonal(seconds, 0)
        self.matrix = seconds.astype(np.uint32)

    def is_free(self, start: int) -> bool:
        """Whether VROOM finds room for the visit at a start; everybody keeps their own visits."""
        asked = vroom.Input()
        asked.set_durations_matrix("car", self.matrix)
        place = len(self.many)
        jobs: list[vroom.Job] = []
        for number, one in enumerate(self.many):
            for stop in one.stops:
                jobs.append(_job(place, place, stop.length, stop.first, stop.last, number + 1))
                place += 1
            asked.add_vehicle(_vehicle(number, one))
        jobs.append(_job(place, place, self.need.length, start, start, ANYBODY))
        asked.add_job(jobs)
        answer = asked.solve(exploration_level=0, nb_threads=1)
        return not answer.unassigned

    def free(self, starts: IntArray) -> list[bool]:
        """Every slot of a day, one after another."""
        return [self.is_free(int(start)) for start in starts]


def _job(id: int, location: int, length: int, first: int, last: int, skill: int) -> vroom.Job:
    return vroom.Job(
        id,
        location,
        default_service=length,
        skills={skill},
        time_windows=[vroom.TimeWindow(first, last)],
    )


def _vehicle(number: int, one: Shift) -> vroom.Vehicle:
    return vroom.Vehicle(
        number,
        start=number,
        end=number,
        skills={ANYBODY, number + 1},
        time_window=vroom.TimeWindow(one.opens, one.closes),
        breaks=[
            vroom.Break(1, [vroom.TimeWindow(start, start)], end - start)
            for start, end in one.breaks
        ],
    )
