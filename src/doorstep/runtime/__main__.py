"""`python -m doorstep.runtime`: what the launcher runs."""

from doorstep.runtime.cli import main

main()
