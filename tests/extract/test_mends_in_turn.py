"""Mends are shown only words that they have to do with: what is written down beside each is what it first asks."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable

import pytest

from briefing.extract.mending import tolls, trees
from briefing.extract.mending.in_turn import Asked, InTurn, asked
from briefing.extract.sentences.parse import Token

_ASKED = ("dep", "tag", "pos", "low")
Wanted = dict[str, set[str]]

_TURNS = [one for module in (trees, tolls) for one in vars(module).values() if isinstance(one, InTurn)]


def _listed(node: ast.expr) -> set[str] | None:
    """The words of a constant, or of a tuple of them; None for anything else."""
    nodes = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    words = [one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return set(words) if len(words) == len(nodes) else None


def _wanted(test: ast.expr, name: str, *, refuses: bool) -> Wanted:
    """What a word must be so that an "or" of refusals lets it through, or an "and" of demands is met."""
    joint: type[ast.boolop] = ast.Or if refuses else ast.And
    parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, joint) else [test]
    found: Wanted = {}
    for part in parts:
        if refuses and isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not):
            _narrow(found, _wanted(part.operand, name, refuses=False))
        elif isinstance(part, ast.Compare) and len(part.ops) == 1 and isinstance(part.left, ast.Attribute):
            of_word = isinstance(part.left.value, ast.Name) and part.left.value.id == name and part.left.attr in _ASKED
            fitting = isinstance(part.ops[0], ast.NotEq | ast.NotIn if refuses else ast.Eq | ast.In)
            words = _listed(part.comparators[0])
            if of_word and fitting and words is not None:
                _narrow(found, {part.left.attr: words})
    return found


def _narrow(found: Wanted, more: Wanted) -> None:
    for key, words in more.items():
        found[key] = found[key] & words if key in found else words


def what_is_first_asked(mend: Callable[[Token], None]) -> Wanted:
    """What a word must be for a mend to do anything, read from the conditions that it begins with."""
    written = ast.parse(textwrap.dedent(inspect.getsource(mend))).body[0]
    assert isinstance(written, ast.FunctionDef)
    name = written.args.args[0].arg
    body = [one for one in written.body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
    found: Wanted = {}
    for n, one in enumerate(body):
        if isinstance(one, ast.Assign):
            targets = [part for target in one.targets for part in ast.walk(target)]
            if any(isinstance(part, ast.Attribute | ast.Subscript) for part in targets):
                break  # from here on it changes something
            continue
        returns = isinstance(one, ast.If) and not one.orelse and isinstance(one.body[0], ast.Return)
        if isinstance(one, ast.If) and returns:
            _narrow(found, _wanted(one.test, name, refuses=True))
            continue
        if isinstance(one, ast.If) and n == len(body) - 1:
            tests, rest = [one.test], one.orelse
            while len(rest) == 1 and isinstance(rest[0], ast.If):
                tests, rest = [*tests, rest[0].test], rest[0].orelse
            each = [_wanted(test, name, refuses=False) for test in tests] if not rest else [{}]
            shared = set(each[0]).intersection(*each[1:])
            _narrow(found, {key: set().union(*(branch[key] for branch in each)) for key in shared})
        break
    return found


@pytest.mark.parametrize("one", [one for turn in _TURNS for one in turn.mends], ids=lambda one: one.mend.__name__)
def test_a_mend_is_kept_only_from_words_that_its_first_condition_turns_away(one: Asked) -> None:
    first = what_is_first_asked(one.mend)
    for key in _ASKED:
        written: frozenset[str] = getattr(one, key)
        assert not written or (first.get(key, set()) <= written and key in first), key


def test_a_mend_that_changes_a_word_shows_it_to_the_mends_behind_it_as_it_is_now() -> None:
    seen: list[str] = []

    def to_subject(token: Token) -> None:
        seen.append("first")
        token.dep = "nsubj"

    turn = InTurn(
        (
            asked(to_subject, dep="dobj"),
            asked(lambda token: seen.append("of objects"), dep="dobj"),
            asked(lambda token: seen.append("of subjects"), dep="nsubj"),
            asked(lambda token: seen.append("of a word"), low="town"),
            asked(lambda token: seen.append("of another word"), low="city"),
            asked(lambda token: seen.append("of any")),
        )
    )
    turn(Token(0, "Town", "town", "NOUN", "NN", "dobj", "", 0, 4, True, None))  # type: ignore[arg-type]
    assert seen == ["first", "of subjects", "of a word", "of any"]
