"""What is read in an article, sentence by sentence (explain)."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.articles import sources_of
from briefing.cli.terminal import complain, opened_case
from briefing.cli.values import DAY, FILE
from briefing.usecases.taking_in.intake import Details
from briefing.usecases.taking_in.reading import read_here

if TYPE_CHECKING:
    from briefing.domain.text import Article
    from briefing.usecases.reviewing.explaining import ExplainedSentence, Explainer


@click.command(short_help="Say sentence by sentence what is read in an article, and why.")
@click.argument("file", type=FILE)
@click.option("--published", type=DAY, help="When it was published, where it does not say it right itself.")
@click.option("--sentence", type=click.IntRange(min=1), help="Only this sentence; they are numbered in the output.")
@click.option("--find", "wanted", help="Only sentences with these words, whatever their capitals.")
@click.option("--case", type=FILE, help="Read it with what was added for this case as well.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What is written."
)
def explain(
    file: Path, published: date | None, sentence: int | None, wanted: str | None, case: Path | None, format_: str
) -> int:
    """Say sentence by sentence what is read in an article, and why: each field, the rule that filled it, and the words it
    went by.

    \b
      briefing explain article.md
      briefing explain article.md --published 2024-11-29 --find "the M5 motorway"
      briefing explain article.md --sentence 4 --format json
    """
    import json

    from briefing.knowledge import knowledge
    from briefing.usecases.reviewing import explaining
    from briefing.usecases.taking_in import learning

    sources = sources_of([file])
    if len(sources) != 1:
        raise click.UsageError(f"“{file}” is a folder; one article is explained at a time.")
    with opened_case(case) if case is not None else nullcontext() as opened:
        added = learning.additions(opened)
    reading = read_here(sources[0], Details(published=published), added=added)
    for note in reading.intake.notes:
        complain(f"“{reading.name}”: {note}")
    article = reading.intake.article
    explainer = explaining.Explainer.of(article, reading.findings, added, knowledge().with_additions(added))
    explained = explaining.explain(article, reading.findings, explainer)
    total = len(explained)
    if sentence is not None and sentence > total:
        raise click.UsageError(f"There is no sentence {sentence}; the article has {total}.")
    if sentence is not None:
        explained = explained[sentence - 1 : sentence]
    if wanted is not None:
        explained = explaining.holding(explained, wanted)
        if not explained:
            complain(f"No sentence has the words “{wanted}”.")
    if format_ == "json":
        text = json.dumps(explaining.document(article, explained, explainer), ensure_ascii=False, indent=1)
        click.echo(text.encode("utf-8") + b"\n", nl=False)
    else:
        for line in _explained_lines(article, explained, explainer, total):
            click.echo(line)
    return 0


_INDENT = 4
_LABEL = 12  # columns for what a fact is
_FIELD = 21  # columns for the name of a field


def _explained_lines(
    article: Article, explained: Sequence[ExplainedSentence], explainer: Explainer, total: int
) -> Iterator[str]:
    """The explanation as lines of a terminal's width; bold and dim where the terminal has them."""
    from briefing.usecases.reviewing.explaining import NOT_NOTED, SORTS
    from briefing.usecases.wording.phrasing import counted
    from briefing.usecases.wording.phrasing import published as published_on

    width = max(60, min(shutil.get_terminal_size().columns, 110))

    def wrapped(text: str, indent: int, first: str = "", *, bold: bool = False) -> str:
        filled = textwrap.fill(
            text, width, initial_indent=f"{first:<{indent}}", subsequent_indent=" " * indent, break_on_hyphens=False
        )
        return click.style(filled[:indent], bold=True) + filled[indent:] if bold else filled

    yield click.style(article.title or "Untitled", bold=True)
    about = [article.publisher or "", published_on(article.published), counted(total, "sentence")]
    yield " · ".join(part for part in about if part)
    told: set[tuple[str, str]] = set()
    at = _INDENT + _LABEL
    for one in explained:
        yield ""
        yield wrapped(one.text, _INDENT, str(one.number), bold=True)
        if not one.facts:
            yield click.style(f"{'':<{_INDENT}}nothing read", dim=True)
        for fact in one.facts:
            yield wrapped(fact.title, at, f"{'':<{_INDENT}}{SORTS[fact.sort]}", bold=True)
            if (fact.sort, fact.id) in told:
                yield click.style(f"{'':<{at}}as above", dim=True)
                continue
            told.add((fact.sort, fact.id))
            for reason in fact.reasons:
                value = reason.value or "-"
                unknown = [ground.sentence for ground in reason.grounds] == [NOT_NOTED]
                if unknown:
                    value += " (no rule noted)"
                yield wrapped(value, at + _FIELD, f"{'':<{at}}{reason.label}")
                for ground in () if unknown else reason.grounds:
                    rule = f" [{ground.rule}]" if ground.rule else ""
                    yield click.style(wrapped(f"{ground.sentence}{rule}", at + _FIELD), dim=True)
