"""The pieces of one block as the rules of the grammar look at them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from fractions import Fraction

from briefing.extract.sentences import numerals
from briefing.extract.sentences.words import NOTHING, Piece, Word
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Partial
from briefing.extract.times.grammar.phrase import Phrase


class Line(ABC):
    """The pieces of one block, and what its rules leave for one another. Any index may be asked for: beyond either end
    stands nothing."""

    def __init__(self, pieces: Sequence[Piece], words: Sequence[Word] = ()) -> None:
        self.pieces = pieces
        self.words = words
        self.lent: dict[int, Partial] = {}  # a day number that borrows its month: piece -> date
        self.owners: dict[int, tuple[int, int]] = {}  # a date that is an event's and not the clause's: piece -> its offsets

    @abstractmethod
    def point(self, i: int) -> Phrase | None:
        """The time that begins at a piece and is no span, read by whichever rule fits; None where there is none."""

    def at(self, i: int) -> Piece:
        """The piece at an index; `NOTHING` beyond either end."""
        return self.pieces[i] if 0 <= i < len(self.pieces) else NOTHING

    def low(self, i: int) -> str:
        """The lower-case form of the piece at an index; a space beyond either end."""
        return self.pieces[i].lower if 0 <= i < len(self.pieces) else " "

    def says(self, i: int, *words: str) -> bool:
        """Whether these words follow one another from an index on."""
        if self.low(i) != words[0]:
            return False
        return all(self.low(i + n) == word for n, word in enumerate(words))

    def after_hyphen(self, i: int) -> int:
        """The index after a hyphen, or the index itself where none stands."""
        return i + 1 if self.low(i) == "-" else i

    def number(self, i: int) -> int | None:
        """A bare whole number that is no part of a name, a price or a larger number."""
        piece = self.at(i)
        value = numerals.plain(piece)
        if value is None:
            return None
        before = self.at(i - 1)
        if piece.glued and before.lower not in "(\"“'‘[,;—" and before.lower != "...":
            if before.lower == "-":
                further = self.at(i - 2)
                if before.glued and further.is_word and further.lower not in vocabulary.OPENERS:
                    return None
            elif before.lower not in ("/",):
                return None
        elif before.lower in ("$", "€", "£", "#", "+"):
            return None
        after = self.at(i + 1)
        if after.glued and (
            after.lower in ("%", "°") or (after.is_word and after.lower not in ("st", "nd", "rd", "th", "s"))
        ):
            return None
        return value

    def counts_people(self, i: int) -> bool:
        """Whether what follows is something a number counts: "2000 Turkish soldiers"."""
        for n in range(i, i + 3):
            piece = self.at(n)
            if not piece.is_word:
                return False
            if piece.lower in numerals.COUNTED and (n == i or piece.lower not in numerals.HURT):
                return True
            if piece.lower in vocabulary.FUNCTION_WORDS:
                return False
        return False

    def count(self, i: int) -> tuple[Fraction, Fraction, int] | None:
        """How many units: (low, high, index after). "a" is one."""
        numeral = numerals.read(self.pieces, i)
        if numeral is not None:
            if self.at(i).glued and self.at(i - 1).is_word:
                return None
            return numeral.low, numeral.high, numeral.to
        if self.low(i) in ("a", "an"):
            return Fraction(1), Fraction(1), i + 1
        return None
