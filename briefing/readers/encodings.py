"""From bytes to characters, or a refusal: a wrong guess would put wrong letters into evidence."""

from __future__ import annotations

import codecs
import re

from briefing.domain.text import MAX_ARTICLE_CHARACTERS
from briefing.errors import InputEncoding, InputTooLarge
from briefing.readers.kinds import looks_wide

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


def decode(name: str, data: bytes, declared: str | None = None) -> str:
    """The characters of some bytes: by their mark, as UTF-8, as declared, then by what the letters look like.

    Raises InputEncoding where no encoding makes sense of them, InputTooLarge where there are too many for an article.
    """
    text = _decoded(data, declared)
    if text is None:
        raise InputEncoding(
            f"The letters of “{name}” cannot be made out: its encoding is unknown.",
            "Open it in the program it came from and save it as UTF-8 text.",
        )
    return text


def check_length(name: str, text: str) -> None:
    """Raises InputTooLarge for more characters than an article can have."""
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise InputTooLarge(
            f"“{name}” has {len(text):,} characters; an article has at most {MAX_ARTICLE_CHARACTERS:,}.",
            "Split it into articles and import those.",
        )


def _decoded(data: bytes, declared: str | None) -> str | None:
    for mark, codec in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec)
    if looks_wide(data):
        return _strictly(data, "utf-16-le" if data[1] == 0 else "utf-16-be")
    text = _strictly(data, "utf-8")
    if text is None and declared:
        text = _strictly(data, declared)
    return text if text is not None else _guessed(data)


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError, AssertionError):  # some of Python's own codecs assert on odd bytes
        return None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(_telling(data)))
    if not matches or matches[0].chaos > _MOST_CHAOS:
        return None
    best = matches[0]
    # Of equals take the code page of English and western European texts: that is what is read here.
    likely = next((one for one in matches if one.encoding == "cp1252" and one.chaos <= best.chaos + 0.01), best)
    text = _strictly(data, likely.encoding)
    return None if text is None or _LEFTOVER.search(text) else text


def _telling(data: bytes) -> bytes:
    """A stretch around the first byte that is not ASCII: the rest tells nothing about the encoding."""
    if len(data) <= _SAMPLE:
        return data
    found = _BEYOND_ASCII.search(data)
    first = found.start() if found else 0
    return data[max(0, first - _SAMPLE // 2) : first + _SAMPLE // 2]
