"""Wallets: what workers of the platform's own crew have earned, and how they take it out.

Earnings are *pending* until the order is released, then *available*; the ledger holds both, this
room keeps only the withdrawals.  A withdrawal leaves the available money at once, is taxed by the
city's table, waits for the worker's confirmation at the channel, and comes back whole when it was
not confirmed.  Workers of merchants are paid by their merchant and have no wallet here.
"""
