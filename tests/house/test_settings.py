"""Every variable that the house reads is declared, so that the settings reference is whole."""

import re

from doorstep.settings import SETTINGS

from . import tree

READS = re.compile(
    r"""(?:environ(?:\.get\(|\.setdefault\(|\[)|getenv\(|\benv\()\s*["'](DOORSTEP_\w+)["']"""
)


def test_every_variable_that_is_read_is_a_declared_setting() -> None:
    declared = {one.name for one in SETTINGS}
    read = {
        (name, tree.module_of(path))
        for path in tree.files()
        if tree.HOUSE in path.parents
        for name in READS.findall(path.read_text())
    }

    assert ("DOORSTEP_DATA", "doorstep.settings") in read
    assert not {(name, where) for name, where in read if name not in declared}


def test_settings_are_declared_once_and_say_what_for() -> None:
    names = [one.name for one in SETTINGS]

    assert len(names) == len(set(names))
    assert all(one.meaning.strip() for one in SETTINGS)
