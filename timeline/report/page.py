"""A dataset as one page to look at: charts, a map, filters and every event with its sentence.

The page holds all it needs and asks nothing of any network. Its parts lie in `page/`: a Jinja template, the style,
the scripts, the charts in Vega-Lite, the words of the interface and the outlines of countries. The scripts that
draw, Vega and Vega-Lite, come from the package vl-convert-python, which the extra `report` installs.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from timeline.lexicon import read_csv
from timeline.report.page_data import codes_in_use, page_data
from timeline.report.worked import worked_examples
from timeline.tables.codebook import values
from timeline.tables.read import read_dataset
from timeline.tables.schema import Field, schema

PARTS = Path(__file__).parent / "page"
# In the order they build on one another.
SCRIPTS = ("dataset", "words", "filters", "counts", "list", "charts", "main")
INTERFACES = ("en", "id")
_CHARTS = "globalThis.charts = {embed: vegaEmbed};"


class ReportError(RuntimeError):
    """The page cannot be made; the message says what to do."""


def write_report(folder: Path, target: Path, *, title: str | None = None) -> Path:
    """Write the page of the dataset in `folder` to `target`; the path written.

    Raises DatasetError where `folder` holds no dataset and ReportError where the page cannot be made or written.
    """
    page = render(folder, title=title)
    try:
        target.write_text(page, encoding="utf-8")
    except OSError as problem:
        raise ReportError(f"{target} cannot be written: {problem.strerror or problem}; name another file") from problem
    return target


def render(folder: Path, *, title: str | None = None) -> str:
    """The page of the dataset in `folder` as HTML. Raises DatasetError and ReportError."""
    dataset = read_dataset(folder)
    data = page_data(dataset) | {"interface": _interface(), "charts": _charts(), "world": _json_part("world.json")}
    scripts = [_drawing(), _own_scripts()]
    page: str = _template().render(
        title=title or dataset.package["title"],
        version=dataset.package["versions"].get("timeline", ""),
        digest=dataset.package["digest"],
        style=_part("style.css"),
        data=script_json(data),
        scripts=scripts,
        script_hashes=" ".join(map(_hash, scripts)),
        codes=codes_in_use(dataset.events),
        worked=worked_examples(dataset),
        tables=list(_declared()),
    )
    return page


def script_json(value: Any) -> str:
    """JSON that can stand inside a script element: no article can close the element or open another."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _declared() -> Iterator[tuple[str, str, tuple[Field, ...]]]:
    """Name, title and columns of every table, then of every structure."""
    for table in schema().tables.values():
        yield table.name, table.title, table.fields
    for struct in schema().structs.values():
        yield struct.name, struct.description, struct.fields


def _values(field: Field) -> str:
    return values(field).replace("`", "")


def _scale(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"values": _values, "scale": _scale}
    return environment.from_string(_part("page.html.jinja"))


def _part(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


def _json_part(name: str) -> Any:
    return json.loads(_part(name))


def _interface() -> Mapping[str, Mapping[str, str]]:
    """The words of the page by language and key."""
    rows = list(read_csv(PARTS / "interface.csv", ("key", *INTERFACES)))
    return {code: {row["key"]: row[code] for row in rows} for code in INTERFACES}


def _charts() -> dict[str, Any]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(PARTS.glob("charts/*.json"))}


def _own_scripts() -> str:
    joined = "\n".join(_part(f"scripts/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{joined}}})();'


@cache
def _drawing() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script."""
    try:
        import vl_convert
    except ImportError as problem:
        raise ReportError(
            "the page needs the package vl-convert-python: pip install 'diplomatic-timeline[report]'"
        ) from problem
    return str(vl_convert.javascript_bundle(_CHARTS))


def _hash(script: str) -> str:
    """What the page's content security policy allows to run: this script and no other."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
