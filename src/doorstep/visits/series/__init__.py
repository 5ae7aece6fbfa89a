"""Series: visits that repeat in a rhythm, with the same person first.

Keeps: the agreement (rhythm, local time, service, place, person, usual price) and one row for each
of its days, an *occurrence*; an order is made of it when its time comes near.
Promises: one occurrence a day and no more; the person's time is kept ahead of the order; nothing
is placed dearer than what the customer said yes to; the next charge is told five days before it is
asked for; stopping takes one tap and ends every order that is not paid.
Not for: the order and its money (orders), who is found instead (dispatch), one visit without a
rhythm that waits for a free time (waiting).
"""
