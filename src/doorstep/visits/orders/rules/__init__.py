"""Decisions about orders from plain values: allowed moves, fees, balances, deadlines, evidence."""
