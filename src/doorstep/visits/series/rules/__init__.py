"""Decisions of series from plain values: the rhythm, the clocks, what is wanted, refusals."""
