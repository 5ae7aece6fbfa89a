"""The ledger: who holds how much, and why, in double entry.

A *journal* says that something happened; its *postings* move fen between *accounts* and sum to
zero in each *book* (OWN: the platform's money; CUSTODY: money that the channel holds in a
merchant's name, mirrored).  Credit is positive.  Accounts are named by code (`escrow:<order>`) and
open themselves by the chart.  One SQL function writes; journals and postings never change; a
mistake is reversed.  The key of a journal is used once per city: the same key with the same content
is the same journal, with other content it is a bug.

Hot accounts, which everybody posts to, keep no balance row: their balance is a snapshot plus what
came after it.  All others carry balance and version and are locked in id order; those with a floor
never go below it.
"""
