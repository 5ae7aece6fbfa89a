"""The outside world, plugged in at the side: one package per vendor."""
