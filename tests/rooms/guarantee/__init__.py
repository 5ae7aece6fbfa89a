"""Guarantee: what is due is given."""
