"""The tables of hints, step by step."""
