"""What holds for every test: no screen, no files of the person who runs them, and whoever starts a thread or process ends
it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import tempfile
import threading
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Preferences, caches and window places of the tests: never those of the person who runs them.
os.environ["BRIEFING_HOME"] = tempfile.mkdtemp(prefix="briefing-tests-")

# matplotlib's list of fonts takes seconds to make; it may outlive a run of the tests.
os.environ.setdefault("MPLCONFIGDIR", os.path.join(tempfile.gettempdir(), "briefing-tests-matplotlib"))

# Many tests start a process of the program: where Python writes nothing beside the sources, each would compile them all.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault("PYTHONPYCACHEPREFIX", os.path.join(tempfile.gettempdir(), "briefing-tests-compiled"))


# How long an example takes is no fault of the program on a machine that has other work.
settings.register_profile("whatever the machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("whatever the machine")


def pytest_collection_finish() -> None:
    """Five thousand tests and what they imported stay to the end: whoever looks for rubbish need not look through them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def workers_are_drained() -> Iterator[None]:
    """A thread or process that a test leaves running crashes another test later; fail the one that left it."""
    before = set(threading.enumerate())
    yield
    left = [one for one in threading.enumerate() if one not in before and one.is_alive() and not one.daemon]
    for thread in left:
        thread.join(timeout=5)
    assert not [one.name for one in left if one.is_alive()], "a thread was left running"
    children = multiprocessing.active_children() if "multiprocessing" in sys.modules else []
    assert not children, "a worker process was left running"
