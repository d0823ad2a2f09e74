"""What the window says where several outlets printed one text."""

from __future__ import annotations

from briefing.domain.text import Article, Printing
from briefing.ui.wording import when_words
from briefing.ui.wording.plain import apart

ALSO_PRINTED = "Also printed by"
ALSO_PRINTED_BY = "Also printed by {outlets}"
OUTLET_ON = "{outlet}, {day}"
CHIP = "+1 outlet"
CHIP_SEVERAL = "+{number} outlets"
ADD = "Add an outlet that printed it too"
OUTLET = "Outlet {number}"
OUTLET_DAY = "Day of outlet {number}"
OUTLET_NAME = "Name of the outlet"
TAKE_OUT = "Take out this outlet"
EARLIER = "{outlet} printed it before. Days such as “on Friday” are counted from the date above."
TWICE = "{outlet} stands here twice."
SAVE_FILE = "Save the file from {outlet}…"
NOTED = "From another outlet"
NOTED_BY = (
    "The very same text as an article in the case: noted there that {outlet} printed it too. Nothing is counted twice."
)
NOTED_NUMBER = "{number} noted as printed by another outlet too"


def printed_by(one: Printing) -> str:
    """As "The Courier, 30 Nov 2024"."""
    if one.published is None:
        return apart(one.publisher)
    return OUTLET_ON.format(outlet=apart(one.publisher), day=when_words.published(one.published))


def also(article: Article) -> str:
    """As "Also printed by The Courier, 30 Nov 2024; Gulf Mirror"; empty where nobody else is known to have printed it."""
    return ALSO_PRINTED_BY.format(outlets="; ".join(map(printed_by, article.also))) if article.also else ""


def chip(article: Article) -> str:
    """As "+2 outlets"; empty where nobody else is known to have printed it."""
    number = len(article.also)
    return "" if number == 0 else CHIP if number == 1 else CHIP_SEVERAL.format(number=number)
