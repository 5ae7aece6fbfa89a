"""Migrations of the catalog room."""
