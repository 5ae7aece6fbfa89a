"""Tracking: trips, positions, steps and what customers see."""
