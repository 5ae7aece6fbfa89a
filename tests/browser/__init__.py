"""Journeys in a real browser against a real house: three windows, real taps, every fen."""
