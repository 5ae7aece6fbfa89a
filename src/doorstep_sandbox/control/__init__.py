"""The sandbox's own doors: the control desk for tests and demos, the cashier for a person."""
