"""Partners: the firms the house works with - merchants and city partners - and what was agreed.

Words: *merchant* (a firm whose people serve), *partner* (who brought and runs the city with us),
*contract* (one agreed version of payee mode, commission and cap; it never changes).
Promises: a contract is a new version or nothing; what is agreed can be paid under the cap of the
channel.
Not for: papers (identity), shares per order (catalog keeps plans, settlement pays).
"""
