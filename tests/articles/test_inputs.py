from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from timeline.articles import InputError, find_inputs
from timeline.articles.inputs import FORMATS


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(("ending", "compression"), [("", None), (".gz", "gzip"), (".ZST", "zstd")])
def test_inputs_kind_follows_from_the_name(put, suffix, ending, compression):
    (source,) = find_inputs([put(f"talks.v2{suffix.upper()}{ending}", "x")])
    assert (source.format, source.compression, source.stem) == (FORMATS[suffix], compression, "talks.v2")


def test_inputs_folder_is_walked_in_order_and_the_rest_logged(put, tmp_path, caplog):
    for name in ("b.txt", "a/z.md", "a/b.jsonl.gz", ".hidden.txt", ".git/x.txt", "notes.pdf", "c.gz", "README"):
        put(name, "x")
    with caplog.at_level(logging.INFO, logger="timeline"):
        names = [Path(s.name).relative_to(tmp_path).as_posix() for s in find_inputs([tmp_path])]
    assert names == ["a/b.jsonl.gz", "a/z.md", "b.txt"]
    assert all(name in caplog.text for name in ("notes.pdf", "c.gz", "README"))


def test_inputs_each_file_once_and_link_loops_end(put, tmp_path):
    one = put("a/one.txt", "x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "link.txt").symlink_to(one)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nothing.txt")
    assert len(find_inputs([tmp_path, one, str(one), tmp_path / "link.txt"])) == 1


def test_inputs_order_is_that_of_the_arguments(put):
    b, a = put("b.txt", "x"), put("a.txt", "x")
    assert [s.path for s in find_inputs([b, a])] == [b, a]


def test_inputs_standard_input_is_json_lines():
    (source,) = find_inputs(["-", "-"])
    assert (source.path, source.name, source.format, source.stem) == (None, "-", "jsonl", "stdin")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.txt", "no such file"),
        ("missing/deeper.txt", "no such file"),
        ("paper.pdf", "kinds are .txt"),
        ("paper.gz", "kinds are .txt"),
        ("empty-folder", "no file to read"),
        ("x" * 300 + ".txt", "cannot be opened"),
        ("nul\0.txt", "cannot be opened"),
        ("line\nbreak.pdf", "kinds are"),
    ],
)
def test_inputs_wrong_call_is_one_clear_line(put, tmp_path, name, says):
    put("paper.pdf", "x")
    put("paper.gz", "x")
    put("line\nbreak.pdf", "x")
    (tmp_path / "empty-folder").mkdir()
    with pytest.raises(InputError, match=says) as caught:
        find_inputs([tmp_path / name])
    assert "\n" not in str(caught.value)


def test_inputs_none_at_all():
    with pytest.raises(InputError, match="no input"):
        find_inputs([])


def test_inputs_file_name_that_is_not_utf8(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9\n.txt"
    Path(os.fsdecode(path)).write_text("x")
    (source,) = find_inputs([tmp_path])
    assert source.name.endswith("caf\ufffd\n.txt")
    assert source.stem == "caf\ufffd\n"
