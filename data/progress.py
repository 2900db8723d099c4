"""How far an upload has come, told while it runs. Owns the names of the stages, shows nothing."""

from collections.abc import Callable

READING, UNDERSTANDING, CHECKING, COMPARING, STORING = "读取", "识别", "核对", "比对", "入库"
"""Stages of an upload, in their order; the last is of confirming, the others of preparing."""

Progress = Callable[[str, float], None]
"""Called at the beginning of a stage with its name and the part (0 to 1) of the call that is done,
never less than before; at the end of the call once more, with 1.
"""


def silent(stage: str, done: float) -> None:
    """Tell nobody."""


def part(progress: Progress, first: float, last: float) -> Progress:
    """What tells one step of a longer call, which goes from the first to the last part of it."""
    return lambda stage, done: progress(stage, first + (last - first) * done)


def each(progress: Progress, index: int, count: int) -> Progress:
    """What tells the step of that index among so many alike."""
    return part(progress, index / count, (index + 1) / count)
