"""Dispatch: finds the person for an open order, and keeps why this one was asked.

Keeps: the search of each order, every decision with all candidates and their parts, offers,
applications, and the city's published dispatch policy.
Words: a *search* is an order that looks for people, a *round* one try of it, an *offer* is one
worker asked with a time-out, a *demand* an open order in the hall, where workers grab or apply.
Promises: a worker who said no is not asked again for the same order; nobody is asked off duty or
without rest; one worker at most wins a seat; when nobody is found, everything is paid back.
Not for: the seat itself (orders), the worker's calendar (workers), the way there (tracking).
"""
