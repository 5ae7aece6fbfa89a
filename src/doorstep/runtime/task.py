"""Runs the `main` of a named module in a process of its own, beside a supervised run."""

import sys
from contextlib import suppress
from importlib import import_module

from doorstep.runtime import words


def main(argv: list[str]) -> int:
    """Call `main(arguments)` of the module named first; its answer is the exit status."""
    module, *arguments = argv
    try:
        found = import_module(module)
    except ModuleNotFoundError as error:
        sys.stderr.write(words.say("not_here", name=module, module=error.name) + "\n")
        return 69
    return int(found.main(arguments) or 0)


def show_help(module: str) -> None:
    """A module's own help, without its ending the process that asks."""
    with suppress(SystemExit):
        main([module, "--help"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
