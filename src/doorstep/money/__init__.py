"""Floor 3: who holds how much, and why."""
