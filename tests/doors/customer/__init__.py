"""The customer's door from outside."""
