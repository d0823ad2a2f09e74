import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette, qGray
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot

from briefing import places
from briefing.charts import theme as charts
from briefing.domain.claim import Status
from briefing.ui.craft import icons, theme
from briefing.ui.craft.theme import DARK, LIGHT, STRONG, Theme, Tones, contrast, text_roles
from briefing.ui.map import inks


@pytest.mark.parametrize("tones", STRONG, ids=["light", "dark"])
def test_with_high_contrast_every_text_stands_out_seven_to_one(tones: Tones, looks: Theme, qapp: QApplication) -> None:
    poor = {role: round(contrast(*pair), 2) for role, pair in text_roles(tones).items() if contrast(*pair) < 7}
    assert not poor
    assert contrast(tones.line, tones.base) >= 7
    assert len({tones.of_status(status) for status in Status}) == len(Status)


def test_high_contrast_is_a_choice_and_is_light_or_dark_as_the_system(looks: Theme, qapp: QApplication) -> None:
    looks.choose("contrast")
    assert theme.tones() in STRONG
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == theme.tones().text
    looks.choose("light")
    assert theme.tones() is LIGHT


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground_it_stands_on(tones: Tones) -> None:
    poor = {role: round(contrast(*pair), 2) for role, pair in text_roles(tones).items() if contrast(*pair) < 4.5}
    assert not poor


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_statuses_differ_in_colour_within_a_theme() -> None:
    for tones in (LIGHT, DARK):
        assert len({tones.of_status(status) for status in Status}) == len(Status)


def test_a_choice_of_theme_reaches_the_palette_at_once(looks: Theme, qapp: QApplication) -> None:
    looks.choose("dark")
    assert theme.tones() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    looks.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window


def test_an_icon_takes_the_colour_of_the_theme_and_the_ratio_of_the_screen(looks: Theme) -> None:
    shown = icons.icon("timeline")

    def strongest(at_ratio: float, mode: QIcon.Mode = QIcon.Mode.Normal) -> tuple[str, QSize]:
        picture = shown.pixmap(QSize(16, 16), at_ratio, mode).toImage()
        solid = [
            picture.pixelColor(x, y)
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixelColor(x, y).alpha() == 255
        ]
        return max({one.name() for one in solid}, key=[one.name() for one in solid].count), picture.size()

    assert strongest(1.0) == (LIGHT.text, QSize(16, 16))
    assert strongest(2.0) == (LIGHT.text, QSize(32, 32))
    assert strongest(1.0, QIcon.Mode.Selected)[0] == LIGHT.accent_text  # in the row of a table that is chosen
    looks.choose("dark")
    assert strongest(2.0)[0] == DARK.text


def test_every_icon_that_the_code_names_exists() -> None:
    named: set[str] = set()
    folder = Path(icons.__file__).parent
    for path in folder.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r"""icons\.(?:icon|draw)\(\s*"([a-z]+)\"""", text))
        named |= set(re.findall(r"""(?:tool|EmptyState|_Notice)\(\s*"([a-z]+)\"""", text))
        named |= set(re.findall(r"""icon="([a-z]+)\"""", text))
    there = {path.stem for path in places.resource("icons").glob("*.svg")}
    assert named
    assert named <= there


ALL_TONES = {"light": LIGHT, "dark": DARK, "strong light": STRONG[0], "strong dark": STRONG[1]}


@pytest.mark.parametrize("tones", ALL_TONES.values(), ids=list(ALL_TONES))
def test_what_an_empty_field_asks_for_can_be_read(qtbot: QtBot, looks: Theme, tones: Tones) -> None:
    """The style sheet's colour of the words would take them half away."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setStyleSheet(theme.style_sheet(tones))
    field.setPlaceholderText("Find in the case")
    field.ensurePolished()
    shown = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert shown.alpha() == 255
    assert contrast(shown.name(), tones.base) >= (7 if tones in STRONG else 4.5)


@pytest.mark.parametrize("tones", ALL_TONES.values(), ids=list(ALL_TONES))
def test_a_bar_of_which_nothing_is_done_is_empty(qtbot: QtBot, looks: Theme, tones: Tones) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    bar.setStyleSheet(theme.style_sheet(tones))
    bar.setTextVisible(False)
    bar.setRange(0, 100)
    bar.resize(200, 12)

    def middle(value: int) -> str:
        bar.setValue(value)
        return bar.grab().toImage().pixelColor(100, bar.height() // 2).name()

    assert contrast(middle(0), middle(100)) >= 3
    assert contrast(middle(0), tones.text) >= 7


@pytest.mark.parametrize("tones", ALL_TONES.values(), ids=list(ALL_TONES))
def test_names_of_places_can_be_read_on_land_and_water(tones: Tones) -> None:
    ground = inks.of(tones)
    least = 7 if tones in STRONG else 4.5
    assert all(contrast(words, on) >= least for words in (ground.town, ground.label) for on in (ground.land, ground.water))


@pytest.mark.parametrize("colours", list(charts.THEMES.values()), ids=list(charts.THEMES))
def test_words_on_charts_can_be_read_on_their_ground_and_band(colours: charts.Theme) -> None:
    least = 7 if "strong" in colours.name else 4.5
    for ground in (colours.ground or "#ffffff", colours.band):
        assert contrast(colours.ink, ground) >= least
        assert contrast(colours.muted, ground) >= least
    assert contrast(colours.solid, colours.ground or "#ffffff") >= 3
    assert contrast(colours.mark, colours.ground or "#ffffff") >= 7


@pytest.mark.parametrize("tones", ALL_TONES.values(), ids=list(ALL_TONES))
def test_what_is_marked_in_a_text_is_seen_without_colour(tones: Tones) -> None:
    """On a grey screen or printer each ground of marked words is still another than the paper."""

    def grey(colour: str) -> int:
        return int(qGray(QColor(colour).rgb()))

    marks = (tones.actor, tones.place, tones.time, tones.casualty, tones.event, tones.statement)
    assert min(abs(grey(one.back) - grey(tones.base)) for one in marks) >= 12
