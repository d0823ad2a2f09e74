"""The header between two `---` lines that Markdown articles carry, and what its fields tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.readers.dates import read_date

# The names under which note-taking programs, static sites and clippers keep these fields.
_NAMES = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "site", "site_name", "sitename", "outlet", "publication"),
    "author": ("author", "authors", "byline", "by", "creator"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url", "permalink"),
    "published": (
        "published",
        "date",
        "published_at",
        "publish_date",
        "publishdate",
        "date_published",
        "datepublished",
        "pubdate",
    ),
    "language": ("language", "lang"),
}
_NULL = {"", "~", "null", "none"}
_LINE = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*:\s+(.*)")


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of an article beside its text. None where nothing tells."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None


def split(text: str) -> tuple[Header, str]:
    """The header and the text below it; an empty header and the whole text where there is none."""
    bare = text.lstrip("\ufeff \t\r\n")
    if not bare.startswith("---"):  # most have none, and what reads YAML is slow to load
        return Header(), text
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    if not handler.detect(bare):
        return Header(), text
    try:
        raw, body = handler.split(bare)
    except ValueError:  # the second line of dashes is missing
        return Header(), text
    fields = _fields(raw)
    if fields is None:
        return Header(), text  # a ruled-off first paragraph, not a header
    found = {field: _first(fields, names) for field, names in _NAMES.items()}
    published = found.pop("published")
    return Header(published=read_date(published) if published else None, **found), body


def _fields(raw: str) -> dict[str, str] | None:
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    if not raw.strip():
        return {}
    try:
        # BaseLoader leaves every value as it is written: a day that does not exist stays a string instead of an error.
        read = YAMLHandler().load(raw, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        read = _line_by_line(raw)  # most often a title with a colon and no quotes
    if not isinstance(read, dict) or not read:
        return None
    fields = {}
    for key, value in read.items():
        if isinstance(key, str) and (words := _words(value)) is not None:
            fields[re.sub(r"[\s-]+", "_", key.strip().lower())] = words
    known = {name for names in _NAMES.values() for name in names}
    return fields if any(re.sub(r"[\s-]+", "_", str(key).strip().lower()) in known for key in read) else None


def _line_by_line(raw: str) -> dict[str, str]:
    return {m[1]: m[2].strip().strip("\"'") for line in raw.splitlines() if (m := _LINE.fullmatch(line.strip()))}


def _words(value: object) -> str | None:
    if isinstance(value, list):
        value = ", ".join(one.strip() for one in value[:20] if isinstance(one, str) and one.strip())
    if not isinstance(value, str):
        return None
    words = " ".join(value.split())
    return None if words.lower() in _NULL else words


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if name in fields), None)
