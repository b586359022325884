"""Rows are matched, differences found field by field, and each change gets its cause."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from builders import AMERICA, RUSSIA, VERSIONS, actor, dataset, document, event, mention

from timeline.compare.difference import Difference, as_json, as_text, difference
from timeline.tables.write import write_dataset

ACTS, TIMES, PROGRAM = "timeline/languages/id/acts.yaml", "timeline/languages/id/times.yaml", "timeline/**/*.py"
OTHER_LANGUAGE = "timeline/languages/en/acts.yaml"
FILES = {ACTS: "a", TIMES: "a", OTHER_LANGUAGE: "a", PROGRAM: "a"}


def made(
    folder: Path, events: list[dict[str, Any]], mentions: list[dict[str, Any]], *changed: str, **tables: Any
) -> Path:
    """A dataset; `changed` are the files that differ from those of other datasets."""
    rows = dataset(events, mentions=mentions, statements=[], **tables)
    return write_dataset(folder, rows, versions=VERSIONS, made_from=FILES | dict.fromkeys(changed, "b"))


def kinds(found: Difference) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    return {name: [(c.table, c.kind, c.fields) for c in several] for name, several in found.causes.items()}


def test_nothing_differs(tmp_path: Path) -> None:
    folders = [made(tmp_path / name, [event()], [mention()]) for name in ("old", "new")]
    found = difference(*folders)
    assert not found.causes
    assert "the same program, lexicons, pipelines and documents" in as_text(found)
    assert "No event, mention or statement differs." in as_text(found)


def test_an_entry_that_moved_within_its_file_is_no_change(tmp_path: Path) -> None:
    old = made(tmp_path / "old", [event()], [mention(rule_id="act.id.meet.4+place")])
    new = made(tmp_path / "new", [event()], [mention(rule_id="act.id.meet.5+place")], ACTS)
    assert not difference(old, new).causes


def test_an_event_with_another_id_is_found_by_its_mentions(tmp_path: Path) -> None:
    old = made(tmp_path / "old", [event()], [mention()])
    new = made(tmp_path / "new", [event("e7", date_start=None)], [mention("m7", "e7")], TIMES)
    assert kinds(difference(old, new)) == {TIMES: [("events", "changed", ("date_start",))]}


def test_a_mention_that_went_to_another_event(tmp_path: Path) -> None:
    events = [event(mention_count=2), event("e2")]
    old = made(tmp_path / "old", events, [mention(), mention("m2", "e1", "kata")])
    events = [event(), event("e2")]
    new = made(tmp_path / "new", events, [mention(), mention("m2", "e2", "kata")], PROGRAM)
    assert ("mentions", "changed", ("event_id",)) in kinds(difference(old, new))[PROGRAM]


def test_statements_are_compared_where_their_cue_stands(tmp_path: Path) -> None:
    cues = "timeline/languages/id/cues.yaml"
    made_from = [{cues: "a"}, {cues: "b"}]
    rows = [dataset(), dataset()]
    (said,) = rows[1]["statements"]
    said["speaker_name"], said["statement_id"] = "Sergei Lavrov", "s9"
    folders = [
        write_dataset(tmp_path / str(n), tables, versions=VERSIONS, made_from=made)
        for n, (tables, made) in enumerate(zip(rows, made_from, strict=True))
    ]
    assert kinds(difference(*folders)) == {cues: [("statements", "changed", ("speaker_name",))]}
    gone = write_dataset(tmp_path / "gone", dataset(statements=[]), versions=VERSIONS, made_from=made_from[1])
    assert kinds(difference(folders[0], gone)) == {cues: [("statements", "lost", ())]}
    assert "  statements: 1 lost" in as_text(difference(folders[0], gone))


CAUSES = {
    "the file that the rule names": ((ACTS, TIMES, PROGRAM), "act.id.meet.1", {}, ACTS),
    "the file that decides the field": ((ACTS, TIMES, PROGRAM), "statement.direct", {"date_start": None}, TIMES),
    "the only part that changed": ((PROGRAM,), "act.id.meet.1", {}, PROGRAM),
    "a lexicon of another language has no part": ((PROGRAM, OTHER_LANGUAGE), "act.id.meet.1", {}, PROGRAM),
    "what stays open": ((TIMES, PROGRAM), "act.id.meet.1", {}, f"{PROGRAM} or {TIMES}"),
    "nothing": ((), "act.id.meet.1", {}, "nothing that the datasets tell of"),
}


@pytest.mark.parametrize(("changed", "rule", "fields", "expected"), CAUSES.values(), ids=CAUSES.keys())
def test_causes(changed: tuple[str, ...], rule: str, fields: dict[str, Any], expected: str, tmp_path: Path) -> None:
    other = fields or {"sources": [AMERICA], "targets": [actor("Finland", "FINGOV")]}
    old = made(tmp_path / "old", [event()], [mention(rule_id=rule)])
    new = made(tmp_path / "new", [event(**other)], [mention(rule_id=rule, **other)], *changed)
    assert list(difference(old, new).causes) == [expected]


def test_rows_of_another_text_are_laid_to_the_articles(tmp_path: Path) -> None:
    old = made(tmp_path / "old", [], [], ACTS, documents=[], spans=[], people=[])
    new = made(tmp_path / "new", [event()], [mention()])
    assert kinds(difference(old, new)) == {"articles": [("events", "gained", ()), ("mentions", "gained", ())]}
    assert "1 document came, went or changed" in as_text(difference(old, new))


def test_text_shows_old_and_new(tmp_path: Path) -> None:
    old = made(tmp_path / "old", [event()], [mention()])
    new = made(tmp_path / "new", [event(place_name=None, targets=[])], [mention(targets=[])], PROGRAM)
    text = as_text(difference(old, new))
    assert "place_name: Geneva → nothing" in text
    assert "targets: United States [USAGOV] → nobody" in text


def test_examples_are_few_unless_all_are_wanted(tmp_path: Path) -> None:
    events = [event(f"e{n}") for n in range(8)]
    old, new = made(tmp_path / "old", [], []), made(tmp_path / "new", events, [], PROGRAM)
    found = difference(old, new)
    assert as_text(found).count("\n  gained ") == 3
    assert as_text(found, every=True).count("\n  gained ") == 8


def test_json_holds_both_rows(tmp_path: Path) -> None:
    old = made(tmp_path / "old", [event()], [mention()])
    new = made(tmp_path / "new", [event(sources=[RUSSIA, AMERICA])], [mention()], PROGRAM)
    (change,) = json.loads(as_json(difference(old, new)))["changes"]
    assert (change["cause"], change["kind"], change["fields"]) == (PROGRAM, "changed", ["sources"])
    assert (len(change["old"]["sources"]), len(change["new"]["sources"])) == (1, 2)


def test_datasets_that_do_not_tell_of_files(tmp_path: Path) -> None:
    rows = dataset([event()], mentions=[mention()], statements=[])
    old = write_dataset(tmp_path / "old", rows, versions={"lexicons": "sha256:1"})
    new = write_dataset(tmp_path / "new", dataset([], mentions=[], statements=[]), versions={"lexicons": "sha256:2"})
    assert set(difference(old, new).causes) == {"lexicons"}


def test_a_changed_document_changes_its_language_s_rows_only(tmp_path: Path) -> None:
    documents = [document(), document("d2", language="en")]
    old = made(tmp_path / "old", [event()], [mention()], documents=documents)
    new = made(tmp_path / "new", [], [], PROGRAM, documents=[document(), document("d2", language="id")])
    assert list(difference(old, new).causes) == [PROGRAM]
