"""Fields that are held smaller than what they say: a large case has tens of thousands of texts and reasons, of which the
analyst looks at a few.

Whoever reads such a field gets its value as ever, put together at that moment: comparing, copying and writing out notice
nothing. A value takes the place of another only where it is smaller; small cases hold everything as it is.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

_WINDOW = 32_768  # bytes that deflate can look back (RFC 1951)
_OFTEN = 20_000  # characters; a longer text is not kept after somebody looked at it


class Small:
    """Stands in a field for its value."""

    __slots__ = ()

    def whole(self, owner: Any) -> Any:
        """The value. `owner` is whoever has the field."""
        raise NotImplementedError


def may_be_small(kind: type, *names: str) -> None:
    """Let fields of a dataclass with slots take something small in place of their values."""
    for name in names:
        setattr(kind, name, _field(kind.__dict__[name]))


def _field(slot: Any) -> Any:
    held = slot.__get__

    def read(_: object, owner: Any, kind: type | None = None) -> Any:
        value = held(owner, kind)
        return value.whole(owner) if isinstance(value, Small) else value

    return type("field", (), {"__get__": read, "__set__": staticmethod(slot.__set__), "__slots__": ()})()


class IdFrom(Small):
    """The id of something that is known by where it was read: `form` puts it together of its first evidence."""

    __slots__ = ("_form",)

    def __init__(self, form: str) -> None:
        self._form = form

    def whole(self, owner: Any) -> str:
        """The id."""
        evidence = owner.evidence
        return self.of(evidence[0] if isinstance(evidence, tuple) else evidence)

    def of(self, evidence: Any) -> str:
        """What the id of something with this first evidence would be."""
        return self._form.format(evidence)


class Texts:
    """Makes texts small that are like each other. `examples` are some of them: what others share with these is not told
    again. Half of its size is what is left of English prose by itself, less where a case has much of the same.
    """

    def __init__(self, examples: Sequence[str]) -> None:
        share = _WINDOW // max(1, len(examples))
        self._told = b"".join(text.encode()[:share] for text in examples)

    def small(self, text: str) -> Any:
        """What stands for the text in a field."""
        press = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=self._told)
        return _Text(press.compress(text.encode()) + press.flush(), self._told)


class _Text(Small):
    __slots__ = ("_told", "pressed")

    def __init__(self, pressed: bytes, told: bytes) -> None:
        self.pressed = pressed
        self._told = told

    def whole(self, owner: Any) -> str:
        return _often(self) if len(self.pressed) < _OFTEN // 4 else self.text()

    def text(self) -> str:
        return zlib.decompressobj(-zlib.MAX_WBITS, zdict=self._told).decompress(self.pressed).decode()


@lru_cache(maxsize=512)
def _often(one: _Text) -> str:
    return one.text()
