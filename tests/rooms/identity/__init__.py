"""The room identity: its promises, on a real database."""
