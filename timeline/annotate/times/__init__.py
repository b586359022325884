"""Time expressions and their days.

`find_times` is the whole of it for those who want dates alone; `timeline_times` is the spaCy component.
"""

from timeline.annotate.annotations import TimeExpression
from timeline.annotate.times.component import Times
from timeline.annotate.times.extract import find_times

__all__ = ["TimeExpression", "Times", "find_times"]
