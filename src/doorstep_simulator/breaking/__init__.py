"""Trying to break the house, on a visitor's wish: real calls, real races, real kills."""
