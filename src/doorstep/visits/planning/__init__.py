"""Planning: looks at a whole day at once, and keeps promises when the day goes wrong.

Keeps: day plans with what they would save, the changes they propose and what became of each, and
the visits whose promise is at risk.
Words: a *day plan* is one look at a seller's day, a *change* one seat that should go to another
worker, a visit *at risk* one whose promised time cannot be kept by who has it.
Promises: promised times stay; nobody has work put on them, who comes is asked first; a chosen
person is never replaced without the customer; every visit that a loss or an overrun touches is
given to somebody else or stands on the worklist, with its reason.
Not for: who goes now (dispatch), the seat itself (orders), a worker's calendar (workers).
"""
