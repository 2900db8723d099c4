"""Long work of one visitor: done in a thread of its own, told by a bar with its stage.

Owns the thread. The work goes on to its end when the page is run again, which finds it, or when the
browser is closed; so nothing is left half-done.
"""

import threading
from collections.abc import Callable
from typing import Any

import streamlit as st

from data.progress import Progress

STEP = 0.12
"""Seconds between two looks at how far the work has come."""


class Job:
    """Work under way, its stage, and in the end its result or what it raised."""

    def __init__(self, key: object, work: Callable[[Progress], Any]) -> None:
        self.key = key
        self.stage, self.done = "", 0.0
        self.result: Any = None
        self.error: BaseException | None = None
        self.thread = threading.Thread(target=self._run, args=(work,))
        self.thread.start()

    def _run(self, work: Callable[[Progress], Any]) -> None:
        try:
            self.result = work(self._tell)
        except BaseException as error:  # noqa: BLE001 - raised again where the page waits for it
            self.error = error

    def _tell(self, stage: str, done: float) -> None:
        self.stage, self.done = stage, done


def run(name: str, key: object, work: Callable[[Progress], Any]) -> Any:
    """Do work once for a key and show how far it has come; returns its result.

    A run of the page that comes while it is under way waits for the same work.
    """
    place = f"job-{name}"
    job = st.session_state.get(place)
    if job is None or job.key != key:
        job = st.session_state[place] = Job(key, work)
    with st.container(key=f"progress-{name}"):
        bar = st.progress(0.0, text="　")
        while job.thread.is_alive():
            bar.progress(min(max(job.done, 0.0), 1.0), text=job.stage or "　")
            job.thread.join(STEP)
        bar.empty()
    del st.session_state[place]
    if job.error is not None:
        raise job.error
    return job.result
