"""The tables of series, step by step."""
