"""What survives a restart: the store, the business clock, the timers and the log of events."""
