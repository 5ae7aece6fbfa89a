"""The tables of staffing, step by step."""
