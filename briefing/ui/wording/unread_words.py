"""The visible words for what of an article nothing is read from, in English."""

from __future__ import annotations

from briefing.domain.text import NotRead

WHY = {
    NotRead.TABLE: "A table",
    NotRead.CODE: "Code, markup or values",
    NotRead.LANGUAGE: "Another language",
    NotRead.VERSE: "Verse",
    NotRead.MATCH: "A match report",
    NotRead.FICTION: "About a novel or film",
    NotRead.MARKET: "About prices",
    NotRead.NOTE: "A note of the editors",
}
WHY_SCRIPT = "{why} ({script})"
HINT = "Not read: {why}. It stays in the article and can be searched and cited; add what it tells by hand (Ctrl+Shift+E)."
COUNTS = {
    NotRead.TABLE: ("1 table", "{number} tables"),
    NotRead.CODE: ("1 of code or values", "{number} of code or values"),
    NotRead.LANGUAGE: ("1 in another language", "{number} in other languages"),
    NotRead.VERSE: ("1 of verse", "{number} of verse"),
    NotRead.MATCH: ("1 match report", "{number} match reports"),
    NotRead.FICTION: ("1 about a novel or film", "{number} about novels or films"),
    NotRead.MARKET: ("1 about prices", "{number} about prices"),
    NotRead.NOTE: ("1 note of the editors", "{number} notes of the editors"),
}
IN_ARTICLE = "1 passage is not read: {what}"
IN_ARTICLE_MANY = "{number} passages are not read: {what}"
IN_LIST = "1 passage not read"
IN_LIST_MANY = "{number} passages not read"
NEXT = "Next passage that is not read"
