"""One word per thing: files say what belongs in them, names follow the glossary."""

import ast
import re

from . import tree

FORBIDDEN_MODULES = {"utils", "helpers", "common", "base", "misc", "manager", "handler", "info"}
FORBIDDEN_WORDS = re.compile(r"\b(technician|technicians|bookings|todo|fixme)\b", re.IGNORECASE)


def test_every_file_begins_with_one_sentence() -> None:
    wrong = [
        tree.module_of(path)
        for path in tree.files()
        if not (ast.get_docstring(tree.parsed(path)) or "").strip()
    ]

    assert not wrong, "\n".join(wrong)


def test_no_module_has_an_empty_name() -> None:
    wrong = [tree.module_of(path) for path in tree.files() if path.stem in FORBIDDEN_MODULES]

    assert not wrong, "\n".join(wrong)


def test_words_outside_the_glossary_are_not_used() -> None:
    wrong = []
    for path in tree.files():
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if FORBIDDEN_WORDS.search(line):
                wrong.append(f"{tree.module_of(path)}:{number}: {line.strip()}")

    assert not wrong, "\n".join(wrong)


def test_refusals_speak_chinese_and_english() -> None:
    wrong = []
    for path in tree.files():
        for node in ast.walk(tree.parsed(path)):
            if not isinstance(node, ast.ClassDef):
                continue
            bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
            if "Refusal" in bases:
                names = _class_names(node)
                if not {"zh", "en"} <= names:
                    wrong.append(f"{tree.module_of(path)}.{node.name}")

    assert not wrong, "\n".join(wrong)


def _class_names(node: ast.ClassDef) -> set[str]:
    plain = [one for one in node.body if isinstance(one, ast.Assign)]
    typed = [one for one in node.body if isinstance(one, ast.AnnAssign)]
    targets = [target for one in plain for target in one.targets] + [one.target for one in typed]
    return {target.id for target in targets if isinstance(target, ast.Name)}
