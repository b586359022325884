"""What a dataset says about what made it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import timeline
from timeline import languages
from timeline.run.settings import RunError, Settings
from timeline.run.versions import made_from, versions


def pipeline(folder: Path, weights: bytes) -> Settings:
    folder.mkdir(exist_ok=True)
    (folder / "meta.json").write_text(json.dumps({"lang": "en", "name": "mine", "version": "2.1"}))
    (folder / "weights").write_bytes(weights)
    return Settings((("en", str(folder)),))


def test_versions_name_program_lexicons_and_pipelines(tmp_path: Path) -> None:
    found = versions(pipeline(tmp_path / "p", b"a"))
    assert found["timeline"] == timeline.__version__
    assert found["lexicons"].startswith("sha256:")
    assert found["pipeline_en"].startswith("en_mine 2.1 sha256:")


def test_versions_depend_on_the_weights_and_not_on_the_folder(tmp_path: Path) -> None:
    one, other = versions(pipeline(tmp_path / "p", b"a")), versions(pipeline(tmp_path / "q", b"a"))
    assert one == other
    assert versions(pipeline(tmp_path / "q", b"b"))["pipeline_en"] != one["pipeline_en"]


@pytest.mark.parametrize("content", ["", "[]", '{"lang": "en"}'])
def test_broken_description(content: str, tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text(content)
    with pytest.raises(RunError, match=r"meta\.json is missing or unreadable"):
        versions(Settings((("en", str(tmp_path)),)))


@pytest.mark.parametrize("name", ["actors", "agents", "people"])
def test_versions_tell_the_users_files_by_their_content(name: str, tmp_path: Path) -> None:
    path, copy = tmp_path / "one", tmp_path / "other"
    path.write_text("ARNLAND [ARN]")
    copy.write_text("ARNLAND [ARN]")
    one, other = (versions(Settings(**{name: file})) for file in (path, copy))
    assert one == other
    assert name not in versions(Settings())
    copy.write_text("ARNLAND [FEN]")
    assert versions(Settings(**{name: copy}))[name] != one[name]


@pytest.mark.parametrize("name", ["actors", "agents", "people"])
def test_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"nowhere cannot be read \(No such file"):
        versions(Settings(**{name: tmp_path / "nowhere"}))


def test_files_that_a_dataset_is_made_from_are_told_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made_from()
    assert {"timeline/**/*.py", "timeline/languages/en/acts.yaml", "timeline/codes/gazetteer.tsv"} <= before.keys()
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "acts.yaml").write_text("acts: []")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    after = made_from()
    assert [name for name in after if after[name] != before.get(name)] == ["timeline/languages/en/acts.yaml"]
