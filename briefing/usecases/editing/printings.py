"""That another outlet printed the very text of an article: kept with the article, which is read and counted once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefing.domain.change import Change
from briefing.domain.history import Kind, Subject
from briefing.domain.text import Article, ArticleId, Original, Printing, outlet_key
from briefing.errors import InputDuplicate
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import printed_by
from briefing.usecases.editing.edits import Done, Edit
from briefing.usecases.taking_in.reading import TextKnown


class NotePrinting(Edit):
    """Note that another outlet printed the text of an article, with the file its printing came in.

    Raises InputDuplicate when it is known already that this outlet printed it.
    """

    def __init__(self, case: CaseFile, id_: ArticleId, printing: Printing, original: Original | None = None) -> None:
        super().__init__(case)
        head = case.articles.head(id_)
        self.label = f"Note that {printing.publisher} printed “{head.title or head.original_name}” too"
        self._id, self._printing, self._original = id_, printing, original

    def _do(self) -> Done:
        article = self._case.articles.get(self._id)
        key = outlet_key(self._printing.publisher)
        if key in map(outlet_key, article.outlets):
            raise InputDuplicate(
                f"It is known already that {self._printing.publisher} printed “{article.title or article.id}”.",
                "Nothing was changed.",
            )
        with_it = replace(article, also=(*article.also, self._printing))
        self._case.articles.set_details(with_it, {} if self._original is None else {key: self._original})
        about = (Subject(Kind.ARTICLE, self._id),)
        return Done(Change(articles=frozenset({self._id})), _told(article), _told(with_it), about)


def noting(case: CaseFile, found: TextKnown) -> NotePrinting | None:
    """What notes that another outlet printed a text the case has; None where what came tells nothing new: no publisher, one
    that is known to have printed it, or the very file it came in before, unless the analyst says that it is another's.
    """
    came = found.intake.article
    article = case.articles.get(came.id)
    if not came.publisher or outlet_key(came.publisher) in map(outlet_key, article.outlets):
        return None
    if not found.is_told and found.intake.original.sha256 in _files(case, article):
        return None
    printing = Printing(
        publisher=came.publisher,
        published=came.published,
        published_from=came.published_from,
        author=came.author,
        url=came.url,
        file=found.intake.original.name,
    )
    return NotePrinting(case, article.id, printing, found.intake.original)


def _files(case: CaseFile, article: Article) -> frozenset[str]:
    printed = (case.articles.original_of_printing(article.id, one.publisher) for one in article.also)
    return frozenset(one.sha256 for one in (case.articles.original(article.id), *printed) if one is not None)


def _told(article: Article) -> Mapping[str, Any]:
    return {"article": article.id, "title": article.title, "also_printed_by": printed_by(article)}
