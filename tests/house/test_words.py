"""One word per thing: files say what belongs in them, names follow the glossary."""

import ast
import re

from doorstep.kernel.errors import Refusal
from doorstep.surfaces.management.commands.write_reference import refusals

from . import tree

GLOSSARY = (tree.ROOT / "docs" / "glossary.md").read_text()
WORDS, NOT_USED = GLOSSARY.split("## Not used")
ROW = re.compile(r"^\| (?!word |---)(.+?) \| (.+?) \|(?: (.+?) \|)?$", re.MULTILINE)


def _forbidden_words() -> re.Pattern[str]:
    words = [row[0] for row in ROW.findall(NOT_USED)]
    return re.compile(rf"\b({'|'.join(words)})s?\b", re.IGNORECASE)


def _forbidden_modules() -> set[str]:
    [line] = re.findall(r"by their name: (.+)\.$", NOT_USED, re.MULTILINE)
    return set(line.split(", "))


def test_the_glossary_says_each_word_once_in_order_and_in_both_languages() -> None:
    rows = ROW.findall(WORDS)
    words = [row[0] for row in rows]

    assert words == sorted(set(words))
    assert all(re.search(r"[\u4e00-\u9fff]", chinese) and meaning for _, chinese, meaning in rows)


def test_every_word_of_the_glossary_is_a_word_of_the_code() -> None:
    code = "\n".join(path.read_text() for path in tree.files()).lower().replace("_", " ")
    wrong = [row[0] for row in ROW.findall(WORDS) if not re.search(rf"\b{row[0]}", code)]

    assert not wrong, wrong


def test_every_file_begins_with_one_sentence() -> None:
    wrong = [
        tree.module_of(path)
        for path in tree.files()
        if not (ast.get_docstring(tree.parsed(path)) or "").strip()
    ]

    assert not wrong, "\n".join(wrong)


def test_no_module_has_an_empty_name() -> None:
    forbidden = _forbidden_modules()
    wrong = [tree.module_of(path) for path in tree.files() if path.stem in forbidden]

    assert len(forbidden) > 5
    assert not wrong, "\n".join(wrong)


def test_words_outside_the_glossary_are_not_used() -> None:
    wrong, forbidden = [], _forbidden_words()
    assert forbidden.search("the technicians")
    for path in tree.files():
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if forbidden.search(line):
                wrong.append(f"{tree.module_of(path)}:{number}: {line.strip()}")

    assert not wrong, "\n".join(wrong)


def test_refusals_speak_chinese_and_english() -> None:
    """One that has words of its own has them in both; one without stands on a named refusal's."""
    wrong = []
    for kind in refusals():
        by_language = {
            language: next(one for one in kind.__mro__ if language in vars(one))
            for language in ("zh", "en")
        }
        is_plain = by_language["zh"] is Refusal
        is_chinese = re.search(r"[\u4e00-\u9fff]", kind.zh)
        is_english = not re.search(r"[\u4e00-\u9fff]", kind.en)
        if by_language["zh"] is not by_language["en"] or is_plain:
            wrong.append(f"{kind.__module__}.{kind.__name__}: not in both languages")
        elif not (is_chinese and is_english):
            wrong.append(f"{kind.__module__}.{kind.__name__}: in the wrong language")

    assert len(refusals()) > 50
    assert not wrong, "\n".join(wrong)
