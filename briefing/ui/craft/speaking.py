"""What screen readers are told of views that are painted: a list of what can be pointed at in them, each with its words,
its place and whether it is chosen.

Qt knows a widget that paints itself only as a rectangle. A `Painted` view answers a few questions instead, and here its
answers become what assistive technology asks for (QAccessibleInterface). Nothing is built before somebody listens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar, cast

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in a painted view: its words, where it is painted in pixels of the view (None: out of sight), and whether
    it is among what is chosen.
    """

    name: str
    place: QRect | None = None
    is_chosen: bool = False
    description: str = ""


class Painted(Protocol):
    """A view that says what is in it. Parts have numbers from nought; -1 is none."""

    spoken_role: QAccessible.Role
    spoken_part_role: QAccessible.Role

    def spoken_number(self) -> int:
        """How many parts there are."""

    def spoken_part(self, at: int) -> Part:
        """What one of them says."""

    def spoken_at(self, point: QPoint) -> int:
        """The part at a pixel of the view."""

    def spoken_current(self) -> int:
        """The part that the keys are at."""


View = TypeVar("View", bound=type[QWidget])

_roles: dict[str, tuple[type[QWidget], QAccessible.Role | None]] = {}  # by the name of a class; None: it is `Painted`


def has_parts(view: View) -> View:
    """A decorator: views of this class, which is `Painted`, say what is in them."""
    _speak_for(view, None)
    return view


def plays(role: QAccessible.Role) -> Callable[[View], View]:
    """A decorator: widgets of this class paint themselves, have no parts, and are what `role` says."""

    def decorate(view: View) -> View:
        _speak_for(view, role)
        return view

    return decorate


def _speak_for(view: type[QWidget], role: QAccessible.Role | None) -> None:
    if not _roles:
        QAccessible.installFactory(_face_of)
    _roles[view.__name__] = view, role


def tell(view: QWidget) -> None:
    """The part that the keys are at is another one, or says something else."""
    if not QAccessible.isActive():
        return
    at = cast(Painted, view).spoken_current()
    if at >= 0 and view.hasFocus():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(at)
        QAccessible.updateAccessibility(event)
    QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.DescriptionChanged))


def _face_of(name: str, thing: QObject) -> QAccessibleInterface | None:
    """Asked by Qt with the name of each class of a thing, from the narrowest on."""
    view, role = _roles.get(name, (None, None))
    if view is None or not isinstance(thing, view):
        return None
    return _View(thing) if role is None else QAccessibleWidget(thing, role)


class _View(QAccessibleWidget):
    """A painted view as assistive technology sees it. Qt owns it and ends it with the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, cast(Painted, widget).spoken_role)
        self.shown = widget
        self._parts: dict[int, _PartFace] = {}
        widget.destroyed.connect(partial(_let_go, self._parts))

    @property
    def painted(self) -> Painted:
        return cast(Painted, self.shown)

    @property
    def is_alive(self) -> bool:
        return bool(shiboken6.isValid(self)) and bool(shiboken6.isValid(self.shown))

    def role(self) -> QAccessible.Role:
        return self.painted.spoken_role

    def childCount(self) -> int:
        return self.painted.spoken_number()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        found = self._parts.get(index)
        if found is None or not shiboken6.isValid(found):
            found = self._parts[index] = _PartFace(self, index)
        return found

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.at if isinstance(child, _PartFace) and child.view is self else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self.painted.spoken_at(self.shown.mapFromGlobal(QPoint(x, y)))
        return self.child(at)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self.painted.spoken_current()
        return self.child(at) if at >= 0 and self.shown.hasFocus() else None


class _PartFace(QAccessibleInterface):
    """One part of a painted view. It knows its number alone and asks the view for the rest."""

    def __init__(self, view: _View, at: int) -> None:
        super().__init__()
        self.view, self.at = view, at

    def isValid(self) -> bool:
        return self.view.is_alive and self.at < self.view.painted.spoken_number()

    def _part(self) -> Part:
        return self.view.painted.spoken_part(self.at) if self.isValid() else Part("")

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.view.window() if self.view.is_alive else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.view if self.view.is_alive else None

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def role(self) -> QAccessible.Role:
        return self.view.painted.spoken_part_role if self.view.is_alive else Role.NoRole

    def text(self, kind: QAccessible.Text) -> str:
        part = self._part()
        return {QAccessible.Text.Name: part.name, QAccessible.Text.Description: part.description}.get(kind, "")

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Words are not changed from outside."""

    def rect(self) -> QRect:
        place = self._part().place
        if place is None:
            return QRect()
        widget = self.view.shown
        return QRect(widget.mapToGlobal(place.topLeft()), place.size())

    def state(self) -> QAccessible.State:
        found: Any = QAccessible.State()
        if not self.isValid():
            found.invalid = True
            return cast(QAccessible.State, found)
        part, widget = self._part(), self.view.shown
        found.selectable = found.focusable = True
        found.selected = part.is_chosen
        found.focused = widget.hasFocus() and self.view.painted.spoken_current() == self.at
        found.offscreen = part.place is None
        found.invisible = not widget.isVisible()
        return cast(QAccessible.State, found)

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()


def _let_go(parts: dict[int, _PartFace], *_of: object) -> None:
    """The view is gone: nobody may ask for its parts by the numbers that Qt gave them."""
    for one in parts.values():
        if shiboken6.isValid(one):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(one))
    parts.clear()
