"""Management commands: the third way into the house, for whoever runs it."""
