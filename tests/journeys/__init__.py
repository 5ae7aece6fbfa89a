"""Whole stories through HTTP, from a tap to settled money, with a payment channel that fails."""
