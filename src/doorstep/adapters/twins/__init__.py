"""Twins of outside services that keep what they were asked and can be told to fail."""
