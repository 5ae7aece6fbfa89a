"""Tests of the callbacks door."""
