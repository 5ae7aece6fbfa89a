"""Table changes of this room, oldest first."""
