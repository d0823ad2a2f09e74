"""A hand-written case of six articles on one air strike, read by the program itself.

Three print one agency's text, two go back to one monitor, of which the second raises the toll; the last brings a denial.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from briefing.domain.findings import Findings
from briefing.domain.text import Article, BlockKind, article_id, assemble
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.taking_in.intake import Intake, signature
from briefing.usecases.taking_in.reading import Reading
from tests.store.made import original_of

WIRE = (
    "At least 15 civilians were killed on Thursday in an air strike on a market in Atarib, residents said. Jets flew over "
    "the town twice before noon and the second pass hit the stalls on the northern side of the square, where traders had "
    "gathered after the morning prayer.",
    "Rescue workers pulled people from under collapsed awnings until dusk, and the hospital of the town sent away all but "
    "the gravest cases because it had run out of beds and of clean water. No side said that the aircraft were its own.",
    "The town lies on the road from Aleppo to the Turkish border and had been quiet since the spring, when the front line "
    "stopped a few kilometres to the east of it.",
)
MONITOR = (
    "The Syrian Observatory for Human Rights, citing medical sources, said on Friday that the air strike on the market in "
    "Atarib on Thursday had killed 19 civilians.",
    "Schools across the district stayed shut and bakeries sold out by nine in the morning.",
)
RAISED = (
    "The Syrian Observatory for Human Rights said on Sunday that 24 civilians had been killed in the air strike on the "
    "market in Atarib on Thursday 28 November.",
    "Funerals were held after dark for fear of more raids.",
)
DENIAL = (
    "Russia's defence ministry on Tuesday denied that its jets had carried out the air strike on the market in Atarib on "
    "28 November.",
    "It said that its aircraft struck only arms depots that week.",
)

AGENCY_FIRST, AGENCY_AGAIN, AGENCY_CUT, BY_MONITOR, BY_MONITOR_LATER, BY_MINISTRY = range(6)


def _article(publisher: str, title: str, day: date, *parts: str) -> Article:
    text, blocks = assemble((BlockKind.PARAGRAPH, part) for part in parts)
    return Article(article_id(text), text, blocks, title=title, publisher=publisher, published=day)


@cache
def six_articles() -> tuple[Article, ...]:
    """In order of publication, 28 November to 3 December 2024."""
    return (
        _article(
            "Harbour Daily",
            "Market struck in Atarib",
            date(2024, 11, 28),
            f"ATARIB, Syria (Reuters) - {WIRE[0]}",
            *WIRE[1:],
        ),
        _article(
            "The Western Standard and Evening Intelligencer of the Upper Valley",
            "Strike on a Syrian market",
            date(2024, 11, 29),
            *WIRE,
            "Our own readers have asked how they can help; a list of charities is on page six of the Saturday edition, and "
            "letters are welcome at the usual address.",
            "Reuters contributed to this report.",
        ),
        _article(
            "Gulf Morning",
            "Fifteen killed at market",
            date(2024, 11, 29),
            WIRE[0],
            WIRE[1],
            "Shares in the region closed lower on the news and oil rose by a dollar a barrel in thin trading ahead of the "
            "weekend, while gold was little changed and the lira slipped against the dollar for the fourth day running.",
            "Source: Reuters",
        ),
        _article("The Orontes Courier", "Toll of market strike rises", date(2024, 11, 29), *MONITOR),
        _article("Aleppo Letter", "Funerals in Atarib", date(2024, 12, 1), *RAISED),
        _article("Capital Gazette", "Ministry denies Atarib strike", date(2024, 12, 3), *DENIAL),
    )


@cache
def six_findings() -> tuple[Findings, ...]:
    """What the program reads in them."""
    from briefing.extract.pipeline import Extractor

    reader = Extractor()
    return tuple(reader.read(article) for article in six_articles())


def six_case(path: Path | None = None) -> CaseFile:
    """A case with the six, taken in one after the other as the window does."""
    case = CaseFile.create(path)
    for article, findings in zip(six_articles(), six_findings(), strict=True):
        taken = Intake(article, original_of(article), signature(article.text))
        AddArticle(case, Reading(article.title or "", taken, findings), refresh=False).apply()
    refresh_view(case)
    return case
