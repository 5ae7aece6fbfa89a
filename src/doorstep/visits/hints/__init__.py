"""Hints: where an idle worker would wait better, told unasked, with the numbers that say why.

Keeps: every hint that was told, with what was expected and who waited there and here, for thirty
days; who wants none; when the city was looked at last.
Words: a *hint* is advice to wait in another cell for a while; it *stands* until its time is over,
the worker is there, an offer comes, or the reason is gone.
Promises: following a hint counts nowhere, and no desk reads whether one person did; a hint that
stands is not changed for another; nobody hears the same one again soon; who wants none has none.
Not for: who is asked for an order (dispatch), who has to rest (staffing) or stands by (workers).
"""
