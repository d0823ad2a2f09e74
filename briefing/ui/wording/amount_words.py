"""Figures of people in the words of the window: "at least 8", "dozens", "median 19".

The domain tells them in English, which is what paper and files say. Here such a figure is known by its English form and
told in the language of the window; what has none of these forms is left as it is.
"""

from __future__ import annotations

import re

from briefing.domain.tally import SOME, VAGUE_WORDS, amount_of

FORMS = {
    "at least": "at least {figure}",
    "up to": "up to {figure}",
    "or more": "{figure} or more",
    "some or more": "some {figure} or more",
    "more than": "more than {figure}",
    "median": "median {figure}",
    "lowest": "lowest {figure}",
}
OPEN = {one: one for one in (SOME, *VAGUE_WORDS)}
NOT_REPORTED = "not reported"
OF_PEOPLE = "{figure} of {people}"
PEOPLE = "{figure} {people}"

_NUMBER = r"\d[\d,]*(?:\u2013\d[\d,]*)?"
_KNOWN = tuple(
    (name, re.compile(re.escape(form).replace(r"\{figure\}", f"(?P<figure>{_NUMBER})"))) for name, form in FORMS.items()
)
_NOT_REPORTED = NOT_REPORTED


def amount(english: str) -> str:
    """A figure as the window tells it: "at least 8", "15–24", "dozens"."""
    if english in OPEN:
        return OPEN[english]
    if english == _NOT_REPORTED:
        return NOT_REPORTED
    for name, form in _KNOWN:
        if found := form.fullmatch(english):
            return FORMS[name].format(figure=found["figure"])
    return english


def with_people(english: str, people: str) -> str:
    """A figure with whom it counts, as "24 civilians", "dozens of civilians"; `people` are told in the window's words."""
    form = PEOPLE if amount_of(english, "") == f"{english} " else OF_PEOPLE
    return form.format(figure=amount(english), people=people)
