"""The /v3 calls: payments, refunds, shares, transfers, and the notifications they cause."""
