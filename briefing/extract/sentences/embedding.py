"""What the model knows of a word before it looks at its neighbours: kept, since words come again and again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy

MOST_KEPT = 20_000  # forms, some 8 MB; more are forgotten, all at once
_LEAST = 16  # rows computed together: with fewer the arithmetic rounds otherwise, and what is read would hang on what was


class Embedding:
    """The vectors that the first layers of a tok2vec model give to forms; the layers that look around are run each time."""

    def __init__(self, model: Any) -> None:
        embed, self._encode = model.layers
        features, *self._layers = embed.layers
        self._columns = list(features.attrs["columns"])
        self._rows: dict[bytes, int] = {}
        self._kept = numpy.zeros((0, 0), dtype="f")

    def vectors(self, docs: Sequence[Any]) -> list[Any]:
        """One array for each text with a row for each token."""
        forms = [doc.to_array(self._columns) for doc in docs]
        size = len(self._columns) * 8
        keys = [all_[n : n + size] for all_ in (one.tobytes() for one in forms) for n in range(0, len(all_), size)]
        new = [key for key in dict.fromkeys(keys) if key not in self._rows]
        if new:
            if len(self._rows) + len(new) > MOST_KEPT:
                self._rows.clear()
                new = list(dict.fromkeys(keys))
            self._learn(new)
        rows = self._rows
        whole = self._kept[[rows[key] for key in keys]]
        lengths = [len(doc) for doc in docs]
        starts = [sum(lengths[:n]) for n in range(len(lengths))]
        found: list[Any] = self._encode.predict([whole[at : at + n] for at, n in zip(starts, lengths, strict=True)])
        return found

    def _learn(self, keys: Sequence[bytes]) -> None:
        padded = [*keys, *[keys[0]] * (_LEAST - len(keys))]
        forms = numpy.frombuffer(b"".join(padded), dtype="uint64").reshape(len(padded), len(self._columns))
        given: Any = [forms]
        for layer in self._layers:
            given = layer.predict(given)
        made = given[0][: len(keys)]
        first = len(self._rows)
        if first + len(keys) > len(self._kept):
            grown = numpy.zeros((max(2 * (first + len(keys)), 4096), made.shape[1]), dtype="f")
            grown[:first] = self._kept[:first] if first else made[:0]
            self._kept = grown
        self._kept[first : first + len(keys)] = made
        self._rows.update(zip(keys, range(first, first + len(keys)), strict=True))
