"""Tests of the road engines' adapters over real HTTP."""
