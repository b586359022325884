"""Writes the files that are derived from the schema: `python -m timeline.tables.generate [--check]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from timeline.tables.descriptors import json_schema
from timeline.tables.schema import load_schema, schemas_folder
from timeline.tables.sql import timeline_sql


def generated(folder: Path) -> dict[Path, str]:
    """The content of every generated file of a `schemas` folder, by path."""
    schema = load_schema(folder)
    files = {folder / "timeline.sql": timeline_sql(schema, folder)}
    for table in schema.tables.values():
        text = json.dumps(json_schema(table, schema.version), indent=2, ensure_ascii=False) + "\n"
        files[folder / "json" / f"{table.name}.schema.json"] = text
    return files


def stale(folder: Path) -> list[Path]:
    """Generated files that are missing, differ from what the schema gives, or belong to no table any more."""
    files = generated(folder)
    differing = [p for p, text in files.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    return sorted(differing + [p for p in (folder / "json").glob("*") if p not in files])


def write(folder: Path) -> None:
    """Write every generated file."""
    for path, text in generated(folder).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Returns 1 where `--check` finds a stale file, else 0."""
    parser = argparse.ArgumentParser(prog="python -m timeline.tables.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which files are stale")
    parser.add_argument("--folder", type=Path, default=schemas_folder(), help="the folder with the schemas")
    options = parser.parse_args(arguments)
    if not options.check:
        write(options.folder)
        return 0
    found = stale(options.folder)
    for path in found:
        sys.stderr.write(f"{path} is stale; run python -m timeline.tables.generate\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
