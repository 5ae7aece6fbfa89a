"""The guarantee: what customers get unasked when a promise of dispatch was not kept.

Keeps: each compensation that fell due, what it is for, and how it was given.
Promises: one compensation for each cause of an order at most; it is given without being asked for,
out of the platform's own money, never out of anybody's pay: back the way it was paid, or to the
customer's WeChat, where they confirm it; what neither can carry waits openly for the desk.
Not for: how much and for what (dispatch publishes that), refunds of what was not served (orders).
"""
