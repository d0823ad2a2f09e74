"""Edits of articles: taken in, taken out, their details corrected, linked to what they are a copy of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.domain.change import Change
from briefing.domain.findings import Findings
from briefing.domain.history import Kind, Subject
from briefing.domain.text import Article, ArticleId
from briefing.store.articles import ArticleHead
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.edits import Done, Edit
from briefing.usecases.taking_in.reading import Reading, nearest


class AddArticle(Edit):
    """Take in an article with what was read in it. An article that copies one in the case is linked to it.

    With `refresh` off the joined view is left for later, for imports of many: call `refresh_view` when they are in.

    Raises InputDuplicate when this very text is in the case.
    """

    def __init__(self, case: CaseFile, reading: Reading, *, refresh: bool = True) -> None:
        super().__init__(case)
        self.label = f"Add article “{reading.intake.article.title or reading.name}”"
        self._reading = reading
        self._is_refreshed = refresh

    def _refresh(self) -> Change:
        return super()._refresh() if self._is_refreshed else Change()

    def _do(self) -> Done:
        taken, findings = self._reading.intake, self._reading.findings
        likely = dict(self._case.articles.signatures(like=taken.signature))
        self._case.articles.add(
            taken.article,
            taken.original,
            taken.signature,
            findings,
            near_duplicate_of=nearest(taken.signature, likely),
        )
        about = (Subject(Kind.ARTICLE, taken.article.id),)
        return Done(touched_by(findings), None, _named(self._case.articles.head(taken.article.id)), about)


class RemoveArticle(Edit):
    """Take out an article with all that was read in it and decided about it."""

    def __init__(self, case: CaseFile, id_: ArticleId) -> None:
        super().__init__(case)
        head = case.articles.head(id_)
        self.label = f"Remove article “{head.title or head.original_name}”"
        self._id = id_

    def _do(self) -> Done:
        touched = _touched_of(self._case, self._id)
        head = self._case.articles.remove(self._id)
        return Done(touched, _named(head), None, (Subject(Kind.ARTICLE, self._id),))


class CorrectDetails(Edit):
    """Correct title, publisher, date or address of an article. A new date changes what "on Friday" means: `findings_after`
    are what is read in it then, None where nothing has to be read again.
    """

    def __init__(self, case: CaseFile, article_after: Article, findings_after: Findings | None = None) -> None:
        super().__init__(case)
        head = case.articles.head(article_after.id)
        self.label = f"Correct details of “{article_after.title or head.original_name}”"
        self._article = article_after
        self._findings = findings_after

    def _do(self) -> Done:
        before = self._case.articles.set_details(self._article)
        touched = Change(articles=frozenset({self._article.id}))
        if self._findings is not None:
            touched |= touched_by(self._findings) | touched_by(self._case.articles.replace_findings(self._findings))
        return Done(touched, _details(before), _details(self._article), (Subject(Kind.ARTICLE, self._article.id),))


class LinkArticle(Edit):
    """Say that an article is a copy of another, or with None that it is a report of its own and counts."""

    def __init__(self, case: CaseFile, id_: ArticleId, near_duplicate_of: ArticleId | None) -> None:
        super().__init__(case)
        head = case.articles.head(id_)
        name = head.title or head.original_name
        self.label = f"Count “{name}” by itself" if near_duplicate_of is None else f"Count “{name}” as a copy"
        self._id = id_
        self._of = near_duplicate_of

    def _do(self) -> Done:
        before = self._case.articles.link(self._id, self._of)
        now = self._case.articles.head(self._id).near_duplicate_of
        touched = Change()
        for id_ in before:
            touched |= _touched_of(self._case, id_)
        about = (self._id, *(id_ for id_ in (now, before.get(self._id)) if id_ is not None))
        return Done(
            touched,
            {"article": self._id, "copy_of": before.get(self._id)},
            {"article": self._id, "copy_of": now},
            tuple(Subject(Kind.ARTICLE, id_) for id_ in about),
        )


def touched_by(findings: Findings) -> Change:
    """The article that was read, and all that was found in it."""
    return Change(
        articles=frozenset({findings.article}),
        events=frozenset(one.id for one in findings.events),
        actors=frozenset(one.id for one in findings.actors),
        casualties=frozenset(one.id for one in findings.casualties),
    )


def _touched_of(case: CaseFile, id_: ArticleId) -> Change:
    return Change(
        articles=frozenset({id_}),
        events=frozenset(one.id for one in case.events.of_article(id_)),
        casualties=frozenset(one.id for one in case.casualties.of_article(id_)),
    )


def _named(head: ArticleHead) -> Mapping[str, Any]:
    # not the text: what the analyst removes must not live on in the history
    return {"article": head.id, "title": head.title, "publisher": head.publisher, "published": head.published}


def _details(article: Article) -> Mapping[str, Any]:
    return {
        "article": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "published_from": article.published_from,
        "language": article.language,
        "also_printed_by": printed_by(article),
    }


def printed_by(article: Article) -> list[str]:
    """The other outlets that printed it, each with its day, as the history tells them."""
    return [f"{one.publisher}, {one.day}" if one.day is not None else one.publisher for one in article.also]
