"""Hints: who is told to wait where, why, and when it stands no longer."""
