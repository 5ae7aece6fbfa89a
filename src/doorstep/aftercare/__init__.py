"""Floor 6: what follows a finished visit."""
