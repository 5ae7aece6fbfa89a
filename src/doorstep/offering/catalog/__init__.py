"""Catalog: what can be had, for how long, by whom allowed, at which price and on which terms.

Words: a *trade* is a family of services from a trade pack; a *service* row is one immutable
version of what is sold (same code, next version); a *price list*, *share plan* and *term sheet*
are versions with `valid_from`, kept by every order. It promises that no plan above the channel's
cap and no text with a forbidden word is published. Not for who can come (workers) or for orders.
"""
