"""Improving a day under every rule at once: one move after another, on incremental timing."""

from doorstep.algorithms.planning.searching.annealing import search

__all__ = ["search"]
