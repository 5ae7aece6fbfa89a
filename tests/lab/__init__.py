"""The policy lab, seen from its commands and its pages."""
