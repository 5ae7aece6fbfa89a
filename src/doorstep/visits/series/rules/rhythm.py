"""The days of a rhythm: weekly, every n weeks, monthly by day or by weekday; plain dates."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count as numbers
from itertools import dropwhile, islice, takewhile

from doorstep.kernel.errors import Invalid

WEEKLY, MONTHLY_DAY, MONTHLY_WEEKDAY = "weekly", "monthly_day", "monthly_weekday"
KINDS = (WEEKLY, MONTHLY_DAY, MONTHLY_WEEKDAY)
LAST = -1
EVERY_MAX, COUNT_MAX = 12, 366
AHEAD_DAYS_MAX = 366
"""So far ahead a rhythm may begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """On which days of the city's calendar something repeats; weekday 0 is Monday.

    weekly: on `weekdays`, every `every` weeks.  monthly_day: on `month_day`, in shorter months on
    their last day.  monthly_weekday: on the `nth` (1-4, -1 the last) of the one weekday.
    """

    kind: str
    first_day: date
    every: int = 1
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None
    nth: int | None = None
    last_day: date | None = None
    count: int | None = None

    def days(self) -> Iterator[date]:
        """Its days in order; without `last_day` and `count` they never end."""
        every = self._weekly() if self.kind == WEEKLY else self._monthly()
        last_day = self.last_day or date.max
        begun = dropwhile(lambda day: day < self.first_day, every)
        return islice(takewhile(lambda day: day <= last_day, begun), self.count)

    def days_between(self, first: date, last: date) -> list[date]:
        """Its days from one day to another, both included."""
        return [day for day in takewhile(lambda day: day <= last, self.days()) if day >= first]

    def next_days(self, first: date, most: int) -> list[date]:
        """Its next so many days, from a day on."""
        return list(islice((day for day in self.days() if day >= first), most))

    def _weekly(self) -> Iterator[date]:
        monday = self.first_day - timedelta(days=self.first_day.weekday())
        for week in numbers(0, self.every):
            for weekday in sorted(set(self.weekdays)):
                yield monday + timedelta(weeks=week, days=weekday)

    def _monthly(self) -> Iterator[date]:
        for month in numbers(self.first_day.year * 12 + self.first_day.month - 1, self.every):
            year, index = divmod(month, 12)
            yield self._day_of(year, index + 1)

    def _day_of(self, year: int, month: int) -> date:
        opens_on, length = monthrange(year, month)
        if self.kind == MONTHLY_DAY:
            assert self.month_day is not None
            return date(year, month, min(self.month_day, length))
        assert self.nth is not None
        earliest = 1 + (self.weekdays[0] - opens_on) % 7
        if self.nth == LAST:
            return date(year, month, earliest + (length - earliest) // 7 * 7)
        return date(year, month, earliest + (self.nth - 1) * 7)


def is_same(one: Rhythm, other: Rhythm) -> bool:
    """Whether two rhythms are the same but for the day on which they begin."""
    return replace(one, first_day=other.first_day) == other


def check(rhythm: Rhythm, *, today: date) -> None:
    """Refuses with Invalid, naming every field that does not fit."""
    weekly, by_weekday = rhythm.kind == WEEKLY, rhythm.kind == MONTHLY_WEEKDAY
    ends = rhythm.last_day
    wrong = {
        "kind | weekly, monthly_day, monthly_weekday": rhythm.kind not in KINDS,
        f"every | 1-{EVERY_MAX}": not 1 <= rhythm.every <= EVERY_MAX,
        "weekdays | 0-6": not all(0 <= day <= 6 for day in rhythm.weekdays),
        "weekdays | kind": (weekly and not rhythm.weekdays)
        or (by_weekday and len(set(rhythm.weekdays)) != 1),
        "month_day | 1-31": rhythm.kind == MONTHLY_DAY
        and (rhythm.month_day is None or not 1 <= rhythm.month_day <= 31),
        "nth | 1-4, -1": by_weekday and rhythm.nth not in (1, 2, 3, 4, LAST),
        "first_day | today": not today
        <= rhythm.first_day
        <= today + timedelta(days=AHEAD_DAYS_MAX),
        "last_day | first_day": ends is not None and ends < rhythm.first_day,
        f"count | 1-{COUNT_MAX}": rhythm.count is not None and not 1 <= rhythm.count <= COUNT_MAX,
        "last_day | count": ends is not None and rhythm.count is not None,
    }
    problems = [said.split(" | ") for said, bad in wrong.items() if bad]
    if problems:
        raise Invalid([{"field": field, "reason": reason} for field, reason in problems])
    if not rhythm.next_days(rhythm.first_day, 1):
        raise Invalid([{"field": "last_day", "reason": "no day of the rhythm"}])
