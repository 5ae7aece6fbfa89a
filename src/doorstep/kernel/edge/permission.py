"""The permission table: every endpoint, who may call it and whose objects it may touch."""

from dataclasses import dataclass

from doorstep.kernel.limits import Rate

OWN = "own"  # only objects that belong to the caller
CITY = "city"  # any object of the caller's city
MERCHANT = "merchant"  # objects of the caller's merchant
PUBLIC = "public"  # nothing that belongs to anybody


@dataclass(frozen=True, slots=True)
class Permission:
    """One row of the table."""

    door: str
    method: str
    path: str
    may: frozenset[str]
    touches: str
    duties: frozenset[str]
    rate: Rate
    needs_key: bool


TABLE: list[Permission] = []


def declare(row: Permission) -> None:
    """Add the row of an endpoint; two rows for one endpoint are a bug."""
    assert row.may, f"{row.method} {row.path} says nobody may call it"
    twin = [r for r in TABLE if (r.door, r.method, r.path) == (row.door, row.method, row.path)]
    assert not twin, f"{row.method} {row.path} is declared twice"
    TABLE.append(row)
