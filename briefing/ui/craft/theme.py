"""How the window looks: Fusion, one table of colour roles with a light and a dark value each, following the system or set
by hand.

Colours are named by what they mean, never by what they are; the same table feeds spans in the reader, statuses, charts and
icons. The order style, scheme, palette matters: setting the style after the palette undoes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from briefing import places
from briefing.domain.claim import Review, Status

STYLE = "Fusion"
_BEGAN = "beganInStyle"


class Ink(NamedTuple):
    """What marks one kind of thing: a pale background to put behind words, and a strong colour for lines and shapes."""

    back: str
    line: str


@dataclass(frozen=True, slots=True)
class Tones:
    """The colour roles, as "#rrggbb". Text roles reach a contrast of 4.5 to 1 on `base`, `window` and every `Ink.back`."""

    dark: bool
    window: str
    base: str
    raised: str
    lane: str
    text: str
    muted: str
    faint: str
    scroll: str
    line: str
    accent: str
    accent_text: str
    picked: str
    warning: str
    warning_back: str
    actor: Ink
    place: Ink
    time: Ink
    casualty: Ink
    event: Ink
    statement: Ink
    found: Ink  # words that were looked for
    reported: str
    claimed: str
    denied: str
    disputed: str
    planned: str
    background: str
    accepted: str
    rejected: str

    def of_status(self, status: Status) -> str:
        """The colour of a status; its shape and word say the same."""
        return str(getattr(self, status.value))

    def of_review(self, review: Review) -> str:
        """The colour of the analyst's decision."""
        return {Review.ACCEPTED: self.accepted, Review.EDITED: self.accent, Review.REJECTED: self.rejected}.get(
            review, self.muted
        )


LIGHT = Tones(
    dark=False,
    window="#f3f5f7",
    base="#ffffff",
    raised="#fafbfc",
    lane="#f1f3f6",
    text="#17202b",
    muted="#566273",
    faint="#8a95a3",
    scroll="#c3cad3",
    line="#d5dbe2",
    accent="#1d5c96",
    accent_text="#ffffff",
    picked="#dbe9f7",
    warning="#8a4b00",
    warning_back="#fff3dc",
    actor=Ink("#e1ecf9", "#2a68ad"),
    place=Ink("#def1e3", "#23744a"),
    time=Ink("#ece5f7", "#6b48a6"),
    casualty=Ink("#fce3dc", "#b03a1c"),
    event=Ink("#ffe9b3", "#7d5600"),
    statement=Ink("#e3eef0", "#33707c"),
    found=Ink("#ffe48a", "#6b5000"),
    reported="#1d5c96",
    claimed="#6b48a6",
    denied="#b03a1c",
    disputed="#a04a00",
    planned="#23744a",
    background="#5a6573",
    accepted="#23744a",
    rejected="#b03a1c",
)

DARK = Tones(
    dark=True,
    window="#1c2128",
    base="#151a20",
    raised="#20262e",
    lane="#1c222a",
    text="#e4e9ef",
    muted="#a3aebb",
    faint="#76828f",
    scroll="#47525f",
    line="#343d48",
    accent="#79b4ee",
    accent_text="#0f1a26",
    picked="#253a52",
    warning="#f0bf6c",
    warning_back="#3a2f1a",
    actor=Ink("#1f3350", "#7fb4ee"),
    place=Ink("#1c3a2a", "#76c794"),
    time=Ink("#322a4a", "#b9a0ea"),
    casualty=Ink("#45261e", "#f29a80"),
    event=Ink("#3b3118", "#e0b450"),
    statement=Ink("#1f353a", "#80bccb"),
    found=Ink("#5c4a00", "#ffd76a"),
    reported="#79b4ee",
    claimed="#b9a0ea",
    denied="#f29a80",
    disputed="#f0b05a",
    planned="#76c794",
    background="#98a3b0",
    accepted="#76c794",
    rejected="#f29a80",
)


# For eyes that need more than 4.5 to 1: text at 7 to 1 and more on every ground, lines that are lines.
CONTRAST_LIGHT = replace(
    LIGHT,
    window="#ffffff",
    raised="#ffffff",
    lane="#f4f4f4",
    text="#000000",
    muted="#1f2933",
    faint="#3a444f",
    scroll="#4a545f",
    line="#000000",
    accent="#003a75",
    picked="#e3f0ff",
    warning="#5c3000",
    warning_back="#fff6df",
    actor=Ink("#eaf3ff", "#003a75"),
    place=Ink("#e8f8ec", "#00451f"),
    time=Ink("#f3eefc", "#42208a"),
    casualty=Ink("#ffece6", "#7a1400"),
    event=Ink("#ffe9b3", "#4f3600"),
    statement=Ink("#e9f6f8", "#003f4c"),
    found=Ink("#ffe100", "#000000"),
    reported="#003a75",
    claimed="#42208a",
    denied="#7a1400",
    disputed="#663000",
    planned="#00451f",
    background="#2d3742",
    accepted="#00451f",
    rejected="#7a1400",
)

CONTRAST_DARK = replace(
    DARK,
    window="#000000",
    base="#000000",
    raised="#000000",
    lane="#0c0c0c",
    text="#ffffff",
    muted="#e6ebf0",
    faint="#c2cad2",
    scroll="#aab4be",
    line="#ffffff",
    accent="#9fd0ff",
    accent_text="#000000",
    picked="#14304d",
    warning="#ffd98a",
    warning_back="#2a1f00",
    actor=Ink("#0c2440", "#a8d4ff"),
    place=Ink("#06281a", "#9be8b5"),
    time=Ink("#221640", "#d6c4ff"),
    casualty=Ink("#3a120a", "#ffb8a3"),
    event=Ink("#2c2200", "#ffd566"),
    statement=Ink("#0a272d", "#a5e0ec"),
    found=Ink("#4d3d00", "#ffe680"),
    reported="#9fd0ff",
    claimed="#d6c4ff",
    denied="#ffb8a3",
    disputed="#ffcb80",
    planned="#9be8b5",
    background="#d0d8e0",
    accepted="#9be8b5",
    rejected="#ffb8a3",
)
STRONG = (CONTRAST_LIGHT, CONTRAST_DARK)


def contrast(one: str, other: str) -> float:
    """The contrast of two "#rrggbb" colours, 1 to 21, as WCAG 2 defines it (relative luminance of sRGB)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def text_roles(tones: Tones) -> dict[str, tuple[str, str]]:
    """Every pair of (text colour, background) that the window puts together: what a contrast check has to look at."""
    pairs = {
        f"{role} on {ground}": (getattr(tones, role), getattr(tones, ground))
        for role in ("text", "muted", "accent", "warning", "accepted", "rejected", *(status.value for status in Status))
        for ground in ("window", "base", "raised", "lane", "picked")
    }
    pairs |= {
        f"text on {one.name}": (tones.text, getattr(tones, one.name).back)
        for one in fields(tones)
        if _is_ink(tones, one.name)
    }
    pairs |= {
        f"{one.name} on its own back": (getattr(tones, one.name).line, getattr(tones, one.name).back)
        for one in fields(tones)
        if _is_ink(tones, one.name)
    }
    pairs["accent_text on accent"] = tones.accent_text, tones.accent
    pairs["warning on warning_back"] = tones.warning, tones.warning_back
    return pairs


def _is_ink(tones: Tones, name: str) -> bool:
    return isinstance(getattr(tones, name), Ink)


def palette(tones: Tones) -> QPalette:
    """Qt's own roles filled from ours."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: tones.window,
        role.WindowText: tones.text,
        role.Base: tones.base,
        role.AlternateBase: tones.lane,
        role.Text: tones.text,
        role.Button: tones.raised,
        role.ButtonText: tones.text,
        role.BrightText: tones.accent_text,
        role.ToolTipBase: tones.raised,
        role.ToolTipText: tones.text,
        role.PlaceholderText: tones.muted,
        role.Highlight: tones.accent,
        role.HighlightedText: tones.accent_text,
        role.Accent: tones.accent,
        role.Link: tones.accent,
        role.LinkVisited: tones.accent,
        role.Light: tones.raised,
        role.Midlight: tones.line,
        role.Mid: tones.line,
        role.Dark: tones.line,
        role.Shadow: tones.line if tones.dark else "#b8c0ca",
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tones.faint))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tones.line))
    return made


def _picture_rules(tones: Tones) -> str:
    """Arrows of fields that drop down, boxes to tick, buttons of docks: pictures, which a style sheet takes from files."""
    try:
        arrow, tick = _kept("down", tones.muted), _kept("accept", tones.accent_text)
        up, close, apart = _kept("up", tones.muted), _kept("shut", tones.muted), _kept("apart", tones.muted)
    except OSError:
        return ""  # the style's own then
    return f"""
    QComboBox::drop-down, QDateTimeEdit::drop-down {{ border: none; width: 22px; }}
    QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
    QSpinBox::up-arrow {{ image: url("{up}"); width: 9px; height: 9px; }}
    QSpinBox::down-arrow {{ image: url("{arrow}"); width: 9px; height: 9px; }}
    QCheckBox::indicator, QMenu::indicator {{
        width: 14px; height: 14px; border: 1px solid {tones.faint}; border-radius: 3px; background: {tones.base};
    }}
    QCheckBox::indicator:checked, QMenu::indicator:checked {{
        background: {tones.accent}; border-color: {tones.accent}; image: url("{tick}");
    }}
    QCheckBox::indicator:focus, QCheckBox::indicator:hover {{ border-color: {tones.accent}; }}
    QCheckBox::indicator:disabled {{ background: {tones.window}; border-color: {tones.line}; image: none; }}
    QRadioButton::indicator {{
        width: 14px; height: 14px; border: 1px solid {tones.faint}; border-radius: 8px; background: {tones.base};
    }}
    QRadioButton::indicator:checked {{
        width: 6px; height: 6px; border: 5px solid {tones.accent}; background: {tones.accent_text};
    }}
    QRadioButton::indicator:focus, QRadioButton::indicator:hover {{ border-color: {tones.accent}; }}
    QRadioButton::indicator:disabled {{ border-color: {tones.line}; background: {tones.window}; }}
    QMenu::indicator {{ margin-left: 4px; }}
    QListView::indicator, QTreeView::indicator, QTableView::indicator {{
        width: 14px; height: 14px; border: 1px solid {tones.faint}; border-radius: 3px; background: {tones.base};
    }}
    QListView::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked {{
        background: {tones.accent}; border-color: {tones.accent}; image: url("{tick}");
    }}
    QDockWidget {{ titlebar-close-icon: url("{close}"); titlebar-normal-icon: url("{apart}"); }}
    """


def _kept(name: str, colour: str) -> str:
    """The path of an icon in a colour, written into the cache where it is not there yet. Raises OSError."""
    path = places.cache_folder() / f"{name}-{colour[1:]}.svg"
    wanted = places.resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    if not path.is_file() or path.read_text(encoding="utf-8") != wanted:
        path.write_text(wanted, encoding="utf-8")
    return path.as_posix()


def style_sheet(tones: Tones) -> str:
    """The few shapes that a palette cannot say: flat tool bars, quiet borders, tabs that look like tabs."""
    return f"""{_picture_rules(tones)}
    QMainWindow::separator {{ background: {tones.window}; width: 6px; height: 6px; }}
    QMainWindow::separator:hover {{ background: {tones.picked}; }}
    QToolTip {{ color: {tones.text}; background: {tones.raised}; border: 1px solid {tones.line}; padding: 4px 6px; }}
    QToolBar {{ border: none; border-bottom: 1px solid {tones.line}; spacing: 2px; padding: 4px 6px;
        background: {tones.window}; }}
    QToolBar::separator {{ background: {tones.line}; width: 1px; margin: 5px 5px; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 4px 7px; color: {tones.text}; }}
    QToolButton:hover, QToolButton:checked {{ background: {tones.picked}; }}
    QToolButton:focus {{ border-color: {tones.accent}; }}
    QToolButton:disabled {{ color: {tones.faint}; }}
    QToolButton::menu-indicator {{ width: 0px; image: none; }}
    QStatusBar {{ border-top: 1px solid {tones.line}; color: {tones.muted}; }}
    QStatusBar::item {{ border: none; }}
    QDockWidget {{ color: {tones.text}; font-weight: 600; }}
    QDockWidget::title {{ background: {tones.window}; padding: 6px 8px; text-align: left; }}
    QDockWidget > QWidget {{ font-weight: 400; }}
    QTabBar::tab {{
        background: transparent; color: {tones.muted}; border: none; border-bottom: 2px solid transparent; padding: 6px
        11px;
    }}
    QTabBar::tab:selected {{ color: {tones.text}; border-bottom-color: {tones.accent}; }}
    QTabBar::tab:hover:!selected {{ color: {tones.text}; border-bottom-color: {tones.line}; }}
    QTabBar::tab:focus {{ color: {tones.accent}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {tones.line}; }}
    QListView, QTableView, QTreeView, QTextEdit, QPlainTextEdit, QScrollArea {{
        border: 1px solid {tones.line}; border-radius: 4px;
    }}
    QTextEdit, QPlainTextEdit {{ background: {tones.base}; color: {tones.text}; }}
    QListView:focus, QTableView:focus, QTextEdit:focus {{ border-color: {tones.accent}; }}
    QScrollArea[flat="true"], QTextEdit[flat="true"] {{ border: none; border-radius: 0px; }}
    QListView[flat="true"] {{ border: 1px solid {tones.base}; border-radius: 0px; }}
    QListView[flat="true"]:focus {{ border-color: {tones.accent}; }}
    QLineEdit, QComboBox, QDateTimeEdit, QSpinBox {{
        border: 1px solid {tones.line}; border-radius: 4px; padding: 4px 7px; background: {tones.base}; color: {tones.text};
        min-height: 18px;
    }}
    QLineEdit, QComboBox, QTextEdit, QPlainTextEdit {{ placeholder-text-color: {tones.muted}; }}
    QDateTimeEdit, QSpinBox {{ padding: 2px 7px 3px 7px; }}
    QSpinBox::up-button, QSpinBox::down-button {{
        subcontrol-origin: border; width: 18px; height: 11px; margin: 2px 2px 2px 0px; border: none;
        background: transparent;
    }}
    QSpinBox::up-button {{ subcontrol-position: top right; }}
    QSpinBox::down-button {{ subcontrol-position: bottom right; }}
    QSpinBox::up-button:hover, QSpinBox::down-button:hover {{ background: {tones.picked}; }}
    QListWidget::item, QTreeView::item {{ padding: 2px 0px; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QLineEdit:focus, QComboBox:focus, QDateTimeEdit:focus, QSpinBox:focus {{ border-color: {tones.accent}; }}
    QLineEdit:disabled, QComboBox:disabled, QDateTimeEdit:disabled, QSpinBox:disabled {{
        color: {tones.faint}; background: {tones.window};
    }}
    QPushButton {{
        border: 1px solid {tones.line}; border-radius: 4px; padding: 5px 14px; background: {tones.raised}; color:
        {tones.text};
    }}
    QPushButton:hover {{ border-color: {tones.accent}; }}
    QPushButton:focus {{ border-color: {tones.accent}; }}
    QPushButton:default, QPushButton[leading="true"] {{
        background: {tones.accent}; color: {tones.accent_text}; border-color: {tones.accent};
    }}
    QPushButton:disabled {{ color: {tones.faint}; background: {tones.window}; border-color: {tones.line}; }}
    QHeaderView::section {{
        background: {tones.window}; color: {tones.muted}; border: none; border-bottom: 1px solid {tones.line};
        padding: 5px 3px;
    }}
    QTableView {{ gridline-color: {tones.line}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0px; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0px; }}
    QScrollBar::handle {{ background: {tones.scroll}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:horizontal {{ min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {tones.faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QMenu {{ background: {tones.raised}; color: {tones.text}; border: 1px solid {tones.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 22px 5px 22px; border-radius: 3px; }}
    QMenu::item:selected {{ background: {tones.picked}; color: {tones.text}; }}
    QMenu::item:disabled {{ color: {tones.faint}; }}
    QMenu::separator {{ height: 1px; background: {tones.line}; margin: 4px 6px; }}
    QMenuBar {{ background: {tones.window}; color: {tones.text}; padding: 1px 4px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 3px; background: transparent; }}
    QMenuBar::item:selected {{ background: {tones.picked}; color: {tones.text}; }}
    QProgressBar {{ border: none; border-radius: 3px; background: {tones.line}; max-height: 6px; min-height: 6px; }}
    QProgressBar::chunk {{ background: {tones.accent}; border-radius: 3px; }}
    QLabel[quiet="true"] {{ color: {tones.muted}; }}
    QLabel[strong="true"] {{ font-weight: 600; }}
    QLabel[role="problem"] {{ color: {tones.rejected}; }}
    QLabel[role="notice"] {{ color: {tones.muted}; }}
    QLabel[warning="true"] {{ color: {tones.warning}; font-weight: 600; }}
    QFrame[card="true"] {{ background: {tones.base}; border: 1px solid {tones.line}; border-radius: 6px; }}
    QFrame[card="true"] QPlainTextEdit {{ border: none; background: transparent; padding: 0; }}
    QToolButton[chip="true"] {{ border: 1px solid {tones.line}; border-radius: 4px; padding: 0 4px; }}
    QToolButton[chip="true"] {{ color: {tones.accent}; }}
    QToolButton[chip="true"]:hover {{ background: {tones.lane}; }}
    QToolButton[chip="true"]::menu-indicator {{ image: none; width: 0; }}
    QFrame[notice="true"] {{ background: {tones.warning_back}; border: none; border-radius: 4px; }}
    QFrame[notice="true"] QLabel {{ color: {tones.warning}; }}
    QFrame[found="true"] {{ background: {tones.lane}; border: 1px solid {tones.line}; border-radius: 4px; }}
    QFrame[float="true"] {{ background: {tones.raised}; border: 1px solid {tones.faint}; border-radius: 6px; }}
    QFrame[float="true"] QLabel {{ border: none; }}
    QFrame[strip="true"] {{ background: {tones.raised}; border: none; border-top: 1px solid {tones.line}; }}
    {_strong_rules(tones) if tones in STRONG else ""}"""


def _strong_rules(tones: Tones) -> str:
    """With high contrast what has the keyboard has a frame of two pixels, and what is chosen one of its own."""
    return f"""
    QToolButton:focus, QPushButton:focus, QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus,
    QListView:focus, QTableView:focus, QTextEdit:focus, QScrollArea:focus {{ border: 2px solid {tones.accent}; }}
    QListView[flat="true"] {{ border: 2px solid {tones.base}; }}
    QListView[flat="true"]:focus {{ border: 2px solid {tones.accent}; }}
    QToolButton:checked {{ border: 1px solid {tones.text}; }}
    QMenu::item:selected, QMenuBar::item:selected {{ background: {tones.accent}; color: {tones.accent_text}; }}
    QScrollArea[flat="true"]:focus {{ border: none; }}
    QProgressBar {{ border: 1px solid {tones.line}; background: {tones.base}; min-height: 8px; max-height: 8px; }}
    QMainWindow::separator {{ background: {tones.line}; width: 2px; height: 2px; margin: 2px; }}
    QMainWindow::separator:hover {{ background: {tones.accent}; }}
    QTabBar::tab:selected {{ border-bottom-width: 3px; font-weight: 600; }}
    """


class Theme(QObject):
    """The tones in force. `changed` comes after the palette and the style sheet have been set."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self.tones = LIGHT
        if not application.property(_BEGAN):
            application.setStyle(STYLE)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_scheme)
        self.choose(choice)

    @property
    def choice(self) -> str:
        """What was asked for: "system", "light", "dark" or "contrast", which is light or dark as the system is."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Follow the system, stay light or dark, or take the tones of high contrast."""
        self._choice = choice
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice, Qt.ColorScheme.Unknown)
        QGuiApplication.styleHints().setColorScheme(scheme)
        self._apply()

    def _on_scheme(self, _scheme: object) -> None:
        self._apply()

    def _apply(self) -> None:
        hints = QGuiApplication.styleHints()
        is_dark = self._choice == "dark" or (self._choice != "light" and hints.colorScheme() == Qt.ColorScheme.Dark)
        wanted = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if self._choice == "contrast" or (self._choice == "system" and wanted):
            tones = CONTRAST_DARK if is_dark else CONTRAST_LIGHT
        else:
            tones = DARK if is_dark else LIGHT
        if tones is self.tones and self._application.styleSheet():
            return
        self.tones = tones
        self._application.setPalette(palette(tones))
        self._application.setStyleSheet(style_sheet(tones))
        self.changed.emit()


_current: list[Theme] = []


def begin(arguments: Sequence[str]) -> QApplication:
    """A new application in our style from the first moment on. To set it later makes a name for everything that a style
    has, which takes longer than all else that `install` does.
    """
    made = QApplication([*arguments, "-style", STYLE])
    made.setProperty(_BEGAN, True)
    return made


def install(application: QApplication, choice: str = "system") -> Theme:
    """Give the application its looks, once; later calls change the choice."""
    if _current:
        _current[0].choose(choice)
    else:
        _current.append(Theme(application, choice))
    return _current[0]


def tones() -> Tones:
    """The tones in force, light before `install`."""
    return _current[0].tones if _current else LIGHT


def on_change(slot: Callable[[], None]) -> None:
    """Call a bound method of a widget after every change of theme."""
    if _current:
        _current[0].changed.connect(slot)


def colour(value: str, alpha: float = 1.0) -> QColor:
    """A role's colour for a painter, `alpha` 0 to 1."""
    made = QColor(value)
    made.setAlphaF(alpha)
    return made


def scaled(font: QFont, factor: float, *, strong: bool = False) -> QFont:
    """The same font larger or smaller; sizes follow what the person set for the system."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * factor)
    else:
        made.setPixelSize(max(8, round(font.pixelSize() * factor)))
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made
