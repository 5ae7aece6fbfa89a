"""Notices: what people are told, in the app always, and by subscribe message while they allow it.

Every notice is a row that its person can read again.  A subscribe message is sent only from the
quota that the person's own taps gave (one consent, one message); when it is used up the notice
stays in the app.  Nothing in the house waits for a notice.
"""
