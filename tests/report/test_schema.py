"""The schema as text."""

from __future__ import annotations

import json

import pytest

from timeline.report.schema import NoSuchTableError, schema_text
from timeline.tables.schema import schema

STYLES = ["md", "json", "arrow", "sql"]


@pytest.mark.parametrize("style", STYLES)
def test_whole_schema_names_every_column(style: str) -> None:
    text = schema_text(style)
    columns = {column for table in schema().tables.values() for column in table.columns}
    assert [column for column in columns if column not in text] == []


@pytest.mark.parametrize("style", STYLES)
def test_one_table_leaves_the_others_out(style: str) -> None:
    text = schema_text(style, "rejects")
    assert "reason" in text
    assert "cameo_code" not in text


def test_json_is_json() -> None:
    assert json.loads(schema_text("json")).keys() == schema().tables.keys()
    assert "event_id" in json.loads(schema_text("json", "events"))["properties"]


def test_unknown_table() -> None:
    with pytest.raises(NoSuchTableError, match="no table 'evnts'; there are: events"):
        schema_text("md", "evnts")
