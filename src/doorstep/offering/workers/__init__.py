"""Workers: who may come, what they can do, when they work, where they are, which time is held.

Words: *duty* is on or off, a *plan* is the weekly one with its exceptions, a *hold* keeps a
worker's time for one visit, a *grade* decides the share. It promises that nobody is held twice at
once and that every shown time can be reached. It is not for orders, offers or pay.
"""
