"""The worker's door from outside."""
