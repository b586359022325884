"""What a run began with, written down in its work folder: another run may go on with it only if all is the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from timeline.articles.inputs import Source
from timeline.tables.durable import whole_file

FACTS = "manifest.json"
INPUTS = "inputs.parquet"
INPUT = {"path": pl.String, "size": pl.Int64, "changed": pl.Int64}


@dataclass(frozen=True, slots=True)
class Manifest:
    """Options and versions by name, and the input files with size in bytes and time of change in nanoseconds."""

    facts: Mapping[str, str | None]
    inputs: pl.DataFrame

    def write(self, folder: Path) -> None:
        """Write it into a folder; the facts come last and say that all is there."""
        with whole_file(folder / INPUTS) as fresh:
            self.inputs.write_parquet(fresh)
        with whole_file(folder / FACTS) as fresh:
            fresh.write_text(json.dumps(dict(self.facts), indent=2), encoding="utf-8")

    def difference(self, other: Manifest) -> str | None:
        """The first thing in which this manifest differs from an earlier one, in words."""
        for name in sorted(self.facts.keys() | other.facts.keys()):
            now, then = self.facts.get(name), other.facts.get(name)
            if now != then:
                return f"{name} was {then or 'not given'}, now it is {now or 'not given'}"
        return _changed_input(self.inputs, other.inputs)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest in a folder, None where there is none."""
    path = folder / FACTS
    if not path.is_file():
        return None
    return Manifest(json.loads(path.read_text(encoding="utf-8")), pl.read_parquet(folder / INPUTS))


def list_inputs(sources: Iterable[Source]) -> pl.DataFrame:
    """The input files as a manifest has them; of standard input nothing is known."""
    rows = [(source.name, *_state(source.path)) for source in sources]
    return pl.DataFrame(rows, schema=INPUT, orient="row")


def _state(path: Path | None) -> tuple[int | None, int | None]:
    if path is None:
        return None, None
    try:
        status = path.stat()
    except OSError:  # it is gone: reading will reject it
        return None, None
    return status.st_size, status.st_mtime_ns


def _changed_input(now: pl.DataFrame, then: pl.DataFrame) -> str | None:
    if now.equals(then):
        return None
    both = then.join(now, on="path", how="full", suffix="_now", maintain_order="left_right")
    for path, size, changed, path_now, size_now, changed_now in both.iter_rows():
        if path_now is None:
            return f"the input {path} is no longer there"
        if path is None:
            return f"the input {path_now} is new"
        if size != size_now:
            return f"the input {path} has another size ({size:,} bytes then, {size_now:,} now)"
        if changed != changed_now:
            return f"the input {path} was written again"
    return "the inputs come in another order"
