"""Makes the panes of a window when they are first asked for, each with what stands between it and the case, and joins them
to what there is by then. What a pane would have been told meanwhile is told here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ui.craft.naming import file_name

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefing.ui.desk.acting import Acting
    from briefing.ui.desk.composing import Composing
    from briefing.ui.desk.counting import Counting
    from briefing.ui.desk.exporting import Exporting
    from briefing.ui.desk.knowing import Knowing
    from briefing.ui.desk.looking_back import LookingBack
    from briefing.ui.desk.picture_saving import PictureSaving
    from briefing.ui.desk.safe_copying import SafeCopying
    from briefing.ui.map.sheet import MapSheet
    from briefing.ui.panes.actors import ActorsPane
    from briefing.ui.panes.briefing import BriefingPane
    from briefing.ui.panes.casualties import CasualtiesPane
    from briefing.ui.panes.importing import ImportReport
    from briefing.ui.panes.map import MapPane
    from briefing.ui.panes.review import ReviewPane
    from briefing.ui.panes.why import WhyPane
    from briefing.ui.window.main_window import MainWindow


def listen(window: MainWindow, one: QObject) -> None:
    """Let the window hear what somebody opens, says and complains of, as far as it has signals for these."""
    for name, slot in (("opened", window.on_dialog), ("said", window.say), ("failed", window.complain)):
        signal = getattr(one, name, None)
        if signal is not None:
            signal.connect(slot)


def _join_overview(window: MainWindow, name: str, pane: ActorsPane | CasualtiesPane | MapPane) -> None:
    """What panes have in common in which a part of the case is looked over."""
    window.seats.take(name, pane)
    window.waiting.take(pane)
    pane.import_wanted.connect(window.ask_files)
    pane.unfilter_wanted.connect(window.clear_filter)
    pane.why_wanted.connect(window.show_why)


# -- map ------------------------------------------------------------------------------------------------------------------


def make_map(window: MainWindow) -> MapPane:
    from briefing.ui.panes.map import MapPane

    return MapPane(window.selection, window)


def join_map(window: MainWindow, pane: MapPane) -> None:
    _join_overview(window, "map", pane)
    pane.edit_wanted.connect(window.editing.edit_event)
    pane.places_wanted.connect(window.showing.filter_for_places)
    pane.arrange(window.arrangement.kept("map"))
    listen(window, window.map_saving)
    window.sight.watch(pane, pane, window.docks["map"])


def make_map_saving(window: MainWindow) -> PictureSaving:
    from briefing.ui.desk.picture_saving import PictureSaving, Wording
    from briefing.ui.wording import map_words

    wording = Wording(map_words.MAP_FILE, map_words.SAVE_MAP, map_words.PATTERNS, map_words.MAP_COPIED)
    pane = window.map

    def sheet() -> MapSheet:
        """What is in sight, with the marking of the briefing."""
        return pane.sheet(window.case_title(), window.marking())

    return PictureSaving(pane, sheet, wording, window.picture_terms(), window)


# -- casualties -----------------------------------------------------------------------------------------------------------


def make_casualties(window: MainWindow) -> CasualtiesPane:
    from briefing.ui.panes.casualties import CasualtiesPane

    return CasualtiesPane(window.selection, window)


def join_casualties(window: MainWindow, pane: CasualtiesPane) -> None:
    _join_overview(window, "casualties", pane)
    pane.history_wanted.connect(window.show_history)
    pane.head.said.connect(window.say)
    pane.reviewed.connect(window.editing.review_casualties)
    pane.edit_wanted.connect(window.editing.edit_casualty)
    pane.graded.connect(window.grading.figures)
    window.hear(window.counting)
    pane.choose_rule(window.briefing.rule.term())
    window.sight.watch(pane, pane, window.docks["casualties"])


def make_counting(window: MainWindow) -> Counting:
    from briefing.ui.desk.counting import Counting

    return Counting(
        window.desk,
        window.casualties,
        window.briefing,
        window.looks,
        window.showing.what_is_shown,
        window.case_title,
        window.documents,
        file_name,
        window,
    )


# -- actors ---------------------------------------------------------------------------------------------------------------


def make_actors(window: MainWindow) -> ActorsPane:
    from briefing.ui.panes.actors import ActorsPane

    return ActorsPane(window.selection, window)


def join_actors(window: MainWindow, pane: ActorsPane) -> None:
    _join_overview(window, "actors", pane)
    pane.history_wanted.connect(window.show_history)
    pane.learn_wanted.connect(window.knowing.learn_actor)
    pane.edit_wanted.connect(window.editing.edit_actor)
    pane.join_wanted.connect(window.editing.join_actor)
    pane.split_wanted.connect(window.editing.split_actor)
    pane.graded.connect(window.grading.source)
    window.acting.tying.selected = window.reader.text.selected_span
    pane.charts.save_wanted.connect(window.ask_chart)
    window.hear(window.acting)
    window.sight.watch(pane, pane, window.docks["actors"])


def make_acting(window: MainWindow) -> Acting:
    from briefing.ui.desk.acting import Acting

    return Acting(
        window.desk,
        window.case,
        window.actors,
        window.rule,
        window.marking,
        window.looks,
        window.showing.what_is_shown,
        window.case_title,
        window.documents,
        file_name,
        window,
    )


# -- briefing -------------------------------------------------------------------------------------------------------------


def make_briefing(window: MainWindow) -> BriefingPane:
    from briefing.ui.panes.briefing import BriefingPane

    return BriefingPane(window)


def join_briefing(window: MainWindow, pane: BriefingPane) -> None:
    from briefing.domain.change import Change

    window.seats.take("briefing", pane)
    window.waiting.take(pane)
    composing = window.composing
    window.hear(composing)
    window.paper.begin()
    composing.on_changed(window.showing.told, Change())
    pane.show_case(window.showing.told)
    if window.showing.criteria_since is not None:
        composing.see(window.showing.criteria_since)
    pane.import_wanted.connect(window.ask_files)
    pane.export_wanted.connect(window.paper.ask_pdf)
    pane.print_wanted.connect(window.paper.ask_printer)
    pane.changed.connect(window.paper.remember)
    pane.rule.currentIndexChanged.connect(window.count_anew)
    window.docks["briefing"].visibilityChanged.connect(pane.set_in_sight)
    pane.set_in_sight(window.seats.is_open("briefing"))


def make_composing(window: MainWindow) -> Composing:
    from briefing.ui.desk.composing import Composing

    return Composing(window.desk, window.case, window.briefing, window.selection, window.documents, file_name, window)


def make_exporting(window: MainWindow) -> Exporting:
    from briefing.ui.desk.exporting import Exporting

    return Exporting(
        window.desk,
        window.case,
        window.briefing,
        window.selection,
        window.showing.what_is_shown,
        window.documents,
        file_name,
        window,
    )


def join_exporting(window: MainWindow, exporting: Exporting) -> None:
    window.hear(exporting)


def make_safe_copying(window: MainWindow) -> SafeCopying:
    from briefing.ui.desk.safe_copying import SafeCopying

    return SafeCopying(window.desk, window.case, window.briefing, window.documents, file_name, window)


def join_safe_copying(window: MainWindow, copying: SafeCopying) -> None:
    listen(window, copying)


# -- review, reasons, history, report -------------------------------------------------------------------------------------


def make_review(window: MainWindow) -> ReviewPane:
    from briefing.ui.panes.review import ReviewPane

    return ReviewPane(window.selection, window.knowing.explained, window.editing.review_proposals, window)


def join_review(window: MainWindow, pane: ReviewPane) -> None:
    from briefing.ui.case.undo import step_words

    window.seats.take("review", pane)
    pane.excerpt.wear(window.reader.text.veil)
    window.waiting.take(pane)
    pane.import_wanted.connect(window.ask_files)
    pane.edit_wanted.connect(window.edit_proposal)
    pane.many_wanted.connect(window.ask_many)
    pane.graded.connect(window.grading.of_report)
    pane.undo_wanted.connect(window.case.stack.undo)
    pane.show_undo(step_words(window.case.stack.undoText()))
    pane.set_writable(window.case.file is not None and not window.case.is_read_only)
    pane.show_case(window.showing.seen, window.showing.to_review())
    window.docks["review"].visibilityChanged.connect(pane.set_in_sight)
    pane.set_in_sight(window.seats.is_open("review"))


def make_why(window: MainWindow) -> WhyPane:
    from briefing.ui.panes.why import WhyPane

    return WhyPane(window.selection, window.knowing.explained, window)


def join_why(window: MainWindow, pane: WhyPane) -> None:
    window.seats.take("why", pane)
    window.waiting.take(pane)
    window.knowing.told.connect(pane.refresh)
    pane.follow(window.selection.current)


def make_looking_back(window: MainWindow) -> LookingBack:
    from briefing.ui.desk.looking_back import LookingBack

    return LookingBack(window.case, window.documents, window.case_title, window)


def join_looking_back(window: MainWindow, looking_back: LookingBack) -> None:
    window.seats.take("history", looking_back.pane)
    window.waiting.take(looking_back.pane)
    listen(window, looking_back)
    looking_back.written.connect(window.say_written)
    looking_back.go_wanted.connect(window.show_again)
    looking_back.pane.show_case()


def make_report(window: MainWindow) -> ImportReport:
    from briefing.ui.panes.importing import ImportReport

    return ImportReport(window.selection, window)


def join_report(window: MainWindow, pane: ImportReport) -> None:
    window.seats.take("report", pane)
    pane.back_wanted.connect(window.taking_in.take_back)
    window.case.stack.indexChanged.connect(window.taking_in.offer_back)


# -- what is known --------------------------------------------------------------------------------------------------------


def make_knowing(window: MainWindow) -> Knowing:
    from briefing.ui.desk.knowing import Knowing

    return Knowing(window.desk, window.room, window.case, window)


def join_knowing(window: MainWindow, knowing: Knowing) -> None:
    window.again_strip.cancelled.connect(knowing.learning.cancel)
    knowing.learning.progressed.connect(window.on_learning_progress)
    knowing.learning.finished.connect(window.again_strip.hide)
    listen(window, knowing)
