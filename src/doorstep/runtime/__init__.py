"""Processes, the embedded PostgreSQL and the command line, beside the house."""
