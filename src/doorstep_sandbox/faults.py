"""Faults that tests and demos order in advance, each for a number of times."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from doorstep_sandbox.state.store import Row, Store

FAMILIES: dict[str, tuple[str, ...]] = {
    "request": (
        "slow",
        "rate_limited",
        "server_error",
        "not_enough",
        "error",
        "timeout_after_commit",
        "error_after_commit",
        "bad_answer_signature",
    ),
    "notice": (
        "drop",
        "double",
        "reorder",
        "delay",
        "wrong_signature",
        "unknown_serial",
        "old_timestamp",
        "wrong_amount",
    ),
    "result": (
        "refund_abnormal",
        "refund_closed",
        "share_closed",
        "share_slow",
        "transfer_fail",
        "transfer_slow",
    ),
    "bill": (
        "bill_missing_row",
        "bill_extra_row",
        "bill_changed_row",
        "bill_wrong_sum",
        "bill_wrong_hash",
    ),
}
KINDS = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}


@dataclass(frozen=True)
class Fault:
    """What goes wrong: seconds, code and copies mean what the kind makes of them."""

    kind: str
    seconds: float | None
    code: str
    copies: int


class Faults:
    """The ordered faults, kept with the rest of the state."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        kind: str,
        *,
        path: str = "*",
        event: str = "*",
        mchid: str = "*",
        times: int | None = 1,
        seconds: float | None = None,
        code: str = "",
        copies: int = 2,
    ) -> int:
        """Order a fault for matching paths, events and merchants; `times=None` means always."""
        return self._store.insert(
            "faults",
            kind=kind,
            family=KINDS[kind],
            path=path,
            event=event,
            mchid=mchid,
            times_left=times,
            seconds=seconds,
            code=code,
            copies=copies,
        )

    def clear(self) -> int:
        """Forget all faults."""
        return self._store.run("DELETE FROM faults")

    def waiting(self) -> list[dict[str, object]]:
        """The faults that have not run out."""
        return [dict(row) for row in self._store.some("SELECT * FROM faults ORDER BY id")]

    def take(
        self, family: str, *, kind: str = "", path: str = "", event: str = "", mchid: str = ""
    ) -> Fault | None:
        """The first fault of the family that matches, used up by one."""
        for row in self._store.some("SELECT * FROM faults WHERE family = ? ORDER BY id", family):
            if kind in ("", row["kind"]) and _matches(row, path, event, mchid):
                self._use(row)
                return Fault(row["kind"], row["seconds"], row["code"], row["copies"])
        return None

    def _use(self, row: Row) -> None:
        if row["times_left"] is None:
            return
        if row["times_left"] > 1:
            self._store.update("faults", row["id"], times_left=row["times_left"] - 1)
        else:
            self._store.run("DELETE FROM faults WHERE id = ?", row["id"])


def _matches(row: Row, path: str, event: str, mchid: str) -> bool:
    return (
        fnmatchcase(path, row["path"])
        and fnmatchcase(event, row["event"])
        and fnmatchcase(mchid, row["mchid"])
    )
