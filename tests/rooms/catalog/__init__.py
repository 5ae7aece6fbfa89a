"""Catalog: packs, words, prices, plans and terms."""
