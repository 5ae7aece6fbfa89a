"""Floor 8: hears everything and is called by none."""
