"""Files in ZIP archives are items of their own; what is hostile is refused by its name and the others are read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import ImportRefused, InputBinary, InputEmpty, InputNotFound, InputProtected, InputTooLarge
from briefing.readers import archive, read_file
from briefing.usecases.taking_in.reading import expand, name_of

WORDS = "Nine people were killed on Friday when shells struck the central market in Kherson, the governor said."


def pack(path: Path, files: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, inside in files.items():
            made.writestr(name, inside)
    return path


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as inner:
        for name, inside in files.items():
            inner.writestr(name, inside)
    return made.getvalue()


def test_each_file_in_an_archive_is_an_item_of_its_own(tmp_path: Path) -> None:
    files = {"b.txt": WORDS, "day/a.md": f"# A title\n\n{WORDS}", "day/a.html": f"<p>{WORDS}</p>"}
    beside = {"__MACOSX/._b.txt": "x", ".hidden": "x", "day/a_files/menu.html": "x", "day/": "", "case.briefing": "x"}
    path = pack(tmp_path / "reports.zip", {**files, **beside})
    found = expand([tmp_path])
    assert [name_of(one) for one in found] == ["reports.zip/b.txt", "reports.zip/day/a.html", "reports.zip/day/a.md"]
    assert expand([path]) == found
    offers = [read_file(one) for one in found]
    assert [offer.name for offer in offers] == [name_of(one) for one in found]
    assert all(WORDS in offer.text for offer in offers)
    assert offers[0].original == WORDS.encode()


def test_what_is_no_archive_of_files_stays_itself(tmp_path: Path) -> None:
    word = pack(tmp_path / "word.zip", {"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"})
    text = tmp_path / "text.zip"
    text.write_text(WORDS)
    folder = tmp_path / "folder.zip"
    folder.mkdir()
    (folder / "a.txt").write_text(WORDS)
    assert expand([word, text, folder]) == (word, text, folder / "a.txt")
    assert [read_file(one).text for one in (text, folder / "a.txt")] == [WORDS, WORDS]
    with pytest.raises(ImportRefused, match=r"word\.zip"):
        read_file(word)


def test_bad_files_in_an_archive_are_refused_by_name_and_the_others_read(tmp_path: Path) -> None:
    path = pack(
        tmp_path / "a.zip",
        {
            "../../out.txt": WORDS,
            "/top.txt": WORDS,
            "bomb.txt": b"a" * (15 << 20),
            "good.txt": WORDS,
            "inner.zip": zipped({"x.txt": WORDS}),
            "large.txt": b"a" * (21 << 20),
        },
    )
    read: dict[str, object] = {}
    for one in expand([path]):
        try:
            read[name_of(one)] = read_file(one).text
        except ImportRefused as refused:
            read[name_of(one)] = (type(refused), name_of(one) in refused.sentence)
    assert read == {
        "a.zip/../../out.txt": (InputBinary, True),
        "a.zip/bomb.txt": (InputTooLarge, True),
        "a.zip/good.txt": WORDS,
        "a.zip/inner.zip": (InputBinary, True),
        "a.zip/large.txt": (InputTooLarge, True),
        "a.zip/top.txt": WORDS,
    }
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]
    with pytest.raises(InputNotFound, match=r"a\.zip/gone\.txt"):
        read_file(path / "gone.txt")


def test_a_file_with_a_password_is_refused_by_name(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": WORDS}))
    raw[6] |= 1  # the flag of encryption, in the file's header and in the list of contents
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "sealed.zip"
    path.write_bytes(raw)
    (inner,) = expand([path])
    with pytest.raises(InputProtected, match=r"sealed\.zip/a\.txt.*password"):
        read_file(inner)


def test_an_archive_that_cannot_be_gone_through_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> ImportRefused:
        assert expand([path]) == (path,)
        with pytest.raises(ImportRefused, match=path.name) as said:
            read_file(path)
        return said.value

    cut = tmp_path / "cut.zip"
    cut.write_bytes(zipped({"a.txt": WORDS})[:60])
    assert "damaged" in refused(cut).sentence
    assert isinstance(refused(pack(tmp_path / "none.zip", {})), InputEmpty)
    many = {f"{n}.txt": "" for n in range(archive.MAX_FILES + 1)}
    assert isinstance(refused(pack(tmp_path / "many.zip", many)), InputTooLarge)
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 150)
    assert isinstance(refused(pack(tmp_path / "much.zip", {"a.txt": WORDS, "b.txt": WORDS})), InputTooLarge)
    unnamed = tmp_path / "reports.dat"
    unnamed.write_bytes(zipped({"a.txt": WORDS}))
    assert "end in .zip" in refused(unnamed).advice


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_mutated_archives_are_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    changed = bytearray(zipped({"a.txt": WORDS, "day/b.md": f"# T\n\n{WORDS}"}))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(changed) - 1), st.integers(0, 255)), max_size=20)):
        changed[at] = byte
    cut = data.draw(st.integers(0, len(changed)) | st.just(len(changed)))
    path = tmp_path / "a.zip"
    path.write_bytes(changed[:cut])
    for one in expand([path]):
        try:
            offer = read_file(one)
        except ImportRefused:
            continue
        assert offer.text
