"""Finds the files of a folder of instances, inside archives too, whatever it is nested in."""

import lzma
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

TEXT_MAX_BYTES = 64 * 1024 * 1024


class NoInstances(Exception):
    """The folder holds nothing that is known here."""


@dataclass(frozen=True, slots=True)
class Found:
    """One text file: its path (through the archive that it lies in) and its content."""

    path: PurePosixPath
    text: str


def wanted(folder: Path, names: set[str]) -> Iterator[Found]:
    """The files with these names under a folder: plain, as .xz, or in a .tar.xz."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        place = PurePosixPath(path.relative_to(folder).as_posix())
        if path.name in names:
            yield Found(place, path.read_text(encoding="utf-8"))
        elif path.name.endswith(".tar.xz"):
            yield from _in_archive(path, place, names)
        elif path.suffix == ".xz" and path.stem in names:
            with lzma.open(path, "rt", encoding="utf-8") as file:
                yield Found(place.with_suffix(""), file.read(TEXT_MAX_BYTES))


def _in_archive(path: Path, place: PurePosixPath, names: set[str]) -> Iterator[Found]:
    try:
        with tarfile.open(path, "r:xz") as archive:
            for member in archive:
                if member.isfile() and PurePosixPath(member.name).name in names:
                    file = archive.extractfile(member)
                    assert file is not None, member.name
                    yield Found(place / member.name, file.read(TEXT_MAX_BYTES).decode())
    except (tarfile.TarError, lzma.LZMAError) as error:
        raise NoInstances(f"{path.name}: {error}") from error
