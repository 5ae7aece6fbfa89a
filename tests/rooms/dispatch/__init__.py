"""Dispatch: searches, offers, the hall and races."""
