"""The source tree as the house tests see it: files, rooms and what imports what."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
HOUSE = SRC / "doorstep"
FLOORS = ("people", "money", "offering", "visits", "aftercare", "insight")


@cache
def files() -> list[Path]:
    """Every Python file that people write, migrations left out."""
    found = [path for package in SRC.iterdir() for path in package.rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


@cache
def parsed(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text())


@cache
def rooms() -> dict[str, Path]:
    """Every room by its module name, such as doorstep.visits.orders."""
    found = [
        path.parent
        for floor in FLOORS
        for path in (HOUSE / floor).glob("*/__init__.py")
        if "__pycache__" not in path.parts
    ]
    return {module_of(path): path for path in sorted(found)}


def module_of(path: Path) -> str:
    """The dotted name of a file or package."""
    return ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")


def imports_of(path: Path) -> set[str]:
    """Every module or name that a file imports, as dotted names."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found
