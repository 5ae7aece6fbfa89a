"""Tests of the console door."""
