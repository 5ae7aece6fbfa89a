"""The room partners: its promises, on a real database."""
