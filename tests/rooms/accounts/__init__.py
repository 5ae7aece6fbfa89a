"""The room accounts: its promises, on a real database."""
