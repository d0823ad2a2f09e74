"""One article in every setting in which articles reach an analyst."""

from __future__ import annotations

import textwrap

TITLE = "Drone strike on market in Sudan kills at least 24, doctors say"
PARAGRAPHS = (
    "PORT SUDAN, Sudan — A drone strike on a crowded livestock market in the Sudanese city of El Obeid killed at least 24 "
    "people on Friday, four of them children, and wounded 38 others, a doctors’ group said.",
    "The Sudan Doctors Network blamed the attack on the Rapid Support Forces (RSF), the paramilitary group that has been "
    "fighting the army since April 2023. It said hundreds of shoppers were inside when the first munition fell.",
    "The RSF denied responsibility. “The military fired on its own people,” a spokesman for the group said.",
    "The war began after the army and the RSF fell out over a plan to merge. Both sides are accused of crimes.",
)
HEADING = "Background:"
BODY = (*PARAGRAPHS[:3], HEADING, PARAGRAPHS[3])


def wrapped(columns: int = 72, gap: str = "\n\n") -> str:
    return gap.join(textwrap.fill(paragraph, columns) for paragraph in BODY)


def line_by_line() -> str:
    return "\n".join(BODY)


def with_blank_lines() -> str:
    return "\n\n".join(BODY)
