"""Accounts: cities and brands, who is who, how people sign in, and what they agreed to.

Words: *person* (a human, known to the whole installation by a login only), *customer* (that human
in one city, with addresses), *role* (what an operator or a merchant's staff may do in one city),
*session* (a signed-in device), *consent* (what a person allowed, and when it was taken back).
Promises: a token or a code is kept only as a digest; signing in says the same to new and known
people; nothing here tells one city about the customers of another.
Not for: papers and reviews (identity), firms (partners), skills and calendars (workers).
"""
