"""Tests of the live door."""
