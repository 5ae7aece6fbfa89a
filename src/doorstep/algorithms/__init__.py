"""Floor 0: pure arithmetic; no database, clock or randomness inside."""
