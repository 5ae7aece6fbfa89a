"""Reconciliation: each day the ledger, the trade bill and the fund bill must say the same.

Keeps: which day of which account was read (*runs*), the bills' *lines* as they were, and one *item*
for each movement of money with what each of the three sides says of it and what follows.
Promises: every line belongs to an item and every item has a verdict; a bill that is not whole, is
another merchant's or does not add up is not counted at all; nothing is booked but what the bill
and the ledger agree on, and the channel's fee, which is the bill's; what differs is asked about at
the channel, and what no question cures waits openly for a person, with its age.
Not for: recording payments, refunds and transfers (payments does, when it is asked about them).
"""
