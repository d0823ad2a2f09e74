"""Files of every kind are read or refused by name; nothing else ever comes out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.domain.text import MAX_ARTICLE_CHARACTERS, assemble
from briefing.errors import (
    ImportRefused,
    InputBinary,
    InputEmpty,
    InputEncoding,
    InputNotFound,
    InputTooLarge,
)
from briefing.readers import MAX_FILE_BYTES, read_bytes, read_file
from tests.readers.samples import PARAGRAPHS, TITLE

SENTENCE = "The offensive, named “Deter the Aggression,” began on Wednesday – residents of Aleppo’s café quarter said."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_letters_survive_every_usual_encoding(codec: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(f"{SENTENCE}\r\n\r\n{PARAGRAPHS[3]}".encode(codec))
    assert read_file(file).text == f"{SENTENCE}\n\n{PARAGRAPHS[3]}"


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Президент заявил, что войска вошли в город. Погибли двенадцать человек, сообщил представитель."),
        ("cp1256", "قتل اثنا عشر شخصا في غارات جوية على مدينة إدلب يوم الجمعة حسب مصادر طبية في المدينة"),
        ("shift_jis", "金曜日の空爆で少なくとも二十四人の民間人が死亡したと、監視団体が発表した。"),
    ],
)
def test_other_alphabets_are_made_out_by_their_letters(codec: str, text: str) -> None:
    assert read_bytes("a.txt", text.encode(codec)).text == text


def test_noise_above_ascii_is_refused_and_not_guessed() -> None:
    noise = bytes(128 + (n * 73 + n * n * 31) % 128 for n in range(3000))
    with pytest.raises(InputEncoding, match=r"noise\.txt.*UTF-8"):
        read_bytes("noise.txt", noise)


def test_an_odd_utf_16_file_is_refused() -> None:
    with pytest.raises(InputEncoding, match=r"odd\.txt"):
        read_bytes("odd.txt", SENTENCE.encode("utf-16") + b"\xd8")


def docx(part: str = "word/document.xml") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(part, "<w:document/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("a.docx", docx("word/document.xml")[:-30], "Word document"),
        ("a.odt", docx("mimetypeapplication/vnd.oasis.opendocument.text"), "OpenDocument"),
        ("a.xlsx", docx("xl/workbook.xml"), "Excel"),
        ("a.zip", docx("notes/a.txt"), "archive"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "old Word"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\0", "picture"),
        ("a.briefing", b"SQLite format 3\0" + b"\0" * 80, "case"),
        ("saved", b"From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n\nx", "web archive"),
        ("a.json", b'{"format": "briefing/1"}', "JSON"),
        ("a.csv", b"a,b\n1,2", "table"),
        ("a.txt", b"words and \0 a nul and more words", "no text"),
    ],
)
def test_what_is_no_text_is_named_and_refused(name: str, data: bytes, what: str) -> None:
    with pytest.raises(InputBinary) as refused:
        read_bytes(name, data)
    assert name in refused.value.sentence
    assert what in refused.value.sentence
    assert refused.value.advice


@pytest.mark.parametrize("data", [b"", b"  \n\r\n\t", b"\xef\xbb\xbf", b"--- --- 12 ---"])
def test_a_file_without_words_is_empty(data: bytes) -> None:
    for name in ("a.txt", "a.md", "a.html", "a"):
        with pytest.raises(InputEmpty, match=name):
            read_bytes(name, data)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "dump.txt"
    with file.open("wb") as sparse:
        sparse.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(InputTooLarge, match=r"dump\.txt.*20 MB"):
        read_file(file)


def test_too_many_characters_are_refused() -> None:
    with pytest.raises(InputTooLarge, match=r"book\.txt.*2,000,000"):
        read_bytes("book.txt", b"word " * (MAX_ARTICLE_CHARACTERS // 5 + 1))


def test_what_is_not_there_or_no_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match=r"gone\.txt"):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(InputNotFound, match="folder"):
        read_file(tmp_path)
    with pytest.raises(InputNotFound, match="gone"):
        read_file(tmp_path / "a.txt" / "gone")
    with pytest.raises(InputNotFound):
        read_file(Path("nul\0name.txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputNotFound, match=r"pipe\.txt"):
        read_file(tmp_path / "pipe.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    file = tmp_path / "closed.txt"
    file.write_text("Words.")
    file.chmod(0)
    with pytest.raises(InputNotFound, match="may not be read"):
        read_file(file)


def test_the_bytes_are_kept_as_they_came() -> None:
    data = f"{TITLE}\r\n\r\n{SENTENCE}".encode("cp1252")
    assert read_bytes("a.txt", data).original == data


PIECES = st.sampled_from(
    [
        "---\n", "title: x\n", "published: 2024-11-29\n", "# ", "- ", "> ", "\n", "\n\n", "\t", "|a|b|\n|-|-|\n",
        "<p>", "</p>", "<table><tr><td>", "<!doctype html>", "&amp;", "By Jane Doe\n", "BEIRUT, Nov 29 (AP) - ",
        "29 November 2024", "…", "“", "\u2028", "\u0600", "\x0b", "```", "![a](b)", "[", "](", "*", "**", "word ",
        "Word. ", "\r", "\u00ad", "1. ", "2. ", "=====", "\ud7ff", "💥",
    ]
)  # fmt: skip
STARTS = st.sampled_from([b"", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"---\n", b"PK\x03\x04"])
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a", "a.pdf", "ä b.MD"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NAMES, st.lists(PIECES | st.text(max_size=20), max_size=40).map("".join))
def test_any_text_is_read_or_refused_and_blocks_fit(name: str, text: str) -> None:
    _read_or_refuse(name, text.encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    NAMES, st.binary(max_size=400), st.sampled_from([b"", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"---\n", b"PK\x03\x04"])
)
@example("a.html", b"<?xml version='1.0' encoding='utf-7'?><html><body>+ADw-script+AD4-", b"")
@example("a.html", b"<html><meta charset=punycode>" + b"\xff" * 50, b"")
@example("a.md", b"---\n" + b"a: &a [x]\n" + b"b: &b [*a,*a,*a]\n" * 30 + b"---\nWords here.", b"")
@example("a.md", b"---\n" + b"[" * 3000 + b"\n---\nWords.", b"")
def test_any_bytes_are_read_or_refused(name: str, data: bytes, start: bytes) -> None:
    _read_or_refuse(name, start + data)


def _read_or_refuse(name: str, data: bytes) -> None:
    try:
        offer = read_bytes(name, data)
    except ImportRefused as error:
        refused: ImportRefused | None = error
    else:
        refused = None
    if refused is not None:
        assert name in refused.sentence
        return
    assert any(char.isalpha() for char in offer.text)
    parts = [(block.kind, offer.text[block.start : block.end]) for block in offer.blocks]
    assert assemble(parts) == (offer.text, offer.blocks)


def test_naming_the_room_loads_nothing_heavy() -> None:
    code = (
        "import sys, briefing.readers, briefing.usecases.taking_in.intake, briefing.usecases.taking_in.reading\n"
        "heavy = {'trafilatura', 'lxml', 'markdown_it', 'frontmatter', 'yaml', 'charset_normalizer', 'py3langid', 'numpy',"
        " 'pebble', 'multiprocessing', 'spacy', 'sqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"
