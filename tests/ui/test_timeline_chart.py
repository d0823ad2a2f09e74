"""The painted timeline, driven as a person drives it: wheel, drag, fingers, keys, and what is then seen."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from briefing.domain.actor import Actor, ActorId
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType, IncidentId, Participant, Role
from briefing.domain.incident import Incident
from briefing.domain.text import Article, article_id
from briefing.domain.when import UNKNOWN, Precision, When
from briefing.ui.craft.theme import DARK, LIGHT, Theme
from briefing.ui.painting.timeline_chart import Shown
from briefing.ui.panes.timeline_chart import TimelineChart
from briefing.ui.seen.rows import Happening
from briefing.ui.seen.view import View
from briefing.ui.timeline.chronicle import Grouping, Order
from briefing.ui.timeline.placing import MOST_WORDS
from briefing.ui.timeline.scale import LONGEST, SHORTEST
from briefing.ui.wording import words
from tests.sample_corpus import sample_corpus

DAY = date(2024, 11, 27)
LONG_NAME = "Joint Emergency Coordination Committee of Displaced Families from Aleppo's Western Countryside"
Show = Callable[..., TimelineChart]


@pytest.fixture
def show(qtbot: QtBot, looks: Theme) -> Show:
    """A chart of some events, shown and painted."""

    def made(
        events: View | list[Event], *, size: tuple[int, int] = (900, 560), by: Grouping = Grouping.NONE
    ) -> TimelineChart:
        view = events if isinstance(events, View) else View(Corpus(events=tuple(events), actors=ACTORS))
        chart = TimelineChart()
        qtbot.addWidget(chart)
        chart.may_move = True
        chart.resize(*size)
        chart.group(by)
        chart.show_happenings(view, view.chosen, anew=True)
        chart.show()
        qtbot.waitExposed(chart)
        paint(chart)
        return chart

    return made


ACTORS = (
    Actor(ActorId("long"), LONG_NAME),
    Actor(ActorId("arabic"), "هيئة تحرير الشام"),
    Actor(ActorId("cyrillic"), "Министерство обороны"),
)


def event(number: int, when: When, *, title: str = "", status: Status = Status.REPORTED, actor: str = "long") -> Event:
    return Event(
        EventId(f"e{number}"),
        title or f"Event number {number}",
        list(EventType)[number % 5],
        when=when,
        status=status,
        participants=(Participant(ActorId(actor), Role.INITIATOR),),
    )


def crowded_days() -> list[Event]:
    """Three hundred events in three days, some with wide dates, in three scripts and all statuses."""
    rnd = random.Random(5)
    titles = ["Air strike on a market", "قصف على حلب يقتل عشرين مدنيا", "Удар по Идлибу", "Shelling", LONG_NAME]
    made = []
    for number in range(300):
        first = DAY + timedelta(rnd.randrange(3))
        when = (
            When.on(first) if rnd.random() < 0.9 else When(first, first + timedelta(rnd.choice((1, 6, 40))), Precision.WEEK)
        )
        status = rnd.choice([Status.REPORTED] * 4 + list(Status))
        actor = rnd.choice(("long", "arabic", "cyrillic"))
        made.append(event(number, when, title=f"{rnd.choice(titles)} {number}", status=status, actor=actor))
    return made


def spread(days: int = 12) -> list[Event]:
    return [event(number, When.on(DAY + timedelta(number))) for number in range(days)]


def paint(chart: TimelineChart) -> None:
    """Twice: the first painting finds out whether a scroll bar is wanted."""
    for _ in range(2):
        QApplication.processEvents()
        chart.viewport().repaint()


def shown(chart: TimelineChart, kind: str = "words") -> list[Shown]:
    paint(chart)
    return [one for one in chart.shown() if one.kind == kind]


def words_of(chart: TimelineChart, text: str) -> Shown:
    """Those of the first whose title begins so, shortened as they may be."""

    def is_it(one: Shown) -> bool:
        seen = one.text.rstrip("…")
        return one.kind in ("words", "undated") and (seen.startswith(text) or (len(seen) > 6 and text.startswith(seen)))

    return next(one for one in chart.shown() if is_it(one))


def wheel(chart: TimelineChart, at: QPointF, turn: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(
        chart.viewport(),
        QWheelEvent(
            at,
            chart.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def drag(chart: TimelineChart, start: QPointF, end: QPointF) -> None:
    def send(kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        where = chart.viewport().mapToGlobal(at)
        event = QMouseEvent(kind, at, where, button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(chart.viewport(), event)

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    send(QEvent.Type.MouseButtonPress, start, left, left)
    for step in range(1, 6):
        send(QEvent.Type.MouseMove, start + (end - start) * step / 5, none, left)
    send(QEvent.Type.MouseButtonRelease, end, left, none)


def click(
    qtbot: QtBot, chart: TimelineChart, rect: QRectF, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, keys, rect.center().toPoint())


def grey(chart: TimelineChart) -> QImage:
    return chart.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def differing(one: QImage, other: QImage, *, least: int = 70) -> int:
    """Pixels of two grey pictures that differ by so much of 255: letters a quarter of a pixel apart differ by less."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(1 for a, b in pairs if abs(a - b) >= least)


def seen(chart: TimelineChart) -> set[tuple[str, str, int, int, int]]:
    """What is written where at the last painting, to whole pixels."""
    return {(one.kind, one.text, one.item, round(one.rect.x()), round(one.rect.y())) for one in chart.shown()}


# --- what is painted while panning


@pytest.mark.parametrize("days", [3, 30, 400])
@pytest.mark.parametrize("by", [Grouping.NONE, Grouping.TYPE])
def test_what_comes_back_by_panning_looks_as_when_it_was_first_painted(show: Show, by: Grouping, days: int) -> None:
    chart = show(crowded_days(), by=by)
    chart.show_period(DAY.toordinal() + 1 - days / 2, DAY.toordinal() + 1 + days / 2)
    first, told = grey(chart), seen(chart)
    for pixels in (130, -390, 260):  # there and back, by whole pixels
        for _step in range(5):
            chart.pan(pixels / 5)
            chart.viewport().repaint()
    assert seen(chart) == told
    assert differing(first, grey(chart)) < 60


def test_what_is_set_apart_while_panning_looks_as_when_it_was_first_painted(show: Show) -> None:
    chart = show(crowded_days())
    chart.show_period(DAY.toordinal(), DAY.toordinal() + 30)
    paint(chart)
    for _ in range(3):
        chart.pan(4)
        chart.viewport().repaint()
    plain = grey(chart)
    item = shown(chart)[2].item
    chart.select(item, make_room=False)
    assert differing(plain, grey(chart), least=8) > 400  # it lies on another ground
    marked = grey(chart)
    chart.pan(0.37)  # by a part of a pixel all is put together anew
    chart.viewport().repaint()
    chart.pan(-0.37)
    assert differing(marked, grey(chart)) < 60
    chart.select_keys([])
    assert differing(plain, grey(chart)) < 60


# --- nothing covers anything


@pytest.mark.parametrize("by", [Grouping.NONE, Grouping.TYPE, Grouping.ACTOR])
def test_no_words_overlap_at_any_zoom_with_300_events_in_three_days(show: Show, by: Grouping) -> None:
    chart = show(crowded_days(), by=by)
    seen = 0
    for span in (3650, 400, 60, 14, 5, 3, 1, 0.3, 0.02):
        chart.show_period(DAY.toordinal() + 1 - span / 2, DAY.toordinal() + 1 + span / 2)
        for top in (0, 200):
            chart.verticalScrollBar().setValue(top)
            found = [one for one in chart_words(chart) if one.rect.width() > 0]
            seen += len(found)
            for one, other in combinations(found, 2):
                assert not one.rect.intersects(other.rect), (span, one, other)
            assert all(one.rect.left() >= 0 for one in found if one.kind == "tick")
            assert all(one.rect.right() <= chart.viewport().width() + 1 for one in found if one.kind == "words")
    assert seen > 200


def chart_words(chart: TimelineChart) -> list[Shown]:
    """All that is written, signs left out; of the lanes only what the window does not cut."""
    paint(chart)
    top = max((one.rect.bottom() for one in chart.shown() if one.kind == "tick"), default=0)
    low = min((one.rect.top() for one in chart.shown() if one.kind in ("undated", "period")), default=1e9)
    lanes = [one for one in chart.shown() if one.kind in ("words", "crowd", "head")]
    lanes = [one for one in lanes if one.rect.top() > top and one.rect.bottom() < low]
    return lanes + [one for one in chart.shown() if one.kind in ("tick", "undated", "period", "earlier", "later", "tray")]


def test_a_long_title_is_written_in_full_where_nothing_follows_and_cut_where_something_does(show: Show) -> None:
    alone = event(1, When.on(DAY), title=LONG_NAME)
    chart = show([alone, event(2, When.on(DAY + timedelta(300)))], size=(1100, 400))
    chart.show_period(DAY.toordinal() - 2, DAY.toordinal() + 12)
    assert words_of(chart, LONG_NAME).text == LONG_NAME
    assert words_of(chart, LONG_NAME).rect.width() > MOST_WORDS
    crowd = [event(number, When.on(DAY + timedelta(number // 8)), title=LONG_NAME) for number in range(80)]
    chart = show(crowd, size=(1100, 300))
    chart.show_period(DAY.toordinal() - 0.5, DAY.toordinal() + 3)
    found = shown(chart)
    assert any(one.text.endswith("…") for one in found)
    for one, other in combinations(found, 2):
        assert not one.rect.intersects(other.rect)


def test_a_crowded_day_shows_its_number_and_every_event_is_counted_once(show: Show) -> None:
    events = [event(number, When.on(DAY + timedelta(number % 3))) for number in range(300)]
    chart = show(events)
    chart.show_period(DAY.toordinal() - 10, DAY.toordinal() + 10)
    numbers = [int(one.text) for one in shown(chart, "crowd")]
    assert numbers == [100, 100, 100]


def test_a_crowd_comes_nearer_or_is_listed_when_clicked_and_folds_again(qtbot: QtBot, show: Show) -> None:
    chart = show([event(number, When.on(DAY + timedelta(number % 3))) for number in range(90)])
    chart.show_period(DAY.toordinal() - 400, DAY.toordinal() + 400)
    click(qtbot, chart, shown(chart, "crowd")[0].rect)
    assert chart.period()[1] - chart.period()[0] < 60
    chart.show_period(DAY.toordinal() - 5, DAY.toordinal() + 15)
    before = len(shown(chart))
    click(qtbot, chart, shown(chart, "crowd")[0].rect)
    assert len(shown(chart)) > before + 5
    assert chart.verticalScrollBar().maximum() > 0
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert len(shown(chart)) == before


# --- zooming and panning


def test_the_wheel_zooms_about_the_cursor(show: Show) -> None:
    chart = show(spread())
    at = QPointF(300, 200)
    before, span = chart.scale.time(at.x()), chart.period()[1] - chart.period()[0]
    for _ in range(5):
        wheel(chart, at, 120)
    assert chart.scale.time(at.x()) == pytest.approx(before, abs=1e-6)
    assert chart.period()[1] - chart.period()[0] == pytest.approx(span / 1.25**5)
    for _ in range(5):
        wheel(chart, at, -120)
    assert chart.period()[1] - chart.period()[0] == pytest.approx(span)


def test_the_wheel_goes_from_ten_years_to_a_quarter_of_an_hour(show: Show) -> None:
    chart = show(spread())
    for _ in range(60):
        wheel(chart, QPointF(300, 200), -120)
    assert chart.period()[1] - chart.period()[0] == pytest.approx(LONGEST)
    assert any(one.text == "2024" for one in shown(chart, "tick"))
    chart.show_story()
    for _ in range(80):
        wheel(chart, QPointF(300, 200), 120)
    assert chart.period()[1] - chart.period()[0] == pytest.approx(SHORTEST)
    ticks = [one.text for one in shown(chart, "tick")]
    assert sum(":" in one for one in ticks) > 8
    assert any(one.endswith(" 2024") and "day " in one for one in ticks)


def test_shift_wheel_drag_and_arrows_pan(qtbot: QtBot, show: Show) -> None:
    chart = show(spread(60))
    chart.show_period(DAY.toordinal() + 20, DAY.toordinal() + 30)
    paint(chart)
    span = chart.period()[1] - chart.period()[0]

    def moved(act: Callable[[], None]) -> float:
        before = chart.period()[0]
        act()
        assert chart.period()[1] - chart.period()[0] == pytest.approx(span)
        return chart.period()[0] - before

    shift = Qt.KeyboardModifier.ShiftModifier
    assert moved(lambda: wheel(chart, QPointF(300, 200), -120, shift)) > 0
    assert moved(lambda: wheel(chart, QPointF(300, 200), 120, shift)) < 0
    empty = QPointF(450, 470)
    by = moved(lambda: drag(chart, empty, empty - QPointF(90, 0)))
    assert by == pytest.approx(90 / chart.scale.per_day)
    assert moved(lambda: qtbot.keyClick(chart, Qt.Key.Key_Right)) > 0
    assert moved(lambda: qtbot.keyClick(chart, Qt.Key.Key_Left)) < 0


def test_keys_and_fingers_zoom(qtbot: QtBot, show: Show) -> None:
    chart = show(spread())

    def span() -> float:
        return chart.period()[1] - chart.period()[0]

    before = span()
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert span() < before
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert span() == pytest.approx(before)
    at = QPointF(200, 200)
    time = chart.scale.time(200)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        chart.viewport().mapToGlobal(at),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(chart.viewport(), pinch)
    assert span() == pytest.approx(before / 1.5)
    assert chart.scale.time(200) == pytest.approx(time)
    qtbot.keyClick(chart, Qt.Key.Key_0)
    assert span() == pytest.approx(before)


def test_one_cannot_get_lost_in_empty_time(show: Show) -> None:
    chart = show(spread())
    for _ in range(100):
        chart.pan(5000)
    assert chart.period()[0] <= DAY.toordinal() + 12
    for _ in range(100):
        chart.pan(-5000)
    assert chart.period()[1] >= DAY.toordinal()


def test_the_period_stays_when_the_window_grows(show: Show) -> None:
    chart = show(spread())
    before = chart.period()
    chart.resize(1300, 700)
    paint(chart)
    assert chart.period() == pytest.approx(before, abs=0.2)


# --- the overview


def strip_point(chart: TimelineChart, share: float) -> QPointF:
    period = next(one for one in chart.shown() if one.kind == "period")
    return QPointF(chart.viewport().width() * share, period.rect.bottom() + 14)


def test_the_brush_of_the_overview_chooses_the_period(show: Show) -> None:
    chart = show([event(number, When.on(DAY + timedelta(number))) for number in range(0, 200, 2)])
    paint(chart)
    drag(chart, strip_point(chart, 0.5), strip_point(chart, 0.6))  # the brush covers all: this pans it
    chart.show_period(DAY.toordinal() + 90, DAY.toordinal() + 100)
    paint(chart)
    drag(chart, strip_point(chart, 0.05), strip_point(chart, 0.25))
    first, last = chart.period()
    assert 30 < last - first < 60
    assert first < DAY.toordinal() + 30
    paint(chart)
    left = chart.scale
    drag(chart, strip_point(chart, 0.15), strip_point(chart, 0.35))
    moved = chart.period()
    assert moved[1] - moved[0] == pytest.approx(last - first)
    assert moved[0] - first == pytest.approx(0.2 * (last - first) / 0.2, rel=0.05)
    assert left.per_day == pytest.approx(chart.scale.per_day)
    paint(chart)
    drag(chart, strip_point(chart, 0.45), strip_point(chart, 0.65))  # its right edge
    assert chart.period()[0] == pytest.approx(moved[0])
    assert chart.period()[1] - chart.period()[0] == pytest.approx(2 * (last - first), rel=0.05)


def test_what_lies_years_before_is_said_and_reached(qtbot: QtBot, show: Show) -> None:
    old = event(90, When(date(2011, 3, 1), date(2011, 3, 31), Precision.MONTH), title="It began", status=Status.BACKGROUND)
    chart = show([*spread(), old])
    assert not [one for one in shown(chart) if one.text == "It began"]
    earlier = shown(chart, "earlier")[0]
    assert "1 earlier" in earlier.text
    click(qtbot, chart, earlier.rect)
    assert [one for one in shown(chart) if one.text == "It began"]


# --- pointing


def test_a_click_chooses_and_ctrl_click_adds(qtbot: QtBot, show: Show) -> None:
    chart = show(spread())
    said: list[Happening] = []
    chart.chosen.connect(said.append)
    click(qtbot, chart, words_of(chart, "Event number 3").rect)
    assert [one.title for one in said] == ["Event number 3"]
    click(qtbot, chart, words_of(chart, "Event number 1").rect, Qt.KeyboardModifier.ControlModifier)
    assert [one.title for one in chart.selected()] == ["Event number 1", "Event number 3"]
    assert len(said) == 1


def test_up_and_down_go_from_event_to_event_and_bring_it_into_sight(qtbot: QtBot, show: Show) -> None:
    chart = show([event(number, When.on(DAY + timedelta(number * 40))) for number in range(6)])
    chart.show_period(DAY.toordinal() - 1, DAY.toordinal() + 20)
    paint(chart)
    said: list[str] = []
    chart.chosen.connect(lambda one: said.append(one.title))
    for _ in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Down)
        paint(chart)
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert said == ["Event number 0", "Event number 1", "Event number 2", "Event number 1"]
    first, last = chart.period()
    assert first <= DAY.toordinal() + 40 < last
    opened: list[Happening] = []
    chart.opened.connect(opened.append)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert [one.title for one in opened] == ["Event number 1"]


def test_what_the_keys_come_to_has_room_for_its_words(qtbot: QtBot, show: Show) -> None:
    chart = show([event(number, When.on(DAY + timedelta(number % 12)), title=f"Shelling {number}") for number in range(48)])
    chart.resize(620, 260)
    chart.show_story()
    paint(chart)
    for _ in range(8):
        qtbot.keyClick(chart, Qt.Key.Key_Down)
        paint(chart)
        current = chart.current()
        assert current is not None
        written = [one.text for one in chart.shown() if one.kind == "words" and one.item == chart.selected_items()[0]]
        assert written
        assert len(written[0]) > len(current.title) / 2


def test_a_screen_reader_hears_the_name_and_the_current_event(qtbot: QtBot, show: Show) -> None:
    chart = show(spread())
    reached = QAccessible.queryAccessibleInterface(chart)
    assert reached.text(QAccessible.Text.Name) == "Timeline"
    assert "Up and Down" in reached.text(QAccessible.Text.Description)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    heard = reached.text(QAccessible.Text.Description)
    assert "Event number 0" in heard
    assert "27 Nov 2024" in heard
    assert "Reported" in heard


def test_a_tool_tip_tells_title_date_status_and_of_a_crowd_its_members(qtbot: QtBot, show: Show) -> None:
    chart = show([*spread(), *(event(100 + number, When.on(DAY + timedelta(20)), title="<b>&") for number in range(40))])

    def tip(rect: QRectF) -> str:
        at = rect.center().toPoint()
        help_ = QHelpEvent(QEvent.Type.ToolTip, at, chart.viewport().mapToGlobal(at))
        QApplication.sendEvent(chart.viewport(), help_)
        return QToolTip.text()

    chart.show_period(DAY.toordinal() - 1, DAY.toordinal() + 23)
    crowd = shown(chart, "crowd")[0]
    told = tip(words_of(chart, "Event number 2").rect)
    assert "29 Nov 2024" in told
    assert "Reported" in told
    assert "&lt;b&gt;&amp;" in tip(crowd.rect)
    QToolTip.hideText()


def test_the_undated_event_that_is_chosen_has_a_chip_even_where_there_is_no_room_for_all(show: Show) -> None:
    chart = show([*spread(), *(event(200 + number, UNKNOWN, title=f"Undated event {number:03}") for number in range(90))])
    last = len(chart.choice) - 1
    chart.point_at(last)
    found = [one for one in shown(chart, "undated") if one.item == last]
    assert [one.text for one in found] == [chart.choice.told(last).title]
    chart.point_at(len(spread()))
    assert shown(chart, "undated")[0].text == "Undated event 000"


def test_an_event_stays_chosen_when_it_is_joined_to_others(show: Show) -> None:
    events = spread(5)
    chart = show(events)
    chart.reveal(events[2].id)
    joined = Incident(IncidentId("one"), "Two reports", EventType.OTHER, events=(events[1].id, events[2].id))
    view = View(Corpus(events=tuple(events), actors=ACTORS, incidents=(joined,)))
    chart.show_happenings(view, view.chosen)
    paint(chart)
    now = chart.current()
    assert now is not None
    assert {one.id for one in now.events} == {events[1].id, events[2].id}
    assert [one.events for one in chart.selected()] == [now.events]


def test_articles_that_come_in_widen_the_story_until_somebody_moves(qtbot: QtBot, show: Show) -> None:
    def told(days: int, articles: int) -> View:
        made = tuple(Article(article_id(f"{at}"), f"{at}", ()) for at in range(articles))
        return View(Corpus(events=tuple(spread(days)), actors=ACTORS, articles=made))

    chart = show(told(3, 1))
    chart.resize(chart.width() - 120, chart.height())  # a pane opens beside it: that is no move
    paint(chart)
    first = chart.period()
    view = told(30, 2)
    chart.show_happenings(view, view.chosen)
    paint(chart)
    assert chart.period()[1] > first[1] + 15
    wheel(chart, QPointF(200, 100), 120)
    paint(chart)
    before = chart.period()
    view = told(60, 3)
    chart.show_happenings(view, view.chosen)
    paint(chart)
    assert chart.period() == before


def test_the_story_is_in_sight_where_the_date_of_an_article_is_corrected(show: Show) -> None:
    def told(first: date) -> View:
        article = Article(article_id("one"), "one", (), published=first)
        events = tuple(event(at, When.on(first + timedelta(at))) for at in range(3))
        return View(Corpus(events=events, actors=ACTORS, articles=(article,)))

    chart = show(told(DAY))
    assert shown(chart)
    view = told(DAY + timedelta(400))
    chart.show_happenings(view, view.chosen)
    assert shown(chart)


def test_what_has_no_date_waits_in_the_tray(qtbot: QtBot, show: Show) -> None:
    chart = show([*spread(), *(event(200 + number, UNKNOWN, title=f"Undated event {number}") for number in range(30))])
    few = shown(chart, "undated")
    rest = shown(chart, "tray")[0]
    assert rest.text == f"{30 - len(few)} more"
    click(qtbot, chart, rest.rect)
    many = shown(chart, "undated")
    assert len(many) > 2 * len(few)
    for one, other in combinations(many, 2):
        assert not one.rect.intersects(other.rect)
    said: list[Happening] = []
    chart.chosen.connect(said.append)
    click(qtbot, chart, many[4].rect)
    assert [one.title for one in said] == ["Undated event 4"]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert len(shown(chart, "undated")) == len(few)


def test_what_is_selected_stays_selected_when_the_case_changes(show: Show) -> None:
    events = spread()
    chart = show(events)
    assert chart.reveal(EventId("e4"))
    events[4] = replace(events[4], review=Review.ACCEPTED)
    view = View(Corpus(events=tuple(events[1:])))
    before = chart.period()
    chart.show_happenings(view, view.happenings)
    paint(chart)
    assert [one.lead.id for one in chart.selected()] == ["e4"]
    assert chart.period() == before
    assert words_of(chart, "✓ Event number 4")
    assert not chart.reveal(EventId("e0"))


# --- lanes


def test_lanes_are_moved_by_dragging_their_names_and_by_keys(qtbot: QtBot, show: Show) -> None:
    chart = show(spread(10), by=Grouping.TYPE)
    before = chart.lanes()
    heads = {one.text: one.rect for one in shown(chart, "head")}
    drag(chart, heads[before[0]].center(), heads[before[2]].center() + QPointF(0, 4))
    after = chart.lanes()
    assert after == (before[1], before[2], before[0], *before[3:])
    assert chart.order is Order.OWN
    moved = next(at for at in range(5) if words.EVENT_TYPES[list(EventType)[at]] == before[0])
    assert chart.reveal(EventId(f"e{moved}"))
    qtbot.keyClick(chart, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert chart.lanes() == (before[1], before[0], before[2], *before[3:])


def test_a_pale_lane_below_the_main_one_holds_what_did_not_happen(show: Show) -> None:
    aside = [
        event(50 + at, When.on(DAY + timedelta(at)), title=f"{status.value} thing", status=status)
        for at, status in enumerate((Status.PLANNED, Status.DENIED, Status.BACKGROUND))
    ]
    chart = show([*spread(), *aside])
    told = shown(chart)
    lowest = max(one.rect.bottom() for one in told if one.text.startswith("Event"))
    pale = [one for one in told if one.text.endswith("thing")]
    assert len(pale) == 3
    assert all(one.rect.top() > lowest for one in pale)
    picture = chart.viewport().grab().toImage()
    assert picture.pixelColor(4, int(pale[0].rect.center().y())) == QColor(LIGHT.lane)
    assert picture.pixelColor(4, int(told[0].rect.center().y())) == QColor(LIGHT.base)
    assert [one.text for one in shown(chart, "head")] == ["Planned, denied, background"]


def test_long_arabic_and_cyrillic_names_of_lanes_stay_in_the_window(show: Show) -> None:
    chart = show(crowded_days(), size=(420, 700), by=Grouping.ACTOR)
    heads = {one.text: one.rect for one in shown(chart, "head")}
    assert {LONG_NAME, "هيئة تحرير الشام", "Министерство обороны"} <= set(chart.lanes())
    assert heads
    assert all(rect.right() <= chart.viewport().width() for rect in heads.values())


# --- what is seen without colour


def test_statuses_differ_in_grey_by_their_signs_and_by_the_pattern_of_their_bars(show: Show) -> None:
    chart = show([event(at, When.on(DAY + timedelta(at * 3)), status=status) for at, status in enumerate(Status)])
    chart.show_period(DAY.toordinal() - 0.5, DAY.toordinal() + 18)
    signs = {one.text: one.rect for one in shown(chart, "sign")}
    assert set(signs) == {one.value for one in Status}
    picture = grey(chart)

    def pattern(rect: QRectF) -> list[int]:
        return [
            picture.pixelColor(int(rect.left()) + x, int(rect.top()) + y).value() // 24
            for y in range(int(rect.height()))
            for x in range(int(rect.width()))
        ]

    drawn = {status: pattern(rect) for status, rect in signs.items()}
    for one, other in combinations(drawn.values(), 2):
        assert sum(a != b for a, b in zip(one, other, strict=True)) > 12
    bars = {status: pattern(QRectF(rect.left() + 2, rect.bottom() + 1, 34, 7)) for status, rect in signs.items()}
    for one, other in combinations(bars.values(), 2):
        assert sum(a != b for a, b in zip(one, other, strict=True)) > 12


def test_an_uncertain_date_is_a_bar_that_fades_and_a_sure_day_is_not(show: Show) -> None:
    wide = event(0, When(DAY, DAY + timedelta(9), Precision.WEEK))
    sure = event(1, When.on(DAY + timedelta(3)))
    chart = show([wide, sure])
    chart.show_period(DAY.toordinal() - 2, DAY.toordinal() + 12)
    signs = {one.item: one.rect for one in shown(chart, "sign")}
    picture = grey(chart)

    def ink(item: int, time: float) -> int:
        return 255 - picture.pixelColor(int(chart.scale.x(time)), int(signs[item].bottom()) + 4).value()

    first = DAY.toordinal()
    assert ink(0, first + 0.2) < ink(0, first + 2) < ink(0, first + 5)
    assert ink(0, first + 9.8) < ink(0, first + 8) < ink(0, first + 5)
    assert ink(1, first + 3.1) == ink(1, first + 3.5) == ink(1, first + 3.9) > 80


def test_the_chart_follows_the_theme(show: Show, looks: Theme) -> None:
    chart = show(spread())
    looks.choose("dark")
    paint(chart)
    picture = chart.viewport().grab().toImage()
    assert picture.pixelColor(4, 300) == QColor(DARK.base)


# --- by hand


def test_an_event_is_moved_to_another_day_by_dragging_its_sign(qtbot: QtBot, show: Show) -> None:
    chart = show(spread())
    said: list[tuple[Happening, When]] = []
    chart.redated.connect(lambda told, when: said.append((told, when)))
    sign = next(one.rect for one in shown(chart, "sign") if one.item == 3)
    by = QPointF(2 * chart.scale.per_day, 0)
    before = chart.period()
    drag(chart, sign.center(), sign.center() + by)
    assert not said  # what is not chosen yet is not moved: that pans
    assert chart.period() != before
    chart.show_story()
    sign = next(one.rect for one in shown(chart, "sign") if one.item == 3)
    click(qtbot, chart, sign)
    paint(chart)
    before = chart.period()
    drag(chart, sign.center(), sign.center() + by)
    assert [(told.lead.id, when) for told, when in said] == [("e3", When.on(DAY + timedelta(5)))]
    assert chart.period() == before


def test_a_double_click_on_free_time_asks_for_an_event_on_that_day(qtbot: QtBot, show: Show) -> None:
    chart = show(spread())
    days: list[date] = []
    chart.add_wanted.connect(days.append)
    x = chart.scale.x(DAY.toordinal() + 2.5)
    at = QPoint(int(x), 470)
    qtbot.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert days == [DAY + timedelta(2)]
    chart.may_move = False
    qtbot.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(days) == 1


# --- what may be in a case


def test_garbage_is_shown_and_marked(show: Show) -> None:
    backwards = When.on(DAY + timedelta(4))
    object.__setattr__(backwards, "latest", DAY)
    chart = show(
        [
            *spread(6),
            event(60, backwards, title="Backwards"),
            event(62, When.on(DAY), title="x" * 1_000_000),
            event(63, When.on(DAY + timedelta(1)), title=" "),
            event(64, When(date.min, date.max), title="Ever"),
            event(65, When(None, DAY), title="Until"),
            event(66, When(DAY, None), title="Since"),
        ]
    )
    chart.show_period(DAY.toordinal() - 1, DAY.toordinal() + 8)
    told = {one.text for one in [*shown(chart), *shown(chart, "undated")]}
    assert "⚠ Backwards" in told
    assert any(one.startswith("⚠ xxx") for one in told)
    assert "⚠ Event without a title" in told
    assert {"Ever", "Until", "Since"} <= told
    at = words_of(chart, "⚠ Backwards").rect.center().toPoint()
    QApplication.sendEvent(chart.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
    assert "ends before it begins" in QToolTip.text()
    QToolTip.hideText()
    chart.show_all()
    paint(chart)
    for _ in range(40):
        wheel(chart, QPointF(200, 200), 120)
    paint(chart)


def test_nothing_and_one_event_can_be_shown(show: Show) -> None:
    nothing = show([])
    wheel(nothing, QPointF(100, 100), 120)
    nothing.step(1)
    paint(nothing)
    assert not [one for one in nothing.shown() if one.kind != "tick"]
    one = show([event(0, When.on(DAY))])
    assert [each.text for each in shown(one)] == ["Event number 0"]
    assert one.period()[0] <= DAY.toordinal() < one.period()[1]
    undated = show([event(0, UNKNOWN)])
    assert [each.text for each in shown(undated, "undated")] == ["Event number 0"]
    assert [each.text for each in shown(undated, "hint")] == [words.ALL_UNDATED]
    assert undated.period()[0] < date.today().toordinal() < undated.period()[1]


def test_where_no_event_has_a_date_the_axis_shows_the_days_of_the_articles_until_one_has(show: Show) -> None:
    articles = tuple(Article(article_id(f"{at}"), f"{at}", (), published=DAY + timedelta(at)) for at in (0, 2))
    view = View(Corpus(events=(event(0, UNKNOWN),), actors=ACTORS, articles=articles))
    chart = show(view)
    paint(chart)
    first, last = chart.period()
    assert first < DAY.toordinal() < DAY.toordinal() + 3 < last < first + 20
    dated = View(Corpus(events=(event(0, When.on(DAY - timedelta(400))),), actors=ACTORS, articles=articles))
    chart.show_happenings(dated, dated.chosen)
    assert [each.text for each in shown(chart)] == ["Event number 0"]
    assert not shown(chart, "hint")


def test_a_lane_has_a_pale_companion_only_where_something_in_it_is_in_sight(show: Show) -> None:
    old = [event(100 + at, When.on(DAY - timedelta(2000 + at)), status=Status.BACKGROUND) for at in range(5)]
    chart = show([*spread(), *old], by=Grouping.TYPE)
    chart.show_period(DAY.toordinal() - 1, DAY.toordinal() + 14)
    assert not [one for one in shown(chart, "head") if one.text.startswith(words.LANE_ASIDE)]
    rows = len(chart.scene.stage.rows)
    chart.show_all()
    paint(chart)
    assert len(chart.scene.stage.rows) > rows
    for one in old:
        assert chart.reveal(one.id)
        paint(chart)
        assert any(each.item == chart.choice.current for each in chart.shown())


def test_the_sample_case_is_all_there(show: Show) -> None:
    view = View(sample_corpus())
    chart = show(view, size=(1200, 1000))
    chart.show_all()
    paint(chart)
    told = {at for one in chart.shown() if one.item >= 0 for at in [one.item]}
    assert len(told) >= 4
    for one in view.chosen:
        assert chart.reveal(one.lead.id)
        paint(chart)
        current = chart.current()
        assert current is not None
        assert current.key == one.key


def test_a_hundred_thousand_events_paint_few_things(show: Show) -> None:
    events = [event(at, When.on(DAY - timedelta(at * 1800 // 100_000))) for at in range(100_000)]
    chart = show(events, by=Grouping.TYPE, size=(1400, 800))
    for span in (1800, 300, 30, 2):
        chart.show_period(DAY.toordinal() - 900, DAY.toordinal() - 900 + span)
        paint(chart)
        assert 10 < len(chart.shown()) < 2000
