"""The tables of tracking, step by step."""
