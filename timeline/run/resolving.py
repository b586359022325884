"""The end of a run: the tables on all documents become a dataset."""

from __future__ import annotations

from timeline.resolve import resolve
from timeline.run.engine import Frames
from timeline.tables.frames import to_frame
from timeline.tables.schema import schema


def whole(read: Frames) -> Frames:
    """All tables of a dataset, from those on its documents: mentions, statements, spans, documents and rejects."""
    tables = {name: to_frame(declared, read.get(name, ())) for name, declared in schema().tables.items()}
    resolved = resolve(tables)
    return tables | {name: to_frame(schema().tables[name], frame) for name, frame in resolved.items()}
