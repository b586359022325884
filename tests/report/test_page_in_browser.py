"""The page as a reader uses it, in a headless Chromium; skipped where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import actor, document, event, mention
from test_page import HOSTILE, made

from documentation.pictures import chromium
from timeline.report.page import write_report

sync_api = pytest.importorskip("playwright.sync_api")
pytest.importorskip("vl_convert")
CHROMIUM = chromium()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

OFFLINE = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PATIENCE = 60_000  # milliseconds; a busy machine is no failure
POLAND = actor("Poland", "POLGOV", person="Zbigniew Rau")
STRANGE = f"{HOSTILE} <img src=x onerror=alert(1)> Polandia bertemu \u202egnp."


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=list(OFFLINE))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    events = (
        event("e1"),
        event("e2", "010", date_start=date(2022, 3, 1), date_end=date(2022, 3, 31), date_granularity="month"),
        event("e3", "130", sources=[POLAND], confidence=0.3, place_name=None, event_type="action"),
    )
    mentions = [
        mention(),
        mention("m2", "e2", "kata", rule_id="say"),
        mention("m3", "e3", "bertemu", text=STRANGE, document_id="d2"),
    ]
    documents = [
        document(url="https://example.org/a?b=1&c=2", title="Satu"),
        document("d2", STRANGE, title=HOSTILE, url="javascript:alert(1)", language="en", mention_count=1),
    ]
    return write_report(made(folder, *events, mentions=mentions, documents=documents), folder / "page.html")


@pytest.fixture
def heard() -> list[str]:
    """What the page complained of or asked of a network."""
    return []


@pytest.fixture
def opened(browser: Any, page_file: Path, heard: list[str]) -> Iterator[Any]:
    view = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
    view.set_default_timeout(PATIENCE)
    view.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
    view.on("pageerror", lambda problem: heard.append(f"error: {problem}"))
    view.on("dialog", lambda dialog: (heard.append("a dialog opened"), dialog.dismiss()))
    view.on(
        "request",
        lambda request: heard.append(f"asked for {request.url}") if page_file.name not in request.url else None,
    )
    open_at(view, page_file)
    yield view
    view.close()


@pytest.fixture(scope="module")
def resting(browser: Any, page_file: Path) -> Iterator[Any]:
    """One open page for tests that only change its address."""
    view = browser.new_page(locale="en-GB")
    view.set_default_timeout(PATIENCE)
    open_at(view, page_file)
    yield view
    view.close()


def open_at(view: Any, page_file: Path, address: str = "") -> None:
    view.goto("about:blank")
    view.goto(page_file.as_uri() + address)
    view.wait_for_selector("html[data-ready=true]")


def shown(view: Any) -> list[str]:
    return [node.get_attribute("id").removeprefix("event-") for node in view.query_selector_all("#events > li")]


def settle(view: Any, count: int) -> None:
    view.wait_for_function("count => document.querySelectorAll('#events > li').length === count", arg=count)


def test_the_page_is_silent_and_alone(opened: Any, heard: list[str]) -> None:
    assert shown(opened) == ["e1", "e3", "e2"]
    assert heard == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("#actor=POL", ["e3"]),
        ("#actor=rau", ["e3"]),
        ("#actor=POLGOV+%3E+USA", ["e3"]),
        ("#actor=USA+%3E+POL", []),
        ("#actor=USA+%3E+RUS", ["e1"]),  # a meeting has no direction
        ("#type=meeting", ["e1"]),
        ("#code=13", ["e3"]),
        ("#place=gene", ["e1", "e2"]),
        ("#from=2022-03-31", ["e2"]),
        ("#until=2022-03-01", ["e1", "e3", "e2"]),
        ("#until=2022-02-28", ["e1", "e3"]),
        ("#words=menunggu", ["e2"]),
        ("#language=en", ["e3"]),
        ("#confidence=0.5", ["e1", "e2"]),
        ("#type=meeting&code=13", []),
    ],
)
def test_the_address_carries_the_filters(address: str, expected: list[str], resting: Any) -> None:
    resting.evaluate("address => { location.hash = address; }", address)
    resting.wait_for_function(
        "count => document.getElementById('count').textContent === count", arg=f"{len(expected)} of 3 events"
    )
    assert shown(resting) == expected


def test_an_address_from_somebody_else_opens_filtered(opened: Any, page_file: Path) -> None:
    open_at(opened, page_file, "#type=meeting")
    assert shown(opened) == ["e1"]


def test_a_filter_acts_on_all_views_and_on_the_address(opened: Any) -> None:
    opened.select_option("[name=type]", "meeting")
    settle(opened, 1)
    assert opened.evaluate("location.hash") == "#type=meeting"
    for name in ("roots", "map"):
        opened.click(f"#{name}-table >> xpath=../summary")
        opened.wait_for_selector(f"#{name}-table tbody tr")
        assert opened.eval_on_selector_all(f"#{name}-table tbody tr", "rows => rows.length") == 1
    opened.click("button[type=reset]")
    settle(opened, 3)
    assert opened.evaluate("location.hash") == ""


def test_tables_choose_by_keyboard(opened: Any) -> None:
    opened.click("#matrix-table >> xpath=../summary")
    opened.focus("#matrix-table tbody tr:has-text('POL') button")
    opened.keyboard.press("Enter")
    settle(opened, 1)
    assert shown(opened) == ["e3"]


def test_text_of_articles_stays_text(opened: Any, heard: list[str]) -> None:
    assert opened.query_selector_all("#events img, #events script") == []
    strange = opened.inner_text("#event-e3")
    assert "</script><script>alert(1)</script>" in strange
    assert opened.query_selector_all("#event-e3 a") == []  # javascript: is no link
    assert opened.get_attribute("#event-e1 a", "href") == "https://example.org/a?b=1&c=2"
    assert heard == []


def test_spans_are_marked(opened: Any) -> None:
    assert opened.inner_text("#event-e1 mark.trigger") == "bertemu"


def test_the_interface_speaks_indonesian(opened: Any) -> None:
    opened.click("[data-interface=id]")
    opened.wait_for_function("() => document.documentElement.lang === 'id'")
    assert opened.inner_text("#count") == "3 dari 3 peristiwa"
    assert "interface=id" in opened.evaluate("location.hash")


def test_the_page_fits_a_phone(opened: Any, page_file: Path) -> None:
    opened.set_viewport_size({"width": 360, "height": 700})
    open_at(opened, page_file)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360


def test_filters_are_folded_on_a_phone_until_one_is_set(opened: Any, page_file: Path) -> None:
    def unfolded() -> Any:
        return opened.evaluate("document.getElementById('filter-box').open")

    assert unfolded()
    opened.set_viewport_size({"width": 360, "height": 700})
    open_at(opened, page_file)
    assert not unfolded()
    open_at(opened, page_file, "#type=meeting")
    assert unfolded()


def test_no_label_of_a_chart_is_cut_off(opened: Any) -> None:
    """The drawing of each chart lies within its canvas, whatever rows it was fed."""
    heights = opened.eval_on_selector_all("#matrix canvas, #months canvas", "all => all.map(c => c.clientHeight)")
    assert all(height > least for height, least in zip(sorted(heights), (190, 320), strict=True))


def test_a_worked_example_of_each_type_and_language(opened: Any) -> None:
    opened.click("summary[data-text=worked_examples]")
    assert opened.eval_on_selector_all(".codebook h3", "all => all.map(h => h.textContent)") == [
        "meeting (en)",
        "meeting (id)",
    ]
    assert opened.inner_text(".codebook blockquote >> nth=0 >> mark.trigger") == "bertemu"
    assert opened.inner_text(".codebook tbody tr:has-text('target') td >> nth=1") == "United States [USAGOV]"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_accessibility_problem(scheme: str, opened: Any, page_file: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    opened.emulate_media(color_scheme=scheme)
    open_at(opened, page_file)
    found = axe.Axe().run(opened).response["violations"]
    serious = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in ("serious", "critical")]
    assert serious == []
