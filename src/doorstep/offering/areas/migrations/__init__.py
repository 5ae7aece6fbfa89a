"""Migrations of the areas room."""
