"""Sorts of names found by the model's recogniser, read from its weights for all sentences of a stretch at once.

The recogniser goes from token to token: outside a name it opens one, takes a token as a name by itself, or passes on;
inside it goes on or ends it. Outside a name its decision depends on the token alone, so all of those are taken in one
product of matrices; only inside a name is it asked again. The library goes through the same decisions one by one and looks
at all seventy-four moves each time; a test compares what comes out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy

_NEVER = numpy.float32(-numpy.inf)


class NameDecoder:
    """Decides by the weights of a recogniser (spaCy's transition-based one, greedy, with three features for each state)."""

    def __init__(self, ner: Any) -> None:
        lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
        names = [ner.moves.get_class_name(n) for n in range(ner.moves.n_moves)]
        weights, bias = upper.get_param("W"), upper.get_param("b")
        moves = {name: n for n, name in enumerate(names)}
        self._lower = lower
        self._bias = lower.get_param("b")
        outside = [n for n, name in enumerate(names) if name == "O" or (name[:2] in ("B-", "U-") and len(name) > 2)]
        self._outside_weights = numpy.ascontiguousarray(weights[outside].T)
        self._outside_bias = bias[outside]
        self._outside = [names[n] for n in outside]
        self._begins = numpy.array([name.startswith("B-") for name in self._outside])
        self._names = numpy.array([name != "O" for name in self._outside])
        self._pass = self._outside.index("O")
        within = {name[2:]: (moves[f"I-{name[2:]}"], moves[f"L-{name[2:]}"]) for name in self._outside if name != "O"}
        self._within = {sort: (weights[[on, end]].T, bias[[on, end]]) for sort, (on, end) in within.items()}

    @staticmethod
    def fits(ner: Any) -> bool:
        """Whether a recogniser is of the kind that is decided by here."""
        attrs, lower = ner.model.attrs, ner.model.get_ref("lower")
        return (
            ner.cfg.get("beam_width") == 1
            and attrs.get("has_upper") is True
            and not attrs.get("unseen_classes")
            and (lower.get_dim("nF"), lower.get_dim("nP")) == (3, 2)
        )

    def sorts(
        self, vectors: Any, lengths: Sequence[int], starts_sentence: Sequence[bool], is_space: Sequence[bool]
    ) -> list[str]:
        """The sort of name that each token is part of, "" where of none: for the tokens of several texts in one row.

        `vectors` has a row for each token; `lengths` are those of the texts. No name reaches into a token that
        `starts_sentence`, and none begins with white space.
        """
        total = len(vectors)
        found = [""] * total
        if not total:
            return found
        features = self._lower.predict(vectors)  # (1 + tokens, 3, hidden, 2); the first row stands for no token
        none = features[0]
        scores = _larger(features[1:, 0] + none[1] + none[2] + self._bias) @ self._outside_weights + self._outside_bias
        breaks = numpy.zeros(total + 1, dtype=bool)  # nothing reaches into the token
        breaks[:total] = starts_sentence
        ends = numpy.cumsum(lengths)
        breaks[ends] = True
        blank = numpy.asarray(is_space, dtype=bool)
        scores[(breaks[1:] | blank)[:, None] & self._begins] = _NEVER
        scores[blank[:, None] & self._names] = _NEVER
        moves = scores.argmax(axis=1)
        at = 0
        for first in numpy.flatnonzero(moves != self._pass).tolist():
            if first < at:
                continue
            move = self._outside[moves[first]]
            sort, at = move[2:], first + 1
            found[first] = sort
            if move.startswith("B-"):
                at = self._end(features, first, sort, breaks)
                found[first + 1 : at] = [sort] * (at - first - 1)
        return found

    def _end(self, features: Any, first: int, sort: str, breaks: Any) -> int:
        """The index after a name of several tokens that begins at one."""
        weights, bias = self._within[sort]
        begun = features[first + 1, 1]
        at = first + 1
        while not breaks[at + 1]:
            goes_on, ends = _larger(features[at + 1, 0] + begun + features[at, 2] + self._bias) @ weights + bias
            if ends > goes_on:
                break
            at += 1
        return at + 1


def _larger(pieces: Any) -> Any:
    """Of each pair of pieces the larger."""
    return numpy.maximum(pieces[..., 0], pieces[..., 1])
