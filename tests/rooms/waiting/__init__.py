"""Waiting: the line, its clocks, and who is asked."""
