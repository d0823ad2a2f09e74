"""Words of the timeline: cut where Qt cuts them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from briefing.ui.craft import theme
from briefing.ui.painting.timeline_look import Look

TITLES = (
    "Strike on El Fasher hospital kills 12, officials say",
    'AVATAR Tokyo. "To" Wave (AP) -- 12,300 left; first official offices flee',
    "⚠ Grève à Noël ✓",
    "قصف على المدينة القديمة",
    "e\u0301e\u0301e\u0301e\u0301 combined",
    "a",
)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TITLES) | st.text(max_size=40), st.floats(1, 400))
def test_words_that_are_too_wide_are_cut_where_qt_cuts_them(text: str, room: float) -> None:
    look = Look(QApplication.font(), theme.tones())
    for font in (look.body, look.small, look.strong):
        if look.width(text, font) > room + 0.5:
            wanted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room))
            assert look.elided(text, room, font) == wanted
