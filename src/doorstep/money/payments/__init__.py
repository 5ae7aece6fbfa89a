"""Payments: what customers are asked to pay and what really moved at the channel.

A *bill* asks for an amount for a subject (an order) and a purpose; a *charge* is one try to
collect it at the channel, with its own number; one charge of a bill is open at a time.  A *refund*
gives back part of a charge, a *sharing* hands parts of a charge to receivers, a *transfer* pays a
person.  Rows are written first and talk to the channel after commit, with the same number as often
as needed.  Every movement is posted to the ledger in the transaction that records it.  This room
does not know what an order is.
"""
