"""What of the open case the panes of a window show: the case as it is or as it was known on a day, and of that what the
filter lets through.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing.domain.claim import Review
from briefing.ui.craft.late import is_made
from briefing.ui.seen.view import View
from briefing.ui.wording import words
from briefing.usecases.looking.filtering import Sieve

if TYPE_CHECKING:
    from briefing.domain.change import Change
    from briefing.domain.criteria import Criteria
    from briefing.domain.place import PlaceId
    from briefing.ui.seen.selection import Picked
    from briefing.ui.window.main_window import MainWindow


class Showing(QObject):
    """Hands the case to the panes of a window, anew whenever case, day or filter is another.

    `told` is the case as it is, `seen` as it was known on the day that is asked for, `shown` what the filter lets through
    of that. `criteria_since` is another filter than when the case was opened, None while it is the same.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._sieve = Sieve(window.case.view.corpus)
        self.told = self.seen = View()
        self.shown = View()
        self.criteria_since: Criteria | None = None
        window.hindsight.changed.connect(self._on_hindsight)
        window.filter_bar.changed.connect(self._on_criteria)

    def what_is_shown(self) -> View:
        return self.shown

    def on_changed(self, view: View, change: Change) -> None:
        """The case is another than it was."""
        window = self._window
        window.filter_bar.known.offer([day for one in view.corpus.articles if (day := one.day) is not None])
        window.hindsight.case_changed(view, change)
        if is_made(window, "composing"):
            window.composing.on_changed(view, change)
        self.show(view)

    def show(self, view: View) -> None:
        """The whole case where it is read, checked and printed; what the filter lets through where it is looked over.

        All of it as it was known on a day, where one is asked for; the briefing has that day in its form.
        """
        window = self._window
        self.told = view
        if is_made(window, "briefing"):
            window.briefing.show_case(view)
        self.seen = view = window.hindsight.over(view)
        self.shown = self._filtered(view)
        window.reader.show_case(view)
        if is_made(window, "why"):
            window.why.show_case(view)
        window.sight.show(self.shown)
        if window.selection.current.article is None and window.reader.article is not None:
            window.articles.point_at(window.reader.article)  # what is read is marked in the list, from the first on
        self._show_to_review()

    def _show_to_review(self) -> None:
        if is_made(self._window, "review"):
            self._window.review.show_case(self.seen, self.to_review())

    def _filtered(self, view: View) -> View:
        bar = self._window.filter_bar
        if self._sieve.corpus is not view.corpus:
            self._sieve = Sieve(view.corpus)
            bar.show_case(self._sieve)
        criteria = bar.criteria
        if not criteria.narrows:  # nothing is looked through after each edit for nothing
            happenings, figures = len(view.chosen), len(view.corpus.casualties)
            bar.show_numbers(happenings, happenings, figures, figures)
            return view
        found = self._sieve.show(criteria)
        bar.show_numbers(found.happenings, found.all_happenings, found.listed, found.all_figures)
        with_rejected = Review.REJECTED in criteria.reviews
        part = View(found.corpus, view.duplicates, found.figures, found.articles, with_rejected, view.notes, view.verdicts)
        from briefing.ui.seen.renewing import (
            narrowed,
        )  # and with it all that views are made with: not before a case is seen

        return narrowed(view, part, found)

    def to_review(self) -> frozenset[str] | None:
        """What the queue may hold: a filter for what is not reviewed must not take away what one wants to go back to."""
        criteria = replace(self._window.filter_bar.criteria, reviews=frozenset())
        return self._sieve.ids(criteria) if criteria.narrows else None

    def _on_hindsight(self) -> None:
        """Another day of the case is to be seen, or is on its way."""
        window, then = self._window, self._window.hindsight
        window.then_band.say(then.day, then.known, is_settled=then.is_settled)
        if window.case.file is not None and then.is_settled:
            window.briefing.see(then.day)
            self.show(window.case.view)

    def _on_criteria(self, criteria: Criteria) -> None:
        window = self._window
        self.criteria_since = criteria
        if is_made(window, "composing"):
            window.composing.see(criteria)
        if window.case.file is None or window.hindsight.look(criteria.known_on):
            return
        self.seen = window.hindsight.over(window.case.view)
        self.shown = self._filtered(self.seen)
        window.sight.show(self.shown)
        self._show_to_review()

    def filter_for_places(self, places: frozenset[PlaceId]) -> None:
        """Only what happened at these places, of what the filter lets through otherwise."""
        bar = self._window.filter_bar
        bar.set_criteria(replace(bar.criteria, places=places))

    def on_picked(self, what: Picked, _by: object) -> None:
        """Say so when a list cannot show what is pointed at."""
        view = self._window.case.view
        hidden = what.event in view.events and what.event not in self.shown.events
        listed = self.shown.figures is None or what.casualty in self.shown.figures
        if what.casualty in view.casualties:
            hidden = hidden or not listed
        if hidden:
            self._window.say(words.FILTERED_OUT)
