"""Floor 4: what can be had, who offers it, and where."""
