"""Tests of quality: reviews, disputes with both sides, objections."""
