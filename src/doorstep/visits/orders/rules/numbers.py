"""The short number that people say on the phone, and the codes they show each other."""

NUMBER_DIGITS = 9
"""Random digits of an order's number before its check digit."""

CODE_DIGITS = 6


def read_number(text: str) -> str:
    """Keep the digits of what a person typed."""
    return "".join(character for character in text if character in "0123456789")


def code_text(number: int) -> str:
    """Write a drawn number as a code of six digits."""
    return f"{number:0{CODE_DIGITS}d}"


def other_side(role: str) -> str:
    """Who reads the code that a side shows."""
    return "worker" if role == "customer" else "customer"
