"""The pages in docs/ show what the program does now, and lead nowhere that is not there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from documentation import pictures
from documentation.__main__ import DATASET, DOCS, IMAGES, PAGE, PAGES, renewed
from documentation.pages import ROOT, PageError, Workshop
from documentation.pictures import Picture
from timeline.tables.read import read_dataset
from timeline.tables.wording import actors, describe, when

EVERY = sorted([*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workshop")


@pytest.fixture(scope="module")
def fresh(workshop: Path) -> dict[Path, str]:
    return renewed(workshop)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    pytest.importorskip("playwright.sync_api")
    if pictures.chromium() is None:
        pytest.skip("no Chromium on this machine")
    with pictures.camera() as opened:
        yield opened


@pytest.mark.parametrize("name", [*(f"{name}.md" for name in (*PAGES, "codebook")), "notebook.ipynb"])
def test_the_page_shows_what_the_program_does(name: str, fresh: dict[Path, str]) -> None:
    path = DOCS / name
    assert path.read_text(encoding="utf-8") == fresh[path], "run make docs"


@pytest.mark.parametrize("picture", pictures.PICTURES, ids=lambda picture: picture.name)
def test_the_picture_shows_the_page(picture: Picture, browser: Any, fresh: dict[Path, str], workshop: Path) -> None:
    now = pictures.take(browser, workshop / PAGE, picture)
    assert pictures.untrue(browser, IMAGES, picture.name, now) is None, "run make docs"


def test_a_picture_of_something_else_is_untrue(browser: Any, tmp_path: Path) -> None:
    picture = Picture("some", 400, 300)
    body = "<html data-ready=true><body><header>{}</header><main><section style='{}'>x</section></main>"
    page, folder = tmp_path / "page.html", tmp_path / "images"

    def taken(words: str, style: str) -> pictures.Taken:
        page.write_text(body.format(words, style), encoding="utf-8")
        return pictures.take(browser, page, picture)

    first = taken("One event", "height: 200px")
    assert pictures.untrue(browser, folder, "some", first) == "it is missing"
    folder.mkdir()
    (folder / "some.webp").write_bytes(first.webp)
    (folder / pictures.FACTS).write_text(json.dumps({"some": first.facts}), encoding="utf-8")
    assert pictures.untrue(browser, folder, "some", taken("One event", "height: 201px")) is None
    assert pictures.untrue(browser, folder, "some", taken("Two events", "")) == "the page has another text"
    assert pictures.untrue(browser, folder, "some", taken("One event", "width: 50%")) == "the page has another layout"
    dark = taken("One event", "height: 200px; background: black")
    assert pictures.untrue(browser, folder, "some", dark) == "it looks different"


def test_the_notebook_shows_tables_datasets_and_an_article(fresh: dict[Path, str]) -> None:
    cells = json.loads(fresh[DOCS / "notebook.ipynb"])["cells"]
    shown = ["".join(cell["outputs"][0]["data"]["text/html"]) for cell in cells if cell["cell_type"] == "code"]
    assert "events · " in shown[0]
    assert re.search(r"sha256:[0-9a-f]{64}", "".join(shown))
    assert '<mark title="trigger"' in shown[-1]
    assert not any("<script" in html for html in shown)


def test_pictures_and_the_page_are_small(fresh: dict[Path, str], workshop: Path) -> None:
    assert {path.stem for path in IMAGES.glob("*.webp")} == {picture.name for picture in pictures.PICTURES}
    assert max(path.stat().st_size for path in IMAGES.glob("*.webp")) < 200_000
    assert (workshop / PAGE).stat().st_size < 2_000_000


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings(path: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"", text):
        address = "".join(target)
        if not address.startswith("http"):
            file, _, heading = address.partition("#")
            found = path.parent / file if file else path
            assert found.exists(), address
            assert not heading or heading in headings(found), address


def test_the_events_of_the_readme_are_those_of_the_examples(fresh: dict[Path, str], workshop: Path) -> None:
    events = read_dataset(workshop / DATASET).events
    told = {
        (when(e), e["place_name"] or "", "; ".join(actors(e["sources"])), describe(e)) for e in events.rows(named=True)
    }
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d{4}-\d\d-\d\d) \| (.*?) ?\| (.*?) \| (.*?) \| .*? \|$", readme, re.MULTILINE)
    assert len(rows) > 3
    assert set(rows) <= told


def headings(path: Path) -> set[str]:
    found = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-")) for heading in found}


def test_the_index_names_every_page() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in DOCS.glob("*.md") if p.name != "README.md" and f"({p.name})" not in index] == []


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("```console\n$ timeline show nowhere\n```", "exit status 2, expected 0"),
        ("```console\n$ timeline --version  # exit status 1\n```", "exit status 0, expected 1"),
        ("```console\n$ make coffee\n```", "no such target"),
        ("```console\n$ rm -r .\n```", "only timeline and make are run"),
        ("```python\n1 / 0\n```", "division by zero"),
        ("<!-- lines: README.md 2 nonsense -->\n```text\n```", "no line that begins with 'nonsense'"),
        ("<!-- lexicon: en/acts.yaml: nonsense => sense -->", "no line with 'nonsense'"),
    ],
)
def test_a_page_that_is_wrong_is_refused(block: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(PageError, match=message):
        Workshop(tmp_path).renewed(f"# Page\n\n{block}\n")


def test_outputs_are_filled_in_and_all_else_stays(tmp_path: Path) -> None:
    page = """# Page

Text stays.

<!-- file: a/b.txt -->
```text
three words here
```

```console
$ timeline --version
something old
$ make report
```

```python
from pathlib import Path

print(len(Path("a/b.txt").read_text().split()))
```

```text
```
"""
    made = Workshop(tmp_path).renewed(page)
    assert made == page.replace("something old", made.splitlines()[11]).replace("```text\n```", "```text\n3\n```")
    assert made.splitlines()[11].startswith("timeline 0")
