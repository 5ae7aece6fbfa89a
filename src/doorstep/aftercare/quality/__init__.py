"""Quality: what customers say of finished work, and disputes within the stated hours.

A review belongs to an accepted order and is never deleted; each one below four stars is looked at
by a person.  A dispute holds the order's shares until it is decided; its decision may give money
back.  Earned money is never frozen by a rating.
"""
