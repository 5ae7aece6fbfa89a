"""The tables of waiting, step by step."""
