"""Builds `page/world.json`, the outlines of countries: `python -m timeline.report.build_outlines FILE`.

FILE is `countries-110m.json` of the npm package world-atlas 2, which is Natural Earth's map at 1:110 million
(public domain) as TopoJSON. Names are left out: the page labels places, not borders.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from timeline.report.page import PARTS


def outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """The topology with the shapes of countries only."""
    shapes = [
        {"type": shape["type"], "arcs": shape["arcs"]} for shape in topology["objects"]["countries"]["geometries"]
    ]
    return {
        "type": "Topology",
        "transform": topology["transform"],
        "arcs": topology["arcs"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": shapes}},
    }


if __name__ == "__main__":
    world = outlines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    (PARTS / "world.json").write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")
