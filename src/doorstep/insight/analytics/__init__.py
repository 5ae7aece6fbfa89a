"""Analytics: looks back at what was, and tries what could have been.

Keeps: replays of a past day with another dispatch policy, with the figures of both.
Words: a *replay* plays one past day twice with the code of the policy lab, under the policy that
ran and under another one; *before* and *after* are its two sides.
Promises: a replay changes nothing but its own row; both sides meet the same orders, the same
patience and the same answers, and what workers really answered stays as it was.
Not for: publishing a policy (dispatch), what is owed or paid (money).
"""
