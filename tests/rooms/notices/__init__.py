"""Tests of notices: what people are told, and subscribe messages."""
