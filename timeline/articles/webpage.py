"""HTML: the article of a page, without its surroundings, and what the page says of itself."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from timeline.articles import limits
from timeline.articles.drafts import Draft, Fault
from timeline.articles.published import FIRST_YEAR, LAST_YEAR
from timeline.articles.streams import read_page

META_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate"),
    *("publish-date", "publish_date", "content_publisheddate", "parsely-pub-date", "sailthru.date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "date"),
)
"""Names of meta tags that hold the publication date, best first, in lower case."""

MISSING = "HTML is read with an extra that is not installed; run: pip install 'diplomatic-timeline[html]'"


def read(stream: io.BufferedReader) -> Iterator[Draft | Fault]:
    """The page's article as one draft, a line a paragraph; a fault where none is found.

    Raises ReadError where the file cannot be read.
    """
    page = read_page(stream)
    if page.count("<") > limits.TAGS:
        yield Fault("too_large", f"the page has more than {limits.TAGS:,} tags")
        return
    if max(part.count("=") for part in page.split("<")) > limits.ATTRIBUTES:
        yield Fault("too_large", f"a tag of the page has more than {limits.ATTRIBUTES:,} attributes")
        return
    try:
        from trafilatura.utils import load_html
    except ImportError:
        yield Fault("no_html_extra", MISSING)
        return
    try:
        tree = load_html(page)
        dates = [] if tree is None else _stated_dates(tree)
        document = None if tree is None else _extract(tree)
    except Exception as problem:  # Whatever a hostile page brings out in the parsers, the run goes on.
        yield Fault("bad_html", f"the page cannot be taken apart ({type(problem).__name__})")
        return
    if document is None or not document.text:
        yield Fault("no_text", "no article was found in the page")
        return
    fields = {
        "text": _without_title(document.text, document.title),
        "title": document.title,
        "url": document.url,
        "outlet": document.sitename,
    }
    yield Draft(fields, basis="metadata", dates=tuple(dates), visible_date=document.date)


def _extract(tree: Any) -> Any:
    """What trafilatura finds: a Document with text, title, url, sitename and date, or None."""
    from trafilatura import bare_extraction

    return bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "deferred_url_extractor": True,
            # Without its own bounds htmldate asks the clock.
            "min_date": f"{FIRST_YEAR}-01-01",
            "max_date": f"{LAST_YEAR}-12-31",
        },
    )


def _without_title(text: str, title: str | None) -> str:
    """The text without a first line that only repeats the title."""
    first, _, rest = text.partition("\n")
    return rest if title and rest and first.strip() == title.strip() else text


def _stated_dates(tree: Any) -> list[str]:
    """The publication dates that the page's head gives, best first; drops scripts too long to be metadata."""
    for script in list(tree.iter("script")):
        if len(script.text or "") > limits.SCRIPT:
            script.text = None
    return _json_dates(tree) + _meta_dates(tree)


def _meta_dates(tree: Any) -> list[str]:
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = tag.get(attribute, "").lower()
            found.setdefault(name, tag.get("content", ""))
    return [found[name] for name in META_DATES if found.get(name)]


def _json_dates(tree: Any) -> list[str]:
    """The values of `datePublished` in the page's JSON-LD, in their order."""
    dates: list[str] = []
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            dates += _named(json.loads(script.text or ""), "datePublished")
        except (ValueError, RecursionError):
            continue  # A page with broken JSON-LD still has its other marks.
    return dates


def _named(value: Any, name: str) -> list[str]:
    """All strings under this name, at any depth, breadth first."""
    found: list[str] = []
    level = [value]
    while level:
        mappings = [item for item in level if isinstance(item, dict)]
        found += [m[name] for m in mappings if isinstance(m.get(name), str)]
        lists = [item for item in level if isinstance(item, list)]
        level = [inner for m in mappings for inner in m.values()] + [inner for one in lists for inner in one]
    return found
