"""Tracking: the way to a visit and the steps of its work, as they were seen.

Keeps: trips, sampled positions on the way, steps done with their photos, how long it will take.
Words: a *fix* is one position with its accuracy, age and mock flag; a *gap* is a stretch without
fixes; the *geofence* is the circle around the door in which arrival is believed.
Promises: a mock fix never arrives; customers see no pin before the worker is on the way and none
after arrival, and never a home; fixes are deleted after thirty days unless a case holds them.
Not for: where workers on duty are in general (workers), the order's states (orders).
"""
