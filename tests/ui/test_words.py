"""The window's words: each name stands for one sentence."""

import ast
from collections import Counter
from pathlib import Path

from briefing.ui.wording import words


def test_no_name_is_given_to_two_sentences() -> None:
    tree = ast.parse(Path(words.__file__).read_text(encoding="utf-8"))
    bound = Counter(
        target.id
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    )
    assert bound
    assert [name for name, number in bound.items() if number > 1] == []
