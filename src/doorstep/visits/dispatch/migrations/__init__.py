"""The tables of dispatch, step by step."""
