"""Citation and deposit record: filled from the descriptor, whole without an author, safe for their formats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import VERSIONS, dataset

from timeline.export.citation import STYLES, cite
from timeline.export.edition import Edition, edition
from timeline.export.export import export_croissant
from timeline.tables.read import read_dataset
from timeline.tables.schema import schema
from timeline.tables.write import write_dataset


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "dataset", dataset(), versions=VERSIONS)


def full(folder: Path) -> Edition:
    return edition(
        read_dataset(folder).package,
        title="Talks & visits, 50 %",
        authors=("Sari, Dewi", "Institute of Examples"),
        published=date(2022, 2, 1),
        url="https://example.org/dataset",
    )


@pytest.mark.parametrize("style", STYLES)
def test_every_citation_names_version_and_digest(style: str, folder: Path) -> None:
    package = read_dataset(folder).package
    text = cite(edition(package), style)
    assert package["versions"]["timeline"] in text
    assert package["digest"] in text
    assert "anonymous" in text


def test_text(folder: Path) -> None:
    text = cite(full(folder), "text")
    assert text.startswith("Sari, Dewi; Institute of Examples (2022). Talks & visits, 50 % [Data set]. ")
    assert text.endswith(". https://example.org/dataset\n")


def test_bibtex_escapes_and_keeps_institutions_whole(folder: Path) -> None:
    text = cite(full(folder), "bibtex")
    assert "  author = {Sari, Dewi and {Institute of Examples}},\n" in text
    assert r"  title = {{Talks \& visits, 50 \%}}," in text
    assert "  year = {2022},\n" in text


def test_cff_is_yaml_with_people_and_institutions(folder: Path) -> None:
    found = yaml.safe_load(cite(full(folder), "cff"))
    assert found["authors"] == [
        {"family-names": "Sari", "given-names": "Dewi"},
        {"name": "Institute of Examples"},
    ]
    assert (found["type"], found["date-released"], found["cff-version"]) == ("dataset", date(2022, 2, 1), "1.2.0")


def test_croissant_describes_every_file_and_column(folder: Path) -> None:
    (path,) = export_croissant(folder, folder.parent / "croissant.json", full(folder))
    record = json.loads(path.read_text("utf-8"))
    resources = {r["path"]: r["hash"] for r in read_dataset(folder).package["resources"]}
    assert {f["@id"]: f"sha256:{f['sha256']}" for f in record["distribution"]} == resources
    sets = {s["@id"]: [f["name"] for f in s["field"]] for s in record["recordSet"]}
    assert sets == {name: list(table.columns) for name, table in schema().tables.items()}
    assert record["datePublished"] == "2022-02-01"
    assert [c["name"] for c in record["creator"]] == ["Sari, Dewi", "Institute of Examples"]


def test_croissant_uses_only_terms_of_its_context(folder: Path) -> None:
    (path,) = export_croissant(folder, folder.parent / "croissant.json", edition(read_dataset(folder).package))
    record = json.loads(path.read_text("utf-8"))
    ids = {f["@id"] for s in record["recordSet"] for f in s["field"]}
    referred = {f["references"]["field"]["@id"] for s in record["recordSet"] for f in s["field"] if "references" in f}
    assert referred <= ids
    assert referred
    assert "url" not in record


# Croissant 1.0: what a node of each type must have, https://docs.mlcommons.org/croissant/docs/croissant-spec.html.
REQUIRED = {
    "sc:Dataset": {"@context", "name", "description", "license", "url", "creator", "datePublished", "conformsTo"},
    "cr:FileObject": {"@id", "name", "contentUrl", "encodingFormat", "sha256"},
    "cr:RecordSet": {"@id", "name", "field"},
    "cr:Field": {"@id", "name"},
}
DATA_TYPES = {"sc:Text", "sc:Boolean", "sc:Date", "sc:Integer", "sc:Float"}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node of a record that has a type of Croissant's."""
    if isinstance(value, dict):
        if value.get("@type") in REQUIRED:
            yield value
        for key, child in value.items():
            if key != "@context":
                yield from nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from nodes(child)


def test_croissant_keeps_the_rules_of_its_specification(folder: Path) -> None:
    (path,) = export_croissant(folder, folder.parent / "croissant.json", full(folder))
    record = json.loads(path.read_text("utf-8"))
    found = list(nodes(record))
    assert {node["@type"] for node in found} == set(REQUIRED)
    assert [node["@id"] for node in found if REQUIRED[node["@type"]] - node.keys()] == []
    ids = [node["@id"] for node in found if "@id" in node]
    assert len(ids) == len(set(ids))
    files = {node["@id"] for node in found if node["@type"] == "cr:FileObject"}
    for field in (node for node in found if node["@type"] == "cr:Field"):
        assert ("subField" in field) != (field.get("dataType") in DATA_TYPES)
        assert field["source"]["fileObject"]["@id"] in files
    assert record["conformsTo"] == "http://mlcommons.org/croissant/1.0"


def test_croissant_is_read_by_its_library(folder: Path) -> None:
    library = pytest.importorskip("mlcroissant")
    (path,) = export_croissant(folder, folder / "croissant.json", full(folder))
    read = library.Dataset(str(path))
    assert not read.metadata.ctx.issues.errors
    assert next(iter(read.records("documents")))["documents/document_id"] == b"d1"


def test_what_only_the_publisher_knows(folder: Path) -> None:
    assert edition(read_dataset(folder).package, authors=("Sari, Dewi",)).unsaid == ("date", "url")
    assert full(folder).unsaid == ()
