"""From bytes to characters, or a refusal: a wrong guess would put wrong letters into evidence."""

from __future__ import annotations

import codecs
import re

from briefing.domain.text import MAX_ARTICLE_CHARACTERS
from briefing.errors import InputEncoding, InputTooLarge
from briefing.readers.kinds import looks_wide
from briefing.readers.mending import GUESSED, damaged_utf8, looks_mixed, mended

# The share of unlikely letter sequences above which charset-normalizer's best guess is not believed (its own default for
# dropping a candidate is 0.2; text read in the right encoding measured 0.00 to 0.03, binary noise found no candidate).
_MOST_CHAOS = 0.1
_SAMPLE = 1 << 16
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.I,
)
# Browsers read these declarations as the wider Windows code page (WHATWG Encoding Standard, section 4.2).
_WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
# Python knows these as encodings, yet no page is written in them (and some take very long to undo).
_NEVER = {"utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape"}
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
# What is left of text after a wrong decoding: control characters of the second block.
_LEFTOVER = re.compile(r"[\x80-\x84\x86-\x9f]")


def declared_charset(data: bytes) -> str | None:
    """The encoding a web page says it is in, as Python knows it, or None."""
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    try:
        codec = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except LookupError:
        return None
    if codec in _NEVER or codec.startswith(("utf-16", "utf-32")):  # a mark would have told; the declaration is ASCII
        return None
    return _WIDENED.get(codec, codec)


def decode(name: str, data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of some bytes: by their mark, as UTF-8, as declared, then by what the letters look like; and what the
    analyst has to be told about it. Letters that were garbled before are repaired where that can be done.

    Raises InputEncoding where no encoding makes sense of them, InputTooLarge where there are too many for an article.
    """
    found = _decoded(data, declared)
    if found is None:
        raise InputEncoding(
            f"The letters of “{name}” cannot be made out: its encoding is unknown.",
            "Open it in the program it came from and save it as UTF-8 text.",
        )
    text, codec = found
    text, notes = mended(text)
    if codec and not text.isascii():
        notes = (GUESSED.format(codec=codec), *notes)
    return text, notes


def check_length(name: str, text: str) -> None:
    """Raises InputTooLarge for more characters than an article can have."""
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise InputTooLarge(
            f"“{name}” has {len(text):,} characters; an article has at most {MAX_ARTICLE_CHARACTERS:,}.",
            "Split it into articles and import those.",
        )


def _decoded(data: bytes, declared: str | None) -> tuple[str, str] | None:
    """The text, and the encoding where it was only guessed."""
    for mark, codec in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], codec)
            return _sure(damaged_utf8(data) if text is None and codec == "utf-8" else text)
    if looks_wide(data):
        return _sure(_strictly(data, "utf-16-le" if data[1] == 0 else "utf-16-be"))
    text = _strictly(data, "utf-8")
    if text is None and declared and declared != "utf-8":
        text = _strictly(data, declared)
    if text is None:
        text = damaged_utf8(data)
    return (text, "") if text is not None else _guessed(data)


def _sure(text: str | None) -> tuple[str, str] | None:
    return None if text is None else (text, "")


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError, AssertionError):  # some of Python's own codecs assert on odd bytes
        return None


def _guessed(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(_telling(data)))
    if not matches or matches[0].chaos > _MOST_CHAOS:
        return None
    best = matches[0]
    # Of equals take the code page of English and western European texts: that is what is read here.
    likely = next((one for one in matches if one.encoding == "cp1252" and one.chaos <= best.chaos + 0.01), best)
    text, codec = _strictly(data, likely.encoding), likely.encoding
    if text is not None and looks_mixed(text):
        text, codec = _strictly(data, "cp1252"), "cp1252"
    return None if text is None or _LEFTOVER.search(text) else (text, codec.replace("cp125", "Windows-125"))


def _telling(data: bytes) -> bytes:
    """A stretch around the first byte that is not ASCII: the rest tells nothing about the encoding."""
    if len(data) <= _SAMPLE:
        return data
    found = _BEYOND_ASCII.search(data)
    first = found.start() if found else 0
    return data[max(0, first - _SAMPLE // 2) : first + _SAMPLE // 2]
