"""The tables of orders, step by step."""
