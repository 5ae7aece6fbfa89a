"""Migrations of the ledger's tables and its SQL functions."""
