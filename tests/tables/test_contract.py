"""The contract, written a second time: a column that changes here breaks researchers' queries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pytest

from timeline.lexicon import LexiconError
from timeline.tables.schema import Schema, arrow_schema, load_schema, polars_schema, schema, schemas_folder

ACTOR = pa.struct(
    [
        pa.field("name", pa.string(), nullable=False),
        pa.field("code", pa.string()),
        pa.field("country", pa.string()),
        pa.field("role", pa.string()),
        pa.field("person", pa.string()),
        pa.field("text", pa.string()),
    ]
)
SPAN = pa.struct([pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)])
VARIANT = pa.struct([pa.field("form", pa.string(), nullable=False), pa.field("articles", pa.int32(), nullable=False)])
TYPES = {
    "string": pa.string(),
    "bool": pa.bool_(),
    "int8": pa.int8(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float32": pa.float32(),
    "float64": pa.float64(),
    "date32": pa.date32(),
    "actors": pa.list_(pa.field("element", ACTOR, nullable=False)),
    "spans": pa.list_(pa.field("element", SPAN, nullable=False)),
    "variants": pa.list_(pa.field("element", VARIANT, nullable=False)),
}

# A question mark stands for: may be null.
CONTRACT = {
    "events": """
        event_id string, event_type string, cameo_code string, cameo_root string, cameo_label string,
        plover_event string?, quad_class int8, goldstein float32?, sources actors, targets actors,
        reciprocal bool, date_start date32?, date_end date32?, date_granularity string?, date_value string?,
        date_basis string, date_text string?, place_name string?, place_country string?,
        place_latitude float64?, place_longitude float64?, place_geonames_id int64?, place_basis string,
        place_text string?, modality string, negated bool, background bool, mention_count int32,
        document_count int32, first_published date32?, confidence float32""",
    "dyads": """
        event_id string, event_type string, cameo_code string, cameo_root string, quad_class int8,
        goldstein float32?, date_start date32?, date_end date32?, modality string, negated bool,
        confidence float32, place_name string?, place_country string?,
        source_name string?, source_code string?, source_country string?, source_role string?,
        source_person string?, target_name string?, target_code string?, target_country string?,
        target_role string?, target_person string?""",
    "mentions": """
        mention_id string, event_id string, document_id string, sentence_index int32, sentence_start int32,
        sentence_end int32, sentence string, trigger_start int32, trigger_end int32, trigger_text string,
        source_spans spans, target_spans spans, date_start_char int32?, date_end_char int32?,
        place_start_char int32?, place_end_char int32?, rule_id string, confidence float32,
        reported_in string?, modality string?, merge_rule string?,
        event_type string, cameo_code string, sources actors, targets actors, reciprocal bool, negated bool,
        background bool, date_start date32?, date_end date32?, date_granularity string?, date_value string?,
        date_basis string, date_text string?, place_name string?, place_country string?,
        place_latitude float64?, place_longitude float64?, place_geonames_id int64?, place_basis string,
        place_text string?""",
    "statements": """
        statement_id string, event_id string?, document_id string, speaker_name string?, speaker_code string?,
        speaker_country string?, speaker_text string?, cue_text string?, cue_lemma string?, cue_start int32?,
        cue_end int32?, form string, content string?, content_spans spans, addressee_name string?,
        addressee_code string?, reported_by string?, negated bool, confidence float32, rule_id string,
        continuation bool?""",
    "spans": """
        document_id string, kind string, start int32, end int32, text string, normalised string?, name string?,
        country string?, latitude float64?, longitude float64?, date_start date32?, date_end date32?,
        date_granularity string?, rule_id string, timex_type string?, person string?, role string?,
        office string?""",
    "people": """
        name string, variants variants, office string?, code string, country string?, role string?,
        first_seen date32?, last_seen date32?, articles int32, languages string, document_id string,
        evidence_start int32, evidence_end int32, evidence string""",
    "documents": """
        document_id string, path string, language string, title string?, url string?, outlet string?,
        published date32?, published_basis string, text string, text_sha256 string, sentence_count int32,
        mention_count int32, extra string?""",
    "rejects": "path string, record int64?, document_id string?, reason string, detail string",
}
ALLOWED = {
    "events.event_type": "meeting statement action",
    "events.date_granularity": "day week month quarter year decade century range",
    "events.date_basis": "stated context publication none",
    "events.place_basis": "stated context dateline none",
    "events.modality": "actual planned hypothetical",
    "dyads.event_type": "meeting statement action",
    "dyads.modality": "actual planned hypothetical",
    "mentions.merge_rule": "article people place day words names",
    "mentions.event_type": "meeting statement action",
    "mentions.date_granularity": "day week month quarter year decade century range",
    "mentions.date_basis": "stated context publication none",
    "mentions.place_basis": "stated context dateline none",
    "mentions.modality": "actual planned hypothetical",
    "statements.form": "direct mixed indirect",
    "spans.kind": "actor place time",
    "spans.date_granularity": "day week month quarter year decade century range",
    "spans.timex_type": "DATE TIME DURATION SET",
    "documents.published_basis": "record metadata text option none",
}


def test_schema_has_the_tables_of_the_contract() -> None:
    assert list(schema().tables) == list(CONTRACT)
    assert schema().version == "1"


@pytest.mark.parametrize("name", CONTRACT)
def test_schema_has_the_columns_of_the_contract(name: str) -> None:
    expected = []
    for column in CONTRACT[name].split(","):
        label, kind = column.split()
        expected.append(pa.field(label, TYPES[kind.rstrip("?")], nullable=kind.endswith("?")))
    assert arrow_schema(schema().tables[name]).equals(pa.schema(expected), check_metadata=False)


def test_schema_has_the_allowed_values_of_the_contract() -> None:
    declared = {
        f"{table.name}.{field.name}": " ".join(field.allowed)
        for table in schema().tables.values()
        for field in table.fields
        if field.allowed and field.name != "plover_event"
    }
    assert declared == ALLOWED


@pytest.mark.parametrize("name", CONTRACT)
def test_schema_describes_every_column_in_a_sentence(name: str) -> None:
    for field in schema().tables[name].fields:
        assert field.description.endswith("."), field.name
        assert field.since == "1"
        metadata = arrow_schema(schema().tables[name]).field(field.name).metadata
        assert metadata[b"description"].decode() == field.description


@pytest.mark.parametrize("name", CONTRACT)
def test_polars_schema_matches_arrow_schema(name: str) -> None:
    table = schema().tables[name]
    empty = polars_schema(table).to_frame().to_arrow().cast(arrow_schema(table))
    assert empty.schema.names == polars_schema(table).names()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(schemas_folder(), tmp_path / "schemas"))


def test_a_copy_of_the_schemas_loads_alike(copy: Path) -> None:
    loaded = load_schema(copy)
    assert isinstance(loaded, Schema)
    assert loaded == schema()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("tables/rejects.yaml", "type: int64", "type: long", "'long' is no type"),
        ("tables/rejects.yaml", "nullable: true", "null: true", "'nullable' is missing"),
        ("tables/rejects.yaml", "order: [path, record]", "order: [path, line]", "'line', which is no column"),
        ("tables/rejects.yaml", "table: rejects", "table: reject", "the table is called 'reject'"),
        ("tables/rejects.yaml", "name: reason", "name: detail", "declared twice"),
        ("tables/spans.yaml", "like: mentions.rule_id", "like: mentions.rule", "no field that is defined"),
        ("tables/spans.yaml", "references: documents.document_id", "references: articles.id", "is no column"),
        ("tables/spans.yaml", "    text: text", "    text: words", "'words' is no column"),
        ("tables/dyads.yaml", "modality, negated, confidence", "modality, negation, confidence", "'negation'"),
        ("dataset.yaml", "version:", "version: [", "dataset.yaml, line"),
    ],
)
def test_a_bad_declaration_names_its_file(copy: Path, file: str, old: str, new: str, message: str) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match="line") as raised:
        load_schema(copy)
    assert message in str(raised.value)
    assert str(path) in str(raised.value)
