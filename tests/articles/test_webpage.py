from __future__ import annotations

import builtins
import sys
from datetime import date

import pytest

from timeline.articles import Article, limits

pytest.importorskip("trafilatura")

INDONESIAN = """
<p>Menteri luar negeri itu tiba di Wina pada Kamis pagi untuk menghadiri pertemuan para menteri kawasan.</p>
<p>Ia dijadwalkan berbicara dengan rekannya dari Austria mengenai kerja sama di bidang kesehatan dan pangan.</p>
<p>“Kami datang dengan harapan besar,” kata menteri itu kepada para wartawan di bandar udara.</p>
"""
ENGLISH = """
<p>The foreign minister arrived in Vienna on Thursday morning to attend a meeting of ministers of the region.</p>
<p>She is due to speak with her Austrian counterpart about working together on health and on food prices.</p>
<p>“We have come with great hopes,” the minister told reporters who were waiting for her at the airport.</p>
"""


def page(body: str, head: str = "", byline: str = "", title: str = "Menteri tiba") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title} | Harian Contoh</title>"
        f"<meta property='og:site_name' content='Harian Contoh'><meta property='og:title' content='{title}'>{head}"
        f"</head><body><nav><a href='/'>Beranda</a> <a href='/dunia'>Dunia</a></nav><article><h1>{title}</h1>"
        f"{byline}{body}</article><footer>Hak cipta 2030 Harian Contoh</footer></body></html>"
    )


JSON_LD = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(("body", "language"), [(INDONESIAN, "id"), (ENGLISH, "en")])
def test_webpage_article_without_its_surroundings(read_one, body, language):
    head = "<link rel='canonical' href='https://contoh.example/dunia/menteri-tiba'>"
    article = read_one("page.html", page(body, head))
    assert isinstance(article, Article)
    lines = article.text.strip().split("\n")
    assert len(lines) == 3
    assert [f"<p>{line}</p>" for line in lines] == body.strip().split("\n")
    assert (article.language, article.document_id, article.record) == (language, "page", None)
    assert (article.title, article.outlet) == ("Menteri tiba", "Harian Contoh")
    assert article.url == "https://contoh.example/dunia/menteri-tiba"
    assert (article.published, article.published_basis) == (None, "none")


@pytest.mark.parametrize(
    ("head", "byline", "basis"),
    [
        (JSON_LD % '{"@type": "NewsArticle", "datePublished": "2022-01-14T00:30:00+07:00"}', "", "metadata"),
        (JSON_LD % '{"@graph": [{"@type": "WebPage"}, {"datePublished": "2022-01-14"}]}', "", "metadata"),
        ("<meta property='article:published_time' content='2022-01-14T09:00:00+07:00'>", "", "metadata"),
        ("<meta name='publishdate' content='2022/01/14 09:00:00'>", "", "metadata"),
        ("<meta itemprop='datePublished' content='14 Januari 2022'>", "", "metadata"),
        (JSON_LD % "{broken" + "<meta name='pubdate' content='2022-01-14'>", "", "metadata"),
        (JSON_LD % ("[" * 50_000) + "<meta name='pubdate' content='2022-01-14'>", "", "metadata"),
        (JSON_LD % '{"datePublished": "2022-02-30"}' + "<meta name='pubdate' content='2022-01-14'>", "", "metadata"),
        ("", "<div class='date'>Jumat, 14 Januari 2022 09:00 WIB</div>", "text"),
        ("", "<time datetime='2022-01-14T09:00:00+07:00'>kemarin</time>", "text"),
        ("<link rel='canonical' href='https://contoh.example/2022/01/14/menteri-tiba'>", "", "metadata"),
        (
            JSON_LD % '{"datePublished": "2022-01-14"}' + "<meta name='date' content='2021-12-31'>",
            "<div class='date'>Sabtu, 15 Januari 2022</div>",
            "metadata",
        ),
    ],
)
def test_webpage_publication_date(read_one, head, byline, basis):
    article = read_one("page.html", page(INDONESIAN, head, byline))
    assert (article.published, article.published_basis) == (date(2022, 1, 14), basis)


def english(head: str = "", byline: str = "") -> str:
    return page(ENGLISH, head, byline, title="Minister arrives")


MARK = "<div class='meta'><span class='date'>%s</span></div>"


@pytest.mark.parametrize(
    ("content", "basis"),
    [
        (english(JSON_LD % '[{"@type": "Organization"}, {"datePublished": "2022-01-14T09:21:00Z"}]'), "metadata"),
        (english("<meta property='article:published_time' content='2022-01-14T09:21:00-05:00'>"), "metadata"),
        (english("<meta name='dcterms.issued' content='January 14, 2022'>"), "metadata"),
        # changed later: the day on which it first appeared counts
        (english(JSON_LD % '{"dateModified": "2022-01-20", "datePublished": "2022-01-14"}'), "metadata"),
        (
            english(
                "<meta property='article:modified_time' content='2022-01-20'>"
                "<meta property='article:published_time' content='2022-01-14'>"
            ),
            "metadata",
        ),
        # 3/4 may be March or April, so that the next mark is taken
        (english(JSON_LD % '{"datePublished": "3/4/2022"}' + "<meta name='date' content='2022-01-14'>"), "metadata"),
        (english("", "<time datetime='2022-01-14T09:21:00Z'>Friday</time>"), "text"),
        (english("", "<time datetime='2022-01-14' pubdate>yesterday</time>"), "text"),
        (english("", MARK % "January 14, 2022 9:21 AM EST"), "text"),
        (english("", MARK % "Posted at 9:21 AM, January 14, 2022"), "text"),
        (page(INDONESIAN, "", MARK % "Jum'at, 14 Januari 2022 | 09:21 WIB"), "text"),
        (page(INDONESIAN, "", "<time datetime='2022-01-14'>hari ini</time>"), "text"),
        (page(INDONESIAN, "<meta name='content_PublishedDate' content='2022-01-14 09:21:00'>"), "metadata"),
    ],
)
def test_webpage_publication_date_of_whole_pages(read_one, content, basis):
    article = read_one("page.html", content)
    assert (article.published, article.published_basis) == (date(2022, 1, 14), basis)


def test_webpage_without_a_date_has_none(read_one):
    article = read_one("page.html", english(byline="<p>Copyright 2022. Written on Thursday.</p>"))
    assert (article.published, article.published_basis) == (None, "none")


def test_webpage_publication_date_falls_back_to_the_option(read_one):
    article = read_one("page.htm", page(ENGLISH), published=date(2022, 1, 14))
    assert (article.published, article.published_basis) == (date(2022, 1, 14), "option")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "empty_file"),
        ("<html></html>", "no_text"),
        ("just a few words", "no_text"),
        ("<p>", "no_text"),
        ("<div>" * (limits.TAGS - 1) + "deep", "no_text"),
        ("<b>" * (limits.TAGS + 1), "too_large"),
        (b"<p>caf\xe9 au lait</p>", "encoding"),
        (b"\0\1\2<html>", "binary"),
    ],
)
def test_webpage_without_an_article(read_one, content, reason):
    assert read_one("page.html", content).reason == reason


def test_webpage_extra_that_is_not_installed(read_one, monkeypatch):
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name.startswith("trafilatura"):
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    for name in [name for name in sys.modules if name.startswith("trafilatura")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    item = read_one("page.html", page(ENGLISH))
    assert item.reason == "no_html_extra"
    assert "pip install 'diplomatic-timeline[html]'" in item.detail
