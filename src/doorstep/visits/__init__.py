"""Floor 5: from asking to done."""
