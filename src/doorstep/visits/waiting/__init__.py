"""Waiting: who waits for a time when no slot is free, and the timed offers that they get.

Keeps: waiting entries (which visit, which days, whom), their place in line, and every offer.
Promises: first come, first asked; a time that is offered is held for this one customer and for
nobody else; the price is shown before the yes; nobody is asked at night, but time that becomes
free then is kept until the morning; nobody loses anything because the house was away; what is said
about chances is counted, not made up.
Not for: the order itself (orders), visits that repeat (series), finding a person for an order that
was placed (dispatch).
"""
