"""Numbers that carry their own check: identity card, credit code, mobile, bank card, order number.

A passing check says that a number was not mistyped, never that a person or a company exists.
"""

import re
from datetime import date

_PROVINCE = r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_ID_CARD = re.compile(_PROVINCE + r"[0-9]{15}[0-9X]")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_CODE = re.compile(rf"[{_CREDIT_ALPHABET}]{{2}}[0-9]{{6}}[{_CREDIT_ALPHABET}]{{10}}")

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_DIGITS = re.compile(r"[0-9]+")

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def id_card_is_valid(number: str) -> bool:
    """Check an 18-character identity card number: province, date of birth, check character.

    Source: GB 11643-1999, check character by ISO 7064 MOD 11-2. A small x counts as X. Residence
    permits of people from Hong Kong, Macau and Taiwan (81, 82, 83) follow the same rule.
    """
    number = number.upper()
    if _ID_CARD.fullmatch(number) is None:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _ID_WEIGHTS, strict=True))
    return number[17] == _ID_CHECKS[total % 11] and _birth_date(number) is not None


def id_card_birth_date(number: str) -> date:
    """Read the date of birth. Raises ValueError if the number does not pass its check."""
    born = _birth_date(number) if id_card_is_valid(number) else None
    if born is None:
        raise ValueError("an identity card number that does not pass its check")
    return born


def is_adult(number: str, on: date, age_years: int = 18) -> bool:
    """Tell whether the holder of an identity card has reached an age on a date.

    Someone born on 29 February gets older on 1 March of an ordinary year.
    Raises ValueError if the number does not pass its check.
    """
    born = id_card_birth_date(number)
    return (on.year - born.year) - ((on.month, on.day) < (born.month, born.day)) >= age_years


def credit_code_is_valid(code: str) -> bool:
    """Check an 18-character unified social credit code (统一社会信用代码) of a company.

    Source: GB 32100-2015: 31 characters without I, O, S, V, Z; weights are the powers of 3
    modulo 31. A few early codes of pilot cities fail it and need a look by a person.
    """
    if _CREDIT_CODE.fullmatch(code) is None:
        return False
    total = sum(
        _CREDIT_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17])
    )
    return code[17] == _CREDIT_ALPHABET[-total % 31]


def mobile_is_valid(number: str) -> bool:
    """Check the form of a mainland mobile number: 11 digits, 13 to 19 in front, no prefix."""
    return _MOBILE.fullmatch(number) is not None


def luhn_is_valid(number: str) -> bool:
    """Check a bank card number by the Luhn formula (ISO/IEC 7812-1); digits only, at least two."""
    return (
        len(number) >= 2
        and _DIGITS.fullmatch(number) is not None
        and luhn_digit(number[:-1]) == number[-1]
    )


def luhn_digit(digits: str) -> str:
    """Compute the Luhn check digit that follows some digits. Raises ValueError for non-digits."""
    _refuse_other_than_digits(digits)
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 if place % 2 else 2)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def order_check_digit(digits: str) -> str:
    """Compute the digit that closes an order number: that of "572" is "4".

    Method: H. Michael Damm, "Total anti-symmetrische Quasigruppen" (2004). It catches every
    single wrong digit and every swap of neighbours, so a number read over the phone is safe.
    Raises ValueError for anything but digits.
    """
    _refuse_other_than_digits(digits)
    return str(_damm(digits))


def order_number(serial: int, width: int = 9) -> str:
    """Write an order's serial number with its check digit at the end: 572 is "0000005724".

    Raises ValueError for a negative serial or one that does not fit the width.
    """
    digits = str(serial).zfill(width)
    if serial < 0 or len(digits) > width:
        raise ValueError("a serial that does not fit its width")
    return digits + order_check_digit(digits)


def order_number_is_valid(number: str) -> bool:
    """Check an order number as a person typed it; digits only, at least two."""
    return len(number) >= 2 and _DIGITS.fullmatch(number) is not None and _damm(number) == 0


def _birth_date(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _refuse_other_than_digits(digits: str) -> None:
    if _DIGITS.fullmatch(digits) is None:
        raise ValueError("something other than digits")


def _damm(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim
