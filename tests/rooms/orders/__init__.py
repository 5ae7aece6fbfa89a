"""Orders: rules, verbs and races."""
