"""Accepting many proposals by a rule: what it would accept is counted and listed before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QListView, QVBoxLayout, QWidget

from briefing.ui.dialogs.base import Asking
from briefing.ui.dialogs.fields import Terms
from briefing.ui.panes.parts import label
from briefing.ui.panes.review import LEVELS
from briefing.ui.seen.proposing import SORTS, line
from briefing.ui.seen.view import View
from briefing.ui.wording import review_words, words
from briefing.usecases.reviewing.explaining import Sort
from briefing.usecases.reviewing.proposals import RULES, Proposal, Rule, fitting

OWN = "own"


class AcceptManyDialog(Asking):
    """The value is the proposals that the rule takes in, in their order."""

    def __init__(self, parent: QWidget | None, waiting: Sequence[Proposal], view: View) -> None:
        super().__init__(parent, review_words.MANY_TITLE)
        self._waiting, self._view = tuple(waiting), view
        self._fitting: tuple[Proposal, ...] = ()
        self._is_filling = False
        self.rule = Terms(self, review_words.RULES, "deaths", review_words.RULE)
        self.sort = Terms(self, SORTS, None, review_words.RULE_SORT)
        effects = {None: review_words.ANY_EFFECT} | {one: shown.capitalize() for one, shown in words.EFFECTS.items()}
        self.effect = Terms(self, effects, None, review_words.RULE_EFFECT)
        self.source = QCheckBox(review_words.RULE_SOURCE, self)
        self.date = QCheckBox(review_words.RULE_DATE, self)
        self.place = QCheckBox(review_words.RULE_PLACE, self)
        self.undisputed = QCheckBox(review_words.RULE_UNDISPUTED, self)
        self.twice = QCheckBox(review_words.RULE_TWICE, self)
        levels = {0.0: review_words.ANY} | {one: review_words.AT_LEAST.format(level=one) for one in LEVELS}
        self.sure = Terms(self, levels, 0.0, review_words.RULE_SURE)
        which = QWidget(self)
        boxes = QVBoxLayout(which)
        boxes.setContentsMargins(0, 0, 0, 0)
        boxes.setSpacing(4)
        for box in self._boxes():
            boxes.addWidget(box)
        for name, field in (
            (review_words.RULE, self.rule),
            (review_words.RULE_SORT, self.sort),
            (review_words.RULE_EFFECT, self.effect),
            (review_words.RULE_WHICH, which),
            (review_words.RULE_SURE, self.sure),
        ):
            self.form.addRow(name, field)
        self.body.addLayout(self.form)
        self.number = label("", strong=True, wrap=True)
        self.body.addWidget(self.number)
        self.list = QListView(self)
        self.list.setAccessibleName(review_words.WOULD)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(170)
        self.lines = QStringListModel(self)
        self.list.setModel(self.lines)
        self.body.addWidget(self.list, 1)
        self.setMinimumWidth(600)
        self.rule.currentIndexChanged.connect(self._on_rule)
        for box in self._boxes():
            box.toggled.connect(self._on_condition)
        for terms in (self.sort, self.effect, self.sure):
            terms.currentIndexChanged.connect(self._on_condition)
        self._fill(RULES["deaths"])

    @classmethod
    def ask(
        cls, parent: QWidget, waiting: Sequence[Proposal], view: View, answer: Callable[[tuple[Proposal, ...]], None]
    ) -> AcceptManyDialog:
        opened: AcceptManyDialog = cls(parent, waiting, view).shown_for(answer)
        return opened

    def _boxes(self) -> tuple[QCheckBox, ...]:
        return self.source, self.date, self.place, self.undisputed, self.twice

    def _on_rule(self, _at: int) -> None:
        if self.rule.term() != OWN:
            self._fill(RULES[self.rule.term()])

    def _fill(self, rule: Rule) -> None:
        self._is_filling = True
        self.sort.choose(rule.sort)
        self.effect.choose(next(iter(rule.effects), None))
        self.source.setChecked(rule.named_source)
        self.date.setChecked(rule.sure_date)
        self.place.setChecked(rule.known_place)
        self.undisputed.setChecked(rule.undisputed)
        self.twice.setChecked(rule.told_by > 1)
        self.sure.choose(rule.sure_by)
        self._is_filling = False
        self._look()

    def _on_condition(self, _value: object) -> None:
        if self._is_filling:
            return
        named = next((name for name, rule in RULES.items() if rule == self.chosen_rule()), OWN)
        self.rule.blockSignals(True)
        self.rule.choose(named)
        self.rule.blockSignals(False)
        self._look()

    def chosen_rule(self) -> Rule:
        """The rule as the form has it."""
        effect = self.effect.term()
        return Rule(
            sort=self.sort.term(),
            effects=frozenset() if effect is None else frozenset({effect}),
            named_source=self.source.isChecked(),
            sure_date=self.date.isChecked(),
            known_place=self.place.isChecked(),
            undisputed=self.undisputed.isChecked(),
            told_by=2 if self.twice.isChecked() else 1,
            sure_by=self.sure.term(),
        )

    def _look(self) -> None:
        self.effect.setEnabled(self.sort.term() in (None, Sort.FIGURE))
        self._fitting = fitting(self._waiting, self.chosen_rule())
        number = len(self._fitting)
        told = review_words.MANY_NUMBER.format(number=f"{number:,}", total=f"{len(self._waiting):,}")
        self.number.setText(told if number else review_words.MANY_NONE)
        self.lines.setStringList([line(one, self._view) for one in self._fitting])
        self.confirm.setText(review_words.MANY_CONFIRM.format(number=f"{number:,}"))
        self.check()

    def problem(self) -> str:
        return "" if self._fitting else review_words.MANY_NONE

    def value(self) -> tuple[Proposal, ...]:
        return self._fitting
