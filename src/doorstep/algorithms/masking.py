"""Names and numbers as those see them who need not know them whole."""


def phone(last4: str) -> str:
    """A phone number as an operator sees it, from its last four digits."""
    return f"*******{last4}"


def name(whole: str) -> str:
    """A name as a stranger sees it: the first character."""
    return f"{whole[:1]}**" if whole else ""


def number(whole: str) -> str:
    """A phone number in a list of its owner: the first three and the last four digits."""
    return f"{whole[:3]}****{whole[-4:]}" if len(whole) > 7 else "****"
