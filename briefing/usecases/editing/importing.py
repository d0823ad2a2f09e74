"""Many sources into a case: each read by a worker, taken in whole, told how it ended; the joined view is written once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from briefing.domain.text import ArticleId
from briefing.errors import BriefingError, CaseError, InputBinary
from briefing.usecases.taking_in.intake import AS_FOUND, Details
from briefing.usecases.taking_in.reading import (
    Pasted,
    Reading,
    ReadingRoom,
    Source,
    TextKnown,
    expand,
    known_text,
    read_all,
)

if TYPE_CHECKING:
    from briefing.store.casefile import CaseFile


_NO_ARTICLES = frozenset(
    (
        ".json .geojson .csv .tsv .xlsx .xls .ods .svg .png .jpg .jpeg .gif .webp .tif .tiff .heic .css .js .py .sh .sql "
        ".toml .yaml .yml .xml .gz .mp3 .mp4 .mov .log .ini .bib .ris .srt .db .sqlite"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: the id of its article in the case, or the reason why it has none.

    `copy_of` is the id of the article that it is a copy of with edits; both are kept. `printed` is the id of the article of
    which it is the very text from another `outlet`: that is noted with the article. `in_folder`: nobody named the source
    itself, it lay in a folder that was given.
    """

    name: str
    article: ArticleId | None = None
    error: BriefingError | None = None
    copy_of: ArticleId | None = None
    notes: tuple[str, ...] = ()
    in_folder: bool = False
    printed: ArticleId | None = None
    outlet: str = ""

    @property
    def is_beside(self) -> bool:
        """Whether it is plainly no article and nobody offered it as one: an answer key, a table, a picture beside the
        articles of a folder. Such files are worth one line together."""
        return self.in_folder and self.is_no_article

    @property
    def is_no_article(self) -> bool:
        """Whether it was refused as a file of a kind that holds no article, which its name says already."""
        return isinstance(self.error, InputBinary) and PurePath(self.name).suffix.lower() in _NO_ARTICLES


def kinds_of(outcomes: Iterable[Outcome]) -> str:
    """The kinds of some files by their endings, as "CSV, JSON"."""
    return ", ".join(sorted({PurePath(one.name).suffix[1:].upper() for one in outcomes}))


def import_batch(
    case: CaseFile,
    room: ReadingRoom,
    sources: Iterable[Source],
    details: Details = AS_FOUND,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Outcome, ...]:
    """Takes files, folders and pasted text into a case, one whole article after the other, and refreshes its view once.

    A source that cannot be read never stops the rest. Of a text the case has already it is noted that another outlet
    printed it too; else it is refused. One that differs from another only by edits is kept and linked to it. `progress` is
    told how many of how many are done, and the name of the last. After `cancelled` the articles so far stay; there is no
    outcome for the rest.

    Articles are read with what was added for every case and for this one (`usecases.taking_in.learning`).

    Raises CaseError when the case itself can no longer be written; the articles before stay. KnowledgeUnreadable when what
    was added for every case cannot be understood; nothing is read then.
    """
    # not with the window, which knows outcomes from its first moment
    from briefing.store.journal import STALE
    from briefing.usecases.editing.articles import AddArticle
    from briefing.usecases.editing.edits import refresh_view
    from briefing.usecases.editing.printings import noting
    from briefing.usecases.taking_in.learning import additions

    added = additions(case)
    listed: list[Source] = []
    inside: list[bool] = []  # of each, whether it was found in a folder
    for source in sources:
        found = (source,) if isinstance(source, Pasted) else expand([source])
        listed.extend(found)
        inside.extend(one is not source and one != source for one in found)
    known = set(case.articles.ids())
    outcomes: list[Outcome] = []
    progress(0, len(listed), "")

    def again(name: str, found: TextKnown) -> Outcome:
        edit = noting(case, found)
        if edit is None:
            return Outcome(name, error=found.without_text())
        with case.atomic():
            edit.apply(join=False)
            case.settings.set(STALE, "yes")
        return Outcome(name, printed=found.intake.article.id, outlet=found.intake.article.publisher or "")

    def take(name: str, read: Reading | BriefingError) -> Outcome:
        if isinstance(read, Reading) and case.articles.holds(read.intake.article.id):  # twice in this batch
            read = known_text(name, read.intake, is_told=details.publisher is not None)
        if isinstance(read, TextKnown):
            return again(name, read)
        if isinstance(read, BriefingError):
            return Outcome(name, error=read, in_folder=inside[len(outcomes)])
        article = read.intake.article.id
        with case.atomic():
            AddArticle(case, read, refresh=False).apply()
            case.settings.set(STALE, "yes")  # until all are joined: should the program end before, that is made up for
        known.add(article)
        return Outcome(name, article, copy_of=case.articles.near_duplicate_of(article), notes=read.intake.notes)

    try:
        for name, read in read_all(room, listed, details, lambda: frozenset(known), cancelled, added):
            outcomes.append(take(name, read))
            progress(len(outcomes), len(listed), name)
    except CaseError:
        raise  # nothing more can be written, the joined view neither; it is made anew from what is there
    except BaseException:
        _refresh_after(outcomes, case, refresh_view)
        raise
    _refresh_after(outcomes, case, refresh_view)
    return tuple(outcomes)


def _refresh_after(outcomes: Sequence[Outcome], case: CaseFile, refresh: Callable[[CaseFile], object]) -> None:
    from briefing.store.journal import STALE

    if any(outcome.article or outcome.printed for outcome in outcomes) or case.settings.get(STALE) is not None:
        with case.atomic():
            refresh(case)
            case.settings.set(STALE, None)
