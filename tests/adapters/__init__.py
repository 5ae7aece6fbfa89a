"""Tests of what is plugged in at the side."""
