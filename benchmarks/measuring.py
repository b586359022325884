"""Times taken side by side, and the ratios between them."""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

STATUS = Path("/proc/self/status")
# Seconds; a clock of processor time may not have moved at all during something short.
INSTANT = 1e-6


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one measurement: by the clock on the wall, and of processor time, child processes included."""

    wall: float
    cpu: float

    def __add__(self, other: Timing) -> Timing:
        return Timing(self.wall + other.wall, self.cpu + other.cpu)


NOTHING = Timing(0.0, 0.0)


def time_of(action: Callable[[], object]) -> Timing:
    """How long an action takes."""
    wall, cpu = perf_counter(), _cpu_seconds()
    action()
    return Timing(perf_counter() - wall, _cpu_seconds() - cpu)


def _cpu_seconds() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def alternate(sides: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[Timing]]:
    """Timings of each side, taken in turn (A B A B ...), so that whatever else the machine does meets all alike."""
    timings: dict[str, list[Timing]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, action in sides.items():
            gc.collect()  # nobody shall clear up after the one before
            timings[name].append(time_of(action))
    return timings


def median_of(timings: Sequence[Timing]) -> Timing:
    """The median wall and CPU time of one side."""
    return Timing(median(t.wall for t in timings), median(t.cpu for t in timings))


def ratio(timings: Sequence[Timing], base: Sequence[Timing]) -> Timing:
    """How many times as long as `base` a side took: the median of the ratios of the single rounds."""
    pairs = list(zip(timings, base, strict=True))
    wall = median(t.wall / max(b.wall, INSTANT) for t, b in pairs)
    return Timing(wall, median(t.cpu / max(b.cpu, INSTANT) for t, b in pairs))


def peak_memory() -> float:
    """The most memory (resident, MB) that this process has held so far."""
    # What getrusage tells of a new process includes its parent's memory on Linux.
    if STATUS.exists():
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
