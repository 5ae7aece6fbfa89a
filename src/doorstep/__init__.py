"""Doorstep runs an on-demand at-home services business; this package is the house."""
