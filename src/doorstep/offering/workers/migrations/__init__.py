"""Migrations of the workers room."""
