"""Numbers against published examples, and the mistypings that each check must catch."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.algorithms import checkdigits as c

# The two examples that GB 11643-1999 itself prints.
STANDARD_CARDS = ["11010519491231002X", "440524188001010014"]
# Codes that two well-known companies print on their own sites.
KNOWN_COMPANIES = ["914403001922038216", "9144030071526726XG"]
SERIALS = st.integers(0, 10**9 - 1)


@pytest.mark.parametrize("number", [*STANDARD_CARDS, "11010519491231002x"])
def test_cards_printed_in_the_standard_pass(number):
    assert c.id_card_is_valid(number)


@pytest.mark.parametrize("number", STANDARD_CARDS)
def test_every_single_wrong_digit_of_a_card_is_caught(number):
    for place in range(18):
        for other in "0123456789":
            if other != number[place]:
                assert not c.id_card_is_valid(number[:place] + other + number[place + 1 :])


def card(body):
    return next(body + check for check in "0123456789X" if c.id_card_is_valid(body + check))


@pytest.mark.parametrize(
    "body", ["11010519490229002", "11010519491331002", "00010519491231002", "11010500001231002"]
)
def test_a_birthday_or_province_that_never_was_is_refused(body):
    assert not any(c.id_card_is_valid(body + check) for check in "0123456789X")


@pytest.mark.parametrize(
    "number", ["", "1101051949123100", "11010519491231002X ", "1１010519491231002X", "X" * 18]
)
def test_other_writing_is_no_card(number):
    assert not c.id_card_is_valid(number)


def test_a_worker_is_of_age_on_the_birthday_and_not_the_day_before():
    number = card("11010520081124001")
    assert c.id_card_birth_date(number) == date(2008, 11, 24)
    assert not c.is_adult(number, date(2026, 11, 23))
    assert c.is_adult(number, date(2026, 11, 24))
    leap = card("11010520080229001")
    assert not c.is_adult(leap, date(2026, 2, 28))
    assert c.is_adult(leap, date(2026, 3, 1))


def test_no_age_is_read_from_a_card_that_fails():
    with pytest.raises(ValueError, match="identity card"):
        c.id_card_birth_date("110105194912310021")
    with pytest.raises(ValueError, match="identity card"):
        c.is_adult("", date(2026, 1, 1))


@pytest.mark.parametrize("code", KNOWN_COMPANIES)
def test_known_companies_pass_and_every_wrong_character_is_caught(code):
    assert c.credit_code_is_valid(code)
    for place in range(18):
        for other in "0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ":
            if other != code[place]:
                assert not c.credit_code_is_valid(code[:place] + other + code[place + 1 :])


@pytest.mark.parametrize("code", ["", "91440300192203821", "914403001922038216 ", "9" * 19])
def test_other_writing_is_no_credit_code(code):
    assert not c.credit_code_is_valid(code)


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("13800138000", True),
        ("19912345678", True),
        ("12345678901", False),
        ("+8613800138000", False),
        ("1380013800", False),
        ("13800138000\n", False),
        ("1380013800٠", False),
    ],
)
def test_mobile_numbers(number, valid):
    assert c.mobile_is_valid(number) is valid


def test_the_luhn_example_of_the_standard_and_its_mistypings():
    assert c.luhn_is_valid("79927398713")
    assert not any(c.luhn_is_valid(f"7992739871{d}") for d in "012456789")
    assert c.luhn_is_valid("6222020000000000000"[:-1] + c.luhn_digit("622202000000000000"))
    assert not c.luhn_is_valid("")
    assert not c.luhn_is_valid("0")
    assert not c.luhn_is_valid("7992 7398 713")
    with pytest.raises(ValueError, match="digits"):
        c.luhn_digit("12a")
    with pytest.raises(ValueError, match="digits"):
        c.order_check_digit("")


def test_the_published_example_of_the_order_numbers_method():
    assert c.order_check_digit("572") == "4"
    assert c.order_number(572, width=3) == "5724"
    assert c.order_number(572) == "0000005724"
    assert not c.order_number_is_valid("4")
    assert not c.order_number_is_valid("572٤")


@given(SERIALS, st.integers(0, 9), st.integers(0, 9))
def test_every_wrong_digit_of_an_order_number_is_caught(serial, place, digit):
    number = c.order_number(serial)
    assert c.order_number_is_valid(number)
    typed = number[:place] + str(digit) + number[place + 1 :]
    assert c.order_number_is_valid(typed) == (typed == number)


@given(SERIALS, st.integers(0, 8))
def test_every_swap_of_neighbours_in_an_order_number_is_caught(serial, place):
    number = c.order_number(serial)
    typed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert c.order_number_is_valid(typed) == (typed == number)


@pytest.mark.parametrize("serial", [-1, 10**9])
def test_a_serial_that_does_not_fit_is_refused(serial):
    with pytest.raises(ValueError, match="serial"):
        c.order_number(serial)
