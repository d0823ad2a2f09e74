"""Filters kept in the case under a name: each kept, replaced and forgotten as an edit."""

from __future__ import annotations

from briefing.domain.criteria import Criteria, SavedFilter, read_filters, write_filters
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.edits import ChangeSetting, Edit

SETTING = "filters"  # of the case


def saved_filters(case: CaseFile) -> tuple[SavedFilter, ...]:
    """The filters kept in a case, in the order of their names."""
    return tuple(sorted(read_filters(case.settings.get(SETTING)), key=lambda one: one.name.casefold()))


def saving(case: CaseFile, name: str, criteria: Criteria) -> Edit:
    """The edit that keeps a filter under a name; one of that name is replaced.

    Raises ValueError for a name without letters.
    """
    name = " ".join(name.split())
    if not name:
        raise ValueError("a filter needs a name")
    others = [one for one in read_filters(case.settings.get(SETTING)) if one.name != name]
    text = write_filters([*others, SavedFilter(name, criteria)])
    return ChangeSetting(case, f"Keep filter “{name}”", SETTING, text)


def removing(case: CaseFile, name: str) -> Edit:
    """The edit that forgets a filter."""
    left = [one for one in read_filters(case.settings.get(SETTING)) if one.name != name]
    return ChangeSetting(case, f"Forget filter “{name}”", SETTING, write_filters(left) if left else None)


def save_filter(case: CaseFile, name: str, criteria: Criteria) -> None:
    """Keep a filter under a name; one of that name is replaced.

    Raises ValueError for a name without letters, CaseReadOnly where nothing may be written.
    """
    saving(case, name, criteria).apply()


def remove_filter(case: CaseFile, name: str) -> None:
    """Forget a filter; without one of that name nothing happens."""
    if any(one.name == name for one in saved_filters(case)):
        removing(case, name).apply()
