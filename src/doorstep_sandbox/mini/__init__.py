"""The mini-program server API: tokens, logins, phone numbers, subscribe messages, codes."""
