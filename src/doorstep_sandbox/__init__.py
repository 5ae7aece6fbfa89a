"""The payment channel's twin: a server that speaks WeChat Pay API v3 on made-up money.

It verifies what the real side verifies, signs, encrypts, notifies with retries and keeps the
channel's rules (share cap, freeze, refund limits, transfer confirmation), so that a client which
works here works there with other keys and another address.  It imports nothing of the house and
must never run beside production keys.
"""
