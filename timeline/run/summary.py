"""What a run did, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from timeline.articles import Reject
from timeline.tables.durable import whole_file
from timeline.tables.package import read_package
from timeline.tables.read import read_table
from timeline.tables.schema import table


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: rows by table, the reasons of the rejects with their number, and the first reject.

    `passed_over` tells what could not be used in the user's dictionaries, one message a file; `seconds` how long each
    stage took.
    """

    rows: dict[str, int]
    reasons: dict[str, int]
    first_reject: Reject | None
    passed_over: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def rejects(self) -> int:
        """Number of inputs that were rejected."""
        return self.rows["rejects"]


def summarise(out: Path, rows: dict[str, int], passed_over: tuple[str, ...], seconds: Mapping[str, float]) -> Summary:
    """The summary of the run that wrote the dataset in the folder `out`."""
    rejects = read_table(out, table("rejects"))
    counts = rejects["reason"].value_counts(name="count").sort(["count", "reason"], descending=[True, False])
    first = rejects.head(1).to_dicts()
    return Summary(rows, dict(counts.iter_rows()), Reject(**first[0]) if first else None, passed_over, seconds)


def write_summary(path: Path, out: Path, summary: Summary) -> None:
    """Write the summary as JSON; all but `seconds` is the same for the same dataset."""
    package = read_package(out)
    content = {
        "dataset": str(out),
        "digest": package["digest"],
        "versions": package["versions"],
        "rows": summary.rows,
        "rejects": summary.reasons,
        "passed_over": summary.passed_over,
        "seconds": {name: round(seconds, 2) for name, seconds in summary.seconds.items()},
    }
    with whole_file(path) as fresh:
        fresh.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
