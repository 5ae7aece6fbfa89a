"""Floor 2: cities and brands, and who is who."""
