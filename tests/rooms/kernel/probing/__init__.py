"""A room of the tests' own: events, listeners and a switchboard for the queue's tests."""
