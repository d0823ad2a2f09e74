"""What a tool tip says of the thing under the mouse in a painted timeline."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from briefing.ui.models.timeline import hint
from briefing.ui.painting.timeline_look import shown_words
from briefing.ui.panes.timeline_canvas import TimelineCanvas
from briefing.ui.timeline.chronicle import Fact
from briefing.ui.timeline.placing import Crowd
from briefing.ui.timeline.scale import stretch
from briefing.ui.wording import words

MOST_TITLES = 8  # of a crowd


def hint_at(canvas: TimelineCanvas, at: QPointF) -> str:
    """Lines of plain text, none where there is nothing to say."""
    hit, choice = canvas.scene.hit(at), canvas.choice
    if hit.found >= 0:
        return hint(canvas.view, choice.told(hit.found))
    if hit.crowd is not None:
        return _of_crowd(canvas, hit.crowd)
    if hit.lane is not None and len(canvas.bands) > 1:
        band = next(one for one in canvas.bands if one.key == hit.lane)
        return words.LANE_HINT.format(title=band.title, events=words.events(band.number))
    return words.OVERVIEW if canvas.scene.strip().contains(at) and len(canvas.chronicle) else ""


def _of_crowd(canvas: TimelineCanvas, crowd: Crowd) -> str:
    """How many, when, the first of them, and what a click does."""
    number = len(crowd.members)
    text = words.CROWD.format(events=words.events(number), stretch=stretch(crowd.first, crowd.last))
    titles = [shown_words(canvas.choice.told(one), Fact.NONE) for one in list(crowd.members)[:MOST_TITLES]]
    if number > len(titles):
        titles.append(words.CROWD_MORE.format(number=f"{number - len(titles):,}"))
    how = words.CROWD_HOW if canvas.can_part(crowd) else words.CROWD_LIST_HOW
    return "\n".join([text, *(f"• {one}" for one in titles), how])
