"""The made-up city: its ground, its people and what they want; the same seed, the same city."""
