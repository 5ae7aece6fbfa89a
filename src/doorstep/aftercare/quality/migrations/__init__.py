"""Migrations of quality."""
