"""Guards against faults of the toolkit itself."""

import sys

from PySide6.QtWidgets import QLabel


def test_calls_that_return_nothing_do_not_use_up_none(qapp: object) -> None:
    """PySide6 6.12.0 on Python 3.11 lost a reference to None with each such call, until the interpreter aborted."""
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 50
