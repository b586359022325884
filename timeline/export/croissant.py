"""A dataset as a Croissant record (JSON-LD), which repositories and search engines for datasets read.

Follows Croissant 1.0, https://docs.mlcommons.org/croissant/docs/croissant-spec.html: one file and one record set a
table, the members of a list as fields within a repeated field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.export.edition import Edition
from timeline.tables.schema import Field, Table, schema

_TYPES = {
    "string": "sc:Text",
    "bool": "sc:Boolean",
    "date32": "sc:Date",
    "int8": "sc:Integer",
    "int32": "sc:Integer",
    "int64": "sc:Integer",
    "float32": "sc:Float",
    "float64": "sc:Float",
}
# The context of the specification, whole: readers warn of any other.
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(package: Mapping[str, Any], edition: Edition, citation: str) -> dict[str, Any]:
    """The record of the dataset with this descriptor; nothing in it depends on the clock or the machine."""
    known = {
        "url": edition.url,
        "datePublished": str(edition.published) if edition.published else None,
        "creator": [{"@type": "Person" if ", " in name else "Organization", "name": name} for name in edition.authors],
    }
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": package["name"],
        "alternateName": edition.title,
        "description": edition.description,
        "license": [licence["path"] for licence in edition.licences],
        "version": edition.version,
        "identifier": edition.digest,
        "citeAs": citation.strip(),
        **{name: value for name, value in known.items() if value},
        "distribution": [_file(resource) for resource in package["resources"]],
        "recordSet": [_record_set(table) for table in schema().tables.values()],
    }


def _file(resource: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": "application/x-parquet",  # as the specification writes it
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _record_set(table: Table) -> dict[str, Any]:
    key = [{"@id": f"{table.name}/{column}"} for column in table.key]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        **({"key": key} if key else {}),
        "field": [_field(table, field) for field in table.fields],
    }


def _field(table: Table, field: Field) -> dict[str, Any]:
    name = f"{table.name}/{field.name}"
    described: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": name,
        "name": field.name,
        "description": field.description,
        "source": {"fileObject": {"@id": table.file}, "extract": {"column": field.name}},
    }
    if not field.members:
        described["dataType"] = _TYPES[field.type]
    else:
        described["repeated"] = True
        described["subField"] = [_member(table, name, field, member) for member in field.members]
    for foreign in table.foreign_keys:
        if foreign.column == field.name:
            described["references"] = {"field": {"@id": f"{foreign.target}/{foreign.target_column}"}}
    return described


def _member(table: Table, parent: str, field: Field, member: Field) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{parent}/{member.name}",
        "name": member.name,
        "description": member.description,
        "dataType": _TYPES[member.type],
        "source": {
            "fileObject": {"@id": table.file},
            "extract": {"column": field.name},
            "transform": {"jsonPath": f"$[*].{member.name}"},
        },
    }
