"""Days of a made-up city, played under any policy with the same pure matching code."""
