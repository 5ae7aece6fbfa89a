"""Migrations of settlement."""
