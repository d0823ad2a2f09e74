"""Letters that were garbled before they came here: noticed, repaired where the damage can be undone, and always told.

Text that was written as UTF-8 and read as something else ("â€™" for an apostrophe, "Р’" for a Cyrillic letter) still looks
like text to a program. ftfy knows the shapes that such mistakes leave and undoes them.
"""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
REPAIRED = "Its letters were garbled by another program and have been repaired; look at names and quotes once more."
GUESSED = "It does not say in which encoding it is: {codec} was taken as the likeliest. Look at names once more."
DAMAGED = "{number} of its letters are damaged and shown as �; the file was cut or copied wrongly."
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# A word with letters of two alphabets is the mark of a wrong guess: nobody writes so.
_TWO_ALPHABETS = re.compile(r"[A-Za-z][\u0370-\u03ff\u0400-\u04ff\u0590-\u05ff\u0600-\u06ff]|"
                            r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u05ff\u0600-\u06ff][A-Za-z]")  # fmt: skip
# Letters, and marks that alone are no sign of garbling: loading what knows the others takes longer than reading an article.
_ORDINARY = re.compile(r"[\x00-\x7f\xa0\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*")
_MOST_MIXED = 0.02  # of all words: a typing error or two may be in any text


def damaged_utf8(data: bytes) -> str | None:
    """The text of bytes that are UTF-8 but for a few; None where they are something else."""
    good = len(_SEQUENCE.findall(data))
    if not good:
        return None
    text = data.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    return text if good > bad else None


def looks_mixed(text: str) -> bool:
    """Whether words mix alphabets as they do after a wrong guess."""
    return len(_TWO_ALPHABETS.findall(text)) > max(1, _MOST_MIXED * len(text.split()))


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with garbled letters put right, and what has to be told about it."""
    notes: list[str] = []
    if not _ORDINARY.fullmatch(text):
        import ftfy
        from ftfy.badness import is_bad

        if is_bad(text):
            fixed = ftfy.fix_encoding(text)
            if fixed != text:
                text = fixed
                notes.append(REPAIRED)
    if damaged := text.count(REPLACEMENT):
        notes.append(DAMAGED.format(number=damaged))
    return text, tuple(notes)
