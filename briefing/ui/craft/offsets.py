"""Qt counts UTF-16 units in a document, the domain counts code points: the one pair of conversions between the two.

Characters beyond the Basic Multilingual Plane (an emoji, some historic scripts) take two units. Most articles have none;
then both counts are the same and nothing is kept.
"""

from __future__ import annotations

from bisect import bisect_left


class Offsets:
    """Of one frozen text. Both directions are monotonic; a unit in the middle of a pair belongs to the pair's character."""

    __slots__ = ("_length", "_wide")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = [at for at, character in enumerate(text) if ord(character) > 0xFFFF] if not text.isascii() else []

    def utf16(self, code_point: int) -> int:
        """The UTF-16 offset of a code point offset, 0 up to and including the text's length. Raises IndexError outside."""
        if not 0 <= code_point <= self._length:
            raise IndexError(code_point)
        return code_point + bisect_left(self._wide, code_point)

    def code_point(self, utf16: int) -> int:
        """The code point offset of a UTF-16 offset. Raises IndexError outside the text."""
        if not 0 <= utf16 <= self._length + len(self._wide):
            raise IndexError(utf16)
        low, high = 0, len(self._wide)
        while low < high:  # how many wide characters begin before this unit
            middle = (low + high) // 2
            if self._wide[middle] + middle < utf16:
                low = middle + 1
            else:
                high = middle
        if low and self._wide[low - 1] + low == utf16:
            return self._wide[low - 1]  # the second half of a pair
        return utf16 - low
