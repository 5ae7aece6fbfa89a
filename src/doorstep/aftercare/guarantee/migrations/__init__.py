"""Migrations of the guarantee."""
