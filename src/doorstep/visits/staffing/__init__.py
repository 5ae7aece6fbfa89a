"""Staffing: what stands between a worker and an order besides time and place.

Keeps: blocks between customers and workers, by either side; orders that a worker wants to
hand to a colleague; which rests were told; who may plan hours of standing by.
Promises: who blocked somebody never meets them through the house again, until they undo it, and
the other side is not told; a seat changes hands only when the colleague says yes; a rest is told
once.
Not for: blacklists of people or addresses, which the safety desk decides; who is asked (dispatch).
"""
