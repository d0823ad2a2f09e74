"""The actors pane in a real window: finding, sorting, notes, pairs that may be one, the network, charts."""

import io
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.likeness import Verdict
from briefing.domain.text import Article, BlockKind, Span, article_id, assemble
from briefing.domain.tie import Standing, TieKey, TieVerdict, TieVerdicts
from briefing.domain.when import When
from briefing.ui.craft import theme
from briefing.ui.dialogs.actor import NoteDialog
from briefing.ui.dialogs.export import Exported, ExportKind
from briefing.ui.dialogs.tie import NewTieDialog, TieDialog
from briefing.ui.network.picture import LINES, Camera, Focus, Picture, bond_words, line_pen, paint_kind
from briefing.ui.network.view import READABLE
from briefing.ui.panes.actor_network import ALL, STEPS_1, NetworkPage
from briefing.ui.panes.actors import ActorsPane
from briefing.ui.panes.chart_picture import ChartPicture
from briefing.ui.seen.rows import ActorOrder, Line
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import network_words, tie_words, words
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.looking.network import Bond, network
from briefing.usecases.looking.ties import ties
from tests.sample_corpus import ARABIC_NAME, CYRILLIC_NAME, LONG_NAME, sample_corpus
from tests.ui.conftest import filed
from tests.usecases.test_network import web

PATIENCE_MS = 60_000
HTS = "Hay'at Tahrir al-Sham"


def shown(qtbot: QtBot, program: Program, tab: str = words.PROFILE) -> ActorsPane:
    window, pane = program.window, program.window.actors
    window.resize(1366, 900)
    window.show()
    window.go_to("actors")
    pane.tabs.setCurrentIndex(next(n for n in range(pane.tabs.count()) if pane.tabs.tabText(n) == tab))
    qtbot.waitUntil(pane.isVisible)
    return pane


def listed(pane: ActorsPane) -> list[str]:
    return [pane.model.actor(at).name for at in range(pane.model.rowCount())]


def lines(pane: ActorsPane) -> list[str]:
    return [pane.profile.line(at).text for at in range(pane.profile.rowCount())]


# --- the list


@pytest.mark.parametrize(
    ("typed", "found"),
    [("hayat tahrir", HTS), ("HAY’AT", HTS), ("Syria Xylophone", None), ("SOHR", "Syrian Observatory for Human Rights"),
     ("محمد", "Mohammad al-Khatib"), ("Muhammed alkhatib", "Mohammad al-Khatib"), ("Muhammed Khatib", "Mohammad al-Khatib"),
     ("Игнасюк", "Oleg Ignasyuk"), ("Ignasiuk", "Oleg Ignasyuk"), ("!?", None)],
)  # fmt: skip
def test_actors_are_found_however_they_are_spelt(qtbot: QtBot, filled: Program, typed: str, found: str | None) -> None:
    pane = shown(qtbot, filled)
    pane.search.setText(typed)
    qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    if found is None:
        assert listed(pane) == []
    else:
        assert found in listed(pane)


def test_the_list_sorts_by_deaths_and_by_name(qtbot: QtBot, filled: Program) -> None:
    pane, view = shown(qtbot, filled), filled.window.case.view
    by_met = listed(pane)
    pane.order.choose(ActorOrder.NAME)
    pane.order.chosen.emit(ActorOrder.NAME)
    named = [one.name for one in view.corpus.actors if not one.nameless]
    assert listed(pane)[: len(named)] == sorted(named, key=str.casefold)
    pane.order.choose(ActorOrder.TOLLS)
    pane.order.chosen.emit(ActorOrder.TOLLS)
    deaths = [view.killings.get(pane.model.actor(at).id, 0) for at in range(pane.model.rowCount())]
    assert deaths == sorted(deaths, reverse=True)
    assert deaths[0] > 0
    assert sorted(listed(pane)) == sorted(by_met)


# --- notes


def test_an_actor_without_a_name_says_so_in_list_and_profile(qtbot: QtBot, looks: theme.Theme) -> None:
    view, selection = View(Corpus(actors=(Actor(ActorId("a"), " "),))), Selection()
    pane = ActorsPane(selection)
    qtbot.addWidget(pane)
    pane.show_case(view)
    assert listed(pane) == [words.NAMELESS_ACTOR]
    selection.pick(Picked(actor=ActorId("a")))
    assert pane.name.text() == words.NAMELESS_ACTOR


def test_a_note_is_kept_searched_printed_and_undone(qtbot: QtBot, filled: Program, tmp_path: Path) -> None:
    window = filled.window
    pane = shown(qtbot, filled)
    actor = next(one for one in window.case.view.corpus.actors if one.name == HTS)
    pane._on_network_actor(actor.id)
    pane.note_action.trigger()
    assert isinstance(window.dialog, NoteDialog)
    window.dialog.note.setPlainText("Ask Leila about the northern wing.\n\nسؤال")
    window.dialog.confirm.click()
    qtbot.waitUntil(lambda: words.SECTION_NOTE in lines(pane), timeout=PATIENCE_MS)
    assert "Ask Leila about the northern wing." in lines(pane)
    pane.search.setText("leila")
    qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    assert listed(pane) == [HTS]
    assert window.case.file is not None
    assert [hit.id for hit in window.case.file.search.find("northern leila") if hit.kind == "actor"] == [actor.id]
    assert window.case.stack.undoText() == f"Note on “{HTS}”"

    target = tmp_path / "sheet.pdf"
    with qtbot.waitSignal(window.exporting.written, timeout=PATIENCE_MS):
        window.exporting.write(Exported(ExportKind("profile"), actor=actor.id), target)
    assert "Ask Leila about the northern wing." in " ".join(PdfReader(target).pages[0].extract_text().split())

    window.commands.undo_action.trigger()
    qtbot.waitUntil(lambda: words.SECTION_NOTE not in lines(pane), timeout=PATIENCE_MS)
    assert window.case.view.notes == {}
    window.commands.redo_action.trigger()
    qtbot.waitUntil(lambda: window.case.view.notes.get(actor.id, "").startswith("Ask Leila"), timeout=PATIENCE_MS)


# --- who may be one


def test_pairs_that_may_be_one_are_linked_told_apart_and_joined(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    names = ("Salim Haddadin", "Salim Hadidi", "Rashid Obeidat", "R. Obeidat")
    sentence = f"{', '.join(names)} met."
    text, blocks = assemble([(BlockKind.PARAGRAPH, sentence)])
    article = Article(article_id(text), text, blocks)
    spans = [Span(article.id, text.index(name), text.index(name) + len(name)) for name in names]
    actors = tuple(
        Actor(ActorId(f"actor:{name}"), name, ActorKind.PERSON, mentions=(span,))
        for name, span in zip(names, spans, strict=True)
    )
    assert window.case.file is not None
    window.case.do(AddArticle(window.case.file, filed(article, Findings(article.id, actors)), refresh=False))
    qtbot.waitUntil(lambda: window.case.is_settled and set(names) <= {one.name for one in window.case.view.corpus.actors})
    pane = shown(qtbot, filled)
    qtbot.waitUntil(lambda: pane.resembling.model.rowCount() == 2, timeout=PATIENCE_MS)
    assert pane.alike.isVisible()
    assert pane.alike.text() == words.RESEMBLING.format(number=2)
    qtbot.mouseClick(pane.alike, Qt.MouseButton.LeftButton)
    assert pane.resembling.isVisible()
    first = pane.resembling.current()
    assert first is not None
    # both are seen side by side, and Return turns to the whole profile of the other one and back
    assert pane.actor == first.one
    assert pane.tabs.currentWidget() is pane.beside
    sides = [[model.line(at) for at in range(model.rowCount())] for _, model in pane.beside.sides]
    assert [one[0].text for one in sides] == [window.case.view.actor_name(one) for one in (first.one, first.other)]
    assert all(any("met." in line.text for line in one) for one in sides)  # the sentence that names each
    assert all(view.isVisible() for view, _ in pane.beside.sides)
    qtbot.keyClick(pane.resembling.list, Qt.Key.Key_Return)
    assert pane.actor == first.other
    assert pane.tabs.tabText(pane.tabs.currentIndex()) == words.PROFILE
    qtbot.keyClick(pane.resembling.list, Qt.Key.Key_Return)
    assert pane.actor == first.one

    # a link is no join
    qtbot.keyClick(pane.resembling.list, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: pane.resembling.model.rowCount() == 1, timeout=PATIENCE_MS)
    assert {first.one, first.other} <= set(window.case.view.actors)
    following = pane.resembling.current()
    assert following is not None
    assert pane.actor == following.one
    pane._on_network_actor(first.one)
    assert words.SECTION_PERHAPS in lines(pane)
    assert window.case.view.actor_name(first.other) in lines(pane)

    # what was told apart is not proposed again, until it is undone
    qtbot.keyClick(pane.resembling.list, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: pane.resembling.model.rowCount() == 0, timeout=PATIENCE_MS)
    assert not any(model.rowCount() for _, model in pane.beside.sides)
    window.commands.undo_action.trigger()
    qtbot.waitUntil(lambda: pane.resembling.model.rowCount() == 1, timeout=PATIENCE_MS)
    second = pane.resembling.current()
    assert second is not None
    qtbot.keyClick(pane.resembling.list, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: not {second.one, second.other} <= set(window.case.view.actors), timeout=PATIENCE_MS)
    window.commands.undo_action.trigger()
    qtbot.waitUntil(lambda: {second.one, second.other} <= set(window.case.view.actors), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=PATIENCE_MS)


def test_verdicts_on_actors_that_are_gone_are_refused(filled: Program) -> None:
    before = filled.window.case.stack.count()
    filled.window.acting.judge("no such actor", "another", Verdict.APART)
    filled.window.acting.join("no such actor", "another")
    assert filled.window.case.stack.count() == before


# --- the network


@pytest.fixture
def page(qtbot: QtBot, looks: theme.Theme) -> NetworkPage:
    made = NetworkPage()
    qtbot.addWidget(made)
    made.resize(1100, 800)
    return made


def see(qtbot: QtBot, page: NetworkPage, corpus: Corpus) -> None:
    page.show_case(View(corpus))
    page.show()
    qtbot.waitUntil(page.isVisible)
    page.net.grab()


def overlaps(boxes: list[QRectF]) -> int:
    return sum(one.intersects(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])


@pytest.mark.parametrize("number", [1, 2, 60, 150])
@pytest.mark.parametrize("size", [QSize(460, 330), QSize(1100, 800), QSize(400, 900)], ids=["small", "large", "narrow"])
def test_names_never_overlap_at_any_size_or_zoom(qtbot: QtBot, page: NetworkPage, number: int, size: QSize) -> None:
    page.resize(size)
    see(qtbot, page, web(number))
    for factor in (1.0, 1.6, 1.6, 0.3, 0.5):
        page.net.zoom(factor)
        page.net.grab()
        picture = page.net.picture()
        assert overlaps([*picture.shown.values(), *picture.named.values()]) == 0
    page.net.fit()
    page.net.grab()
    assert len(page.net.picture().places) == (number if number > 1 else 0)


def test_with_room_for_all_every_name_of_sixty_is_shown(qtbot: QtBot, page: NetworkPage) -> None:
    see(qtbot, page, web(60))
    net = page.net
    picture = net.picture()
    bounds = picture.bounds()
    image = QImage(int(bounds.width()) + 80, int(bounds.height()) + 80, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    camera = Camera(1.0, 40 - bounds.left(), 40 - bounds.top())
    picture.paint(painter, camera, QRectF(image.rect()), theme.LIGHT, Focus())
    painter.end()
    assert len(picture.shown) == 60
    assert overlaps(list(picture.shown.values())) == 0


def test_the_same_case_always_lies_the_same_way(looks: theme.Theme) -> None:
    found = network(web(60))
    font = QApplication.font()
    assert Picture(found, font).places == Picture(network(web(60)), font).places


def test_a_click_chooses_an_actor_and_a_tie_opens_its_sentences_one_after_the_other(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    pane = shown(qtbot, filled, network_words.TAB)
    net = pane.network.net
    net.grab()
    picture, camera = net.picture(), net.camera
    actor = next(iter(picture.places))
    qtbot.mouseClick(net, Qt.MouseButton.LeftButton, pos=camera.point(*picture.places[actor]).toPoint())
    assert window.selection.current.actor == actor
    assert pane.actor == actor
    assert pane.name.text() == window.case.view.actors[actor].name

    edge = next(one for one in pane.network.shown().edges if any(ground.span for ground in one.grounds))
    points = picture._points(edge, net.camera)
    at = next(
        point
        for point in points[3:-3]
        if picture.node_at(point, net.camera) is None
        and (hit := picture.edge_at(point, net.camera)) is not None
        and hit.key == edge.key
    )
    told = net.told_at(QPointF(at.toPoint()))
    assert "“" in told
    assert window.case.view.actors[edge.source].name in told
    qtbot.mouseClick(net, Qt.MouseButton.LeftButton, pos=at.toPoint())
    first = window.selection.current.span
    assert first == edge.grounds[0].span
    qtbot.mouseClick(net, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert window.selection.current.span == edge.grounds[1 % len(edge.grounds)].span


def test_every_edge_leads_to_words_or_says_that_none_do(qtbot: QtBot, page: NetworkPage) -> None:
    see(qtbot, page, sample_corpus())
    for edge in page.shown().edges:
        told = page.told(edge)
        assert told
        if any(ground.span is not None for ground in edge.grounds):
            assert "“" in told


def test_the_keyboard_walks_actors_and_ties_and_zooms(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    pane = shown(qtbot, filled, network_words.TAB)
    net = pane.network.net
    net.setFocus()
    qtbot.keyClick(net, Qt.Key.Key_Right)
    begun = window.selection.current.actor
    assert begun == pane.network.shown().nodes[0].id
    met = {begun}
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right):
        qtbot.keyClick(net, key)
        met.add(pane.actor)
    assert len(met) > 1
    assert pane.actor is not None
    qtbot.keyClick(net, Qt.Key.Key_Period)
    edge = next(one for one in pane.network.shown().edges if one.key == net.focus.edge)
    assert pane.actor in (edge.source, edge.target)
    assert network_words.BONDS[edge.bond.value] in net.accessibleDescription()
    qtbot.keyClick(net, Qt.Key.Key_Return)
    grounds = [ground.span for ground in edge.grounds]
    assert window.selection.current.span in grounds
    before = net.camera.scale
    qtbot.keyClick(net, Qt.Key.Key_Plus)
    assert net.camera.scale > before
    qtbot.keyClick(net, Qt.Key.Key_0)
    assert net.camera.scale <= before
    qtbot.keyClick(net, Qt.Key.Key_Escape)
    qtbot.keyClick(net, Qt.Key.Key_Return)
    assert pane.tabs.currentIndex() == 0


def test_the_wheel_zooms_about_the_pointer_and_dragging_moves(qtbot: QtBot, page: NetworkPage) -> None:
    see(qtbot, page, web(30))
    net = page.net
    at = QPointF(300, 200)
    before = net.camera
    fixed = ((at.x() - before.left) / before.scale, (at.y() - before.top) / before.scale)
    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(at, at, QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, none, phase, False)
    QApplication.sendEvent(net, turn)
    assert net.camera.scale > before.scale
    assert net.camera.point(*fixed).x() == pytest.approx(at.x())
    held = net.camera
    chosen: list[str] = []
    net.chosen.connect(chosen.append)
    qtbot.mousePress(net, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    qtbot.mouseMove(net, QPoint(340, 330))
    qtbot.mouseRelease(net, Qt.MouseButton.LeftButton, pos=QPoint(340, 330))
    assert (net.camera.left, net.camera.top) == pytest.approx((held.left + 40, held.top + 30))
    assert chosen == []


def test_the_reach_narrows_to_the_neighbours_of_the_actor(qtbot: QtBot, page: NetworkPage) -> None:
    corpus = web(60)
    see(qtbot, page, corpus)
    page.choose(ActorId("a5"))
    page.set_reach(STEPS_1)
    near = {one.id for one in page.shown().nodes}
    assert "a5" in near
    assert 1 < len(near) < 60
    for one in page.shown().nodes:
        ties = {
            end for edge in page.shown().edges for end in (edge.source, edge.target) if one.id in (edge.source, edge.target)
        }
        assert one.id == "a5" or "a5" in ties
    page.choose(ActorId("lonely"))
    assert page.empty.isVisible()
    page.set_reach(ALL)
    assert len(page.shown().nodes) == 60


def test_of_too_many_actors_those_with_most_ties_are_shown_and_it_is_said(qtbot: QtBot, page: NetworkPage) -> None:
    see(qtbot, page, web(220))
    assert len(page.shown().nodes) == 150
    assert page.note.isVisible()
    assert "70" in page.note.text()


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_network_is_saved_whole_with_its_key_and_marking(
    qtbot: QtBot, page: NetworkPage, tmp_path: Path, form: str
) -> None:
    see(qtbot, page, web(60))
    page.net.zoom(4)  # what is saved is all of it, not what is in sight
    data = page.saved(form, "Aleppo", "TLP:AMBER")
    if form == "pdf":
        told = " ".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
        assert "TLP:AMBER" in told
        assert "Actor 59" in told
    elif form == "svg":
        assert b"Aleppo" in data
        assert b"TLP:AMBER" in data
    else:
        assert Image.open(io.BytesIO(data)).width > 1000


def test_saving_asks_where_and_writes(qtbot: QtBot, filled: Program, tmp_path: Path) -> None:
    window = filled.window
    pane = shown(qtbot, filled, network_words.TAB)
    pane.network.save.wanted.emit("svg")
    assert isinstance(window.dialog, QFileDialog)
    window.dialog.close()
    with qtbot.waitSignal(window.acting.written):
        window.acting.save_network("svg", tmp_path / "net.svg")
    assert (tmp_path / "net.svg").read_bytes().startswith(b"<?xml")
    window.acting.failed.disconnect()
    with qtbot.waitSignal(window.acting.failed):
        window.acting.save_network("svg", tmp_path / "no" / "net.svg")


def test_long_arabic_and_cyrillic_names_and_garbage_are_drawn(qtbot: QtBot, page: NetworkPage) -> None:
    strange = (LONG_NAME, ARABIC_NAME, CYRILLIC_NAME, "中文", "\u202e", "<b>x</b>&amp;", "W" * 400, "a\nb", " ", "\x00")
    corpus = web(len(strange))
    actors = tuple(replace(one, name=name) for one, name in zip(corpus.actors, strange, strict=False))
    see(qtbot, page, replace(corpus, actors=actors))
    picture = page.net.picture()
    assert overlaps(list(picture.shown.values())) == 0
    for form in ("png", "svg", "pdf"):
        assert page.saved(form, "<b>case</b>", "")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=40), st.lists(st.text(max_size=40), max_size=15)
)
def test_any_ties_between_actors_of_any_name_can_be_painted(
    qapp: QApplication, looks: theme.Theme, ties: list[tuple[int, int]], names: list[str]
) -> None:
    actors = tuple(
        Actor(ActorId(f"a{n}"), names[n] if n < len(names) else f"Actor {n}", random.Random(n).choice(list(ActorKind)))
        for n in range(15)
    )
    relations = tuple(
        Relation(f"r{n}", ActorId(f"a{one}"), list(Predicate)[n % len(Predicate)], ActorId(f"a{other}"), ())
        for n, (one, other) in enumerate(ties)
    )
    picture = Picture(network(Corpus(actors=actors, relations=relations)), QApplication.font())
    image = QImage(600, 500, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, Camera(0.7, 20, 20), QRectF(0, 0, 600, 500), theme.DARK, Focus(ActorId("a0")))
    painter.end()
    assert overlaps(list(picture.shown.values())) == 0


def test_kinds_and_ties_are_told_apart_without_colour(qapp: QApplication, looks: theme.Theme) -> None:
    """Each kind has a sign of its own, each bond a line and end of its own, in one colour."""

    signs = set()
    for kind in ActorKind:
        image = QImage(24, 24, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_kind(painter, kind, QPointF(12, 12), 8, QColor("black"), QColor("white"))
        painter.end()
        signs.add(bytes(image.constBits()))
    assert len(signs) == len(ActorKind)
    looks_of = {(line.width, line.pattern, line.end) for line in LINES.values()}
    assert set(LINES) == set(Bond)
    assert len(looks_of) >= len(Bond) - 1  # member of and belongs to say the same


# --- charts


def test_activity_and_deaths_of_an_actor_are_drawn_and_lead_to_events(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    pane = shown(qtbot, filled, words.ACTIVITY_TAB)
    actor = next(one for one in window.case.view.corpus.actors if one.name == HTS)
    pane._on_network_actor(actor.id)
    qtbot.waitUntil(lambda: bool(pane.charts.cards), timeout=PATIENCE_MS)
    picture = pane.charts.findChildren(ChartPicture)[0]
    spot = next(one for one in picture._spots if one.kind == "events")
    pane.charts.clicked.emit(spot)
    assert window.selection.current.event == spot.ids[0]
    deaths = pane.charts.cards[-1]
    assert "Deaths" in deaths.drawn.title
    deaths.clicked.emit(deaths.picture._spots[0])
    incident = window.case.view.incidents[deaths.picture._spots[0].ids[0]]
    assert window.selection.current.event in incident.events
    deaths.save.wanted.emit("csv")
    assert isinstance(window.dialog, QFileDialog)
    window.dialog.close()


def test_an_actor_without_events_says_so(qtbot: QtBot, program: Program, documents: Path) -> None:
    text, blocks = assemble([(BlockKind.PARAGRAPH, "Nobody did anything.")])
    assert Article(article_id(text), text, blocks)
    window = program.window
    window.show()
    assert window.new_case(documents / "Empty.briefing")
    window.go_to("actors")
    assert window.actors._empty.isVisible()
    assert not window.actors.alike.isVisible()


def test_events_entered_by_hand_are_deeds_too(qtbot: QtBot, page: NetworkPage) -> None:
    corpus = web(2)
    parts = (Participant(ActorId("a0"), Role.INITIATOR), Participant(ActorId("a1"), Role.TARGET))
    event = Event(EventId("e"), "A shells B", EventType.STRIKE, when=When.on(date(2024, 11, 28)), participants=parts)
    see(qtbot, page, replace(corpus, events=(event,)))
    edge = next(one for one in page.shown().edges if one.bond is Bond.ACTS_AGAINST)
    assert page.told(edge) == network_words.NO_SENTENCE
    page.deeds.setChecked(False)
    assert all(one.bond is not Bond.ACTS_AGAINST for one in page.shown().edges)


# --- ties that are decided on


def ready(qtbot: QtBot, program: Program) -> ActorsPane:
    """The pane in a window that has the keyboard."""
    pane = shown(qtbot, program)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    return pane


def tie_row(pane: ActorsPane, text: str) -> int:
    return next(at for at in range(pane.profile.rowCount()) if pane.profile.line(at).text == text)


def at_tie(qtbot: QtBot, pane: ActorsPane, text: str) -> int:
    """Click on a tie as the analyst does; the keyboard is then on it."""
    row = tie_row(pane, text)
    pane.lines.scrollTo(pane.profile.index(row, 0))
    qtbot.mouseClick(
        pane.lines.viewport(), Qt.MouseButton.LeftButton, pos=pane.lines.visualRect(pane.profile.index(row, 0)).center()
    )
    pane.lines.setFocus()
    return row


def of(pane: ActorsPane, name: str) -> None:
    actor = next(one for one in pane._view.corpus.actors if one.name == name)
    pane._on_network_actor(actor.id)


def first_tie(pane: ActorsPane) -> str:
    return next(line.text for at in range(pane.profile.rowCount()) if (line := pane.profile.line(at)).tie is not None)


def test_a_tie_is_accepted_rejected_and_taken_back_by_keys_and_undone(qtbot: QtBot, filled: Program) -> None:
    window, pane = filled.window, ready(qtbot, filled)
    of(pane, HTS)
    text = first_tie(pane)
    at_tie(qtbot, pane, text)

    def line() -> Line:
        return pane.profile.line(tie_row(pane, text))

    qtbot.keyClick(pane.lines, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: line().chip == "rejected")
    assert pane.lines.currentIndex().row() == tie_row(pane, text), "the keyboard stays on the tie"
    assert line().tie not in {one.tie for one in network(window.case.view.corpus).edges}
    qtbot.keyClick(pane.lines, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: line().review is Review.ACCEPTED)
    assert line().chip == ""
    qtbot.keyClick(pane.lines, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: not window.case.view.corpus.ties)
    window.case.stack.undo()
    qtbot.waitUntil(lambda: line().review is Review.ACCEPTED)


def test_a_tie_is_edited_in_a_dialog_and_says_so_in_the_profile_and_in_the_network(qtbot: QtBot, filled: Program) -> None:
    window, pane = filled.window, ready(qtbot, filled)
    of(pane, HTS)
    text = first_tie(pane)
    at_tie(qtbot, pane, text)
    qtbot.keyClick(pane.lines, Qt.Key.Key_E)
    dialog = window.dialog
    assert isinstance(dialog, TieDialog)
    dialog.until.setText("20x6")
    assert not dialog.confirm.isEnabled()
    dialog.since.setText("2016-07")
    dialog.until.setText("2015")
    assert not dialog.confirm.isEnabled(), "it would end before it begins"
    dialog.until.setText("2016")
    assert dialog.confirm.isEnabled()
    dialog.note.setText("said by both")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: pane.profile.line(tie_row(pane, text)).chip == "ended")
    line = pane.profile.line(tie_row(pane, text))
    assert line.detail.startswith("July 2016 – 2016 · ")
    assert line.detail.endswith("said by both")
    edge = next(one for one in network(window.case.view.corpus).edges if one.tie == line.tie)
    assert bond_words(edge).endswith(", ended")


def test_a_tie_that_no_article_tells_is_added_and_taken_out(qtbot: QtBot, filled: Program) -> None:
    window, pane = filled.window, ready(qtbot, filled)
    of(pane, HTS)
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_T)
    dialog = window.dialog
    assert isinstance(dialog, NewTieDialog)
    assert not dialog.confirm.isEnabled(), "with whom is not said yet"
    dialog.way.choose((Predicate.OPPOSES, True))
    dialog.other.setCurrentText("White Helmets")
    assert dialog.confirm.isEnabled()
    dialog.confirm.click()
    told = "Opposes White Helmets"
    qtbot.waitUntil(lambda: told in lines(pane))
    assert "put in by the analyst" in pane.profile.line(tie_row(pane, told)).detail
    window.activateWindow()  # a window manager would, once the dialog is gone
    qtbot.waitUntil(window.isActiveWindow)
    pane.lines.setFocus()
    pane.lines.selectionModel().setCurrentIndex(
        pane.profile.index(tie_row(pane, told), 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert pane.tie_actions.reopen.text() == tie_words.TAKE_OUT
    qtbot.keyClick(pane.lines, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: told not in lines(pane))


def test_what_holds_what_is_claimed_denied_and_over_is_drawn_otherwise_and_named_in_the_key(qtbot: QtBot) -> None:
    pens = {
        standing: (pen.dashPattern(), pen.style())
        for standing in Standing
        for pen in (line_pen(Bond.BACKS, QColor("black"), standing),)
    }
    told_apart = {str(one) for one in pens.values()}
    assert len(told_apart) == len(Standing) - 1, "claimed and disputed are dashed alike, and told apart by their words"
    corpus = sample_corpus()
    keys = [TieKey.of(*one.key) for one in ties(corpus)]
    wanted = list(Standing)[1:]
    said = {key: TieVerdict(standing=wanted[n % len(wanted)]) for n, key in enumerate(keys)}
    page = NetworkPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show_case(View(replace(corpus, ties=TieVerdicts(said))))
    page.show()
    page.grab()
    edges = {bond_words(one).rsplit(", ", 1)[-1] for one in page.shown().edges}
    assert {one.value for one in wanted[: len(keys)]} <= edges


def test_nothing_moves_in_the_network_while_a_tie_is_decided_on(qtbot: QtBot) -> None:
    corpus = web(60)
    page = NetworkPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show_case(View(corpus))
    page.show()
    page.grab()
    page.net.zoom(1.3)
    places, camera = dict(page.net.picture().places), page.net.camera
    key = TieKey.of(*ties(corpus)[3].key)
    page.show_case(View(replace(corpus, ties=TieVerdicts({key: TieVerdict(Review.REJECTED)}))))
    page.grab()
    after = page.net.picture().places
    assert key not in {one.tie for one in page.shown().edges}
    assert all(places[one] == place for one, place in after.items())
    assert page.net.camera == camera


def test_a_tie_is_put_in_with_the_words_selected_in_the_text(qtbot: QtBot, filled: Program) -> None:
    window, pane = filled.window, ready(qtbot, filled)
    of(pane, HTS)
    text = window.reader.text
    cursor = text.textCursor()
    cursor.setPosition(10)
    cursor.setPosition(40, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    span = text.selected_span()
    assert span is not None
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_T)
    dialog = window.dialog
    assert isinstance(dialog, NewTieDialog)
    dialog.other.setCurrentText("White Helmets")
    dialog.confirm.click()
    told = "Allied with White Helmets"
    qtbot.waitUntil(lambda: told in lines(pane))
    line = pane.profile.line(tie_row(pane, told))
    assert line.span == span
    assert line.detail.startswith("reported ")


def test_the_actor_whose_profile_is_shown_is_marked_when_the_keyboard_comes_in(qtbot: QtBot, filled: Program) -> None:
    pane = ready(qtbot, filled)
    pane.search.setFocus()
    pane.list.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: pane.actor is not None)
    chosen = [pane.model.actor(one.row()).id for one in pane.list.selectionModel().selectedIndexes()]
    assert chosen == [pane.actor]


def test_in_a_small_pane_the_one_chosen_and_its_neighbours_are_named(qtbot: QtBot, page: NetworkPage) -> None:
    """Rather than all of sixty too small to read; all of them are one press away."""
    page.resize(QSize(560, 380))
    corpus = web(60)
    page.show_case(View(corpus))
    page.show()
    qtbot.waitUntil(page.isVisible)
    net = page.net
    met = net.picture().network.nodes[7].id
    net.choose(met)
    net.grab()
    assert met in net.picture().shown
    assert net.camera.scale >= READABLE
    page.fitting.click()
    net.grab()
    bounds, camera = net.picture().bounds(), net.camera
    corners = (camera.point(bounds.left(), bounds.top()), camera.point(bounds.right(), bounds.bottom()))
    assert all(QRectF(net.rect()).contains(one) for one in corners)


def test_going_to_the_pane_shows_a_profile_and_leaves_what_is_read_where_it_is(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    last = window.case.view.corpus.articles[-1]
    window.selection.pick(Picked(article=last.id))
    before = window.selection.current
    window.go_to("actors")
    qtbot.waitUntil(lambda: window.actors.actor is not None)
    assert window.actors.name.text()
    assert window.selection.current == before
    assert window.reader.text.article is not None
    assert window.reader.text.article.id == last.id
    qtbot.keyClick(window.actors.list, Qt.Key.Key_Down)
    assert window.selection.current.actor == window.actors.actor
    third = window.actors.model.index(2, 0)
    at = window.actors.list.visualRect(third).center()
    qtbot.mouseClick(window.actors.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.selection.current.actor == window.actors.model.actor(2).id
