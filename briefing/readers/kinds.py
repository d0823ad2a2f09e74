"""What some bytes are, told by how they begin; the file's ending only decides between kinds of text."""

from __future__ import annotations

import codecs
import re
from enum import Enum, auto
from pathlib import PurePath

from briefing.errors import InputBinary


class Kind(Enum):
    """The formats that are read."""

    PLAIN = auto()
    MARKDOWN = auto()
    WEB_PAGE = auto()
    WORD = auto()
    OPEN_DOCUMENT = auto()
    PDF = auto()
    MAIL = auto()
    RICH_TEXT = auto()
    ARCHIVE = auto()


AS_TEXT = "Save it as text (.txt) or as a web page (.html) and import that."
AS_DOCUMENT = "Save it as a Word document (.docx) or as text (.txt) and import that."
READ = "Text, Markdown, web pages, e-mails, PDF, Word (.docx), OpenDocument (.odt), Rich Text and ZIP archives are read."

# The first bytes of formats people try to import, from the formats' own specifications.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file", AS_DOCUMENT),
    (b"SQLite format 3\x00", "a database or a case", "If it is a case, open it instead of importing it."),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", "Pictures are not read: type or paste the text in."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Pictures are not read: type or paste the text in."),
    (b"GIF8", "a picture (GIF)", "Pictures are not read: type or paste the text in."),
    (b"II*\x00", "a picture (TIFF)", "Pictures are not read: type or paste the text in."),
    (b"MM\x00*", "a picture (TIFF)", "Pictures are not read: type or paste the text in."),
    (b"RIFF", "a picture, sound or film", "Only text is read: type or paste it in."),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it and import what is inside."),
    (b"BZh", "a compressed file (bzip2)", "Unpack it and import what is inside."),
    (b"\xfd7zXZ\x00", "a compressed file (xz)", "Unpack it and import what is inside."),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "Unpack it and import what is inside."),
    (b"Rar!", "an archive (RAR)", "Unpack it and import what is inside."),
    (b"\x7fELF", "a program", "Only text is read."),
    (b"bplist00", "a web archive (Safari)", "Save the page as HTML and import that."),
)
ZIP_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")  # the second is one without files
# What tells documents that are archives of parts: the name of a part, or the type that stands at their beginning.
_DOCUMENTS: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document.xml", Kind.WORD),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Kind.OPEN_DOCUMENT),
)
_IN_ZIP: tuple[tuple[bytes, str, str], ...] = (
    (b"ppt/presentation.xml", "a PowerPoint document", AS_TEXT),
    (b"xl/workbook.xml", "an Excel table", AS_TEXT),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a table (ODS)", AS_TEXT),
    (b"mimetypeapplication/epub", "an e-book (EPUB)", AS_TEXT),
)
# Text by its bytes, yet no article by its form.
_OTHER_TEXT = {
    ".mht": ("a web archive", "Save the page as HTML and import that."),
    ".mhtml": ("a web archive", "Save the page as HTML and import that."),
    ".json": (
        "a JSON file, not an article",
        "Import the articles it was made from; of a whole case, File > New case from JSON makes a case again.",
    ),
    ".geojson": ("a map layer, not an article", "Import the articles it was made from."),
    ".csv": ("a table (CSV), not an article", "Import the articles it was made from."),
    ".tsv": ("a table, not an article", "Import the articles it was made from."),
    ".svg": ("a picture (SVG)", "Pictures are not read: type or paste the text in."),
    **{
        ending: (what, "Only articles are read; if it is one, rename it to end in .txt.")
        for ending, what in {
            ".yaml": "a file of settings (YAML), not an article",
            ".yml": "a file of settings (YAML), not an article",
            ".toml": "a file of settings (TOML), not an article",
            ".ini": "a file of settings, not an article",
            ".css": "a style sheet, not an article",
            ".js": "a script (JavaScript), not an article",
            ".py": "a script (Python), not an article",
            ".sh": "a script, not an article",
            ".sql": "a script (SQL), not an article",
            ".bib": "a list of references (BibTeX), not an article",
            ".ris": "a list of references (RIS), not an article",
            ".srt": "subtitles, not an article",
            ".log": "a log, not an article",
        }.items()
    },
}
_WEB_ENDINGS = {".html", ".htm", ".xhtml", ".shtml"}
_MARKDOWN_ENDINGS = {".md", ".markdown", ".mdown", ".mkd"}
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WEB_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HEADER_START = re.compile(rb"\s*(?:From [^\n]*\n)?[\x21-\x39\x3b-\x7e]{2,60}:")
_WEB_ARCHIVE = re.compile(rb"^From: <Saved by |^Snapshot-Content-Location:", re.M | re.I)
_PDF_START = re.compile(rb".{0,1023}?%PDF-\d", re.S)  # readers accept it anywhere in the first kilobyte
_ENDS = 16_384  # bytes at the beginning and at the end of an archive
_MAIL_START = re.compile(rb"(?:[A-Za-z-]+: [^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?MIME-Version: ", re.I)
_TAG = re.compile(rb"<(?:/?[a-z][a-z0-9]*)(?:\s[^<>]*)?/?>", re.I)


def kind_of(name: str, data: bytes) -> Kind:
    """Which reader these bytes need.

    Raises InputBinary, naming the format where it is known, for what is no text.
    """
    if _PDF_START.match(data):
        return Kind.PDF
    for magic, what, advice in _MAGIC:
        if data.startswith(magic):
            raise _refused(name, what, advice)
    if data.startswith(b"{\\rtf"):
        return Kind.RICH_TEXT
    if data.startswith(ZIP_BEGINNINGS):
        head = data[:_ENDS] + data[-_ENDS:]  # the list of contents is at the end
        for part, kind in _DOCUMENTS:
            if part in head:
                return kind
        for part, what, advice in _IN_ZIP:
            if part in head:
                raise _refused(name, what, advice)
        return Kind.ARCHIVE
    ending = PurePath(name).suffix.lower()
    if ending in _OTHER_TEXT:
        raise _refused(name, *_OTHER_TEXT[ending])
    if ending == ".eml" and _HEADER_START.match(data):
        return Kind.MAIL
    if data.startswith(_WIDE_MARKS) or looks_wide(data):
        start = data[:4096].replace(b"\x00", b"").removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE)
    else:
        if b"\x00" in data:
            raise _refused(name, "no text", READ)
        start = data[:4096].removeprefix(codecs.BOM_UTF8)
    if _MAIL_START.match(start):
        if _WEB_ARCHIVE.search(start):
            raise _refused(name, "a web archive", "Save the page as HTML, or copy the text and paste it in.")
        return Kind.MAIL
    if _WEB_START.match(start) or (ending in _WEB_ENDINGS and _TAG.search(data.replace(b"\x00", b""))):
        return Kind.WEB_PAGE
    return Kind.MARKDOWN if ending in _MARKDOWN_ENDINGS else Kind.PLAIN


def looks_wide(data: bytes) -> bool:
    """Whether the bytes look like UTF-16 without its mark: Latin letters, every second byte a NUL."""
    sample = data[:4096]
    if len(sample) < 16 or len(data) % 2:
        return False
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 0.7 * half and min(even, odd) < 0.05 * half


def _refused(name: str, what: str, advice: str) -> InputBinary:
    return InputBinary(f"“{name}” is {what}.", advice)
