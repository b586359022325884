"""The evidence for an event's mentions, in the terminal and as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any

import polars as pl
from rich.table import Table
from rich.text import Text
from spacy import displacy
from spacy.tokens import Doc

from timeline.report.evidence import Evidence, Finding, evidence
from timeline.report.notebook import marked_text
from timeline.report.terminal import STYLES
from timeline.tables.read import Dataset
from timeline.tables.wording import actors, clean, describe, marked_spans, when

Row = Mapping[str, Any]

_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse } th, td { text-align: left; vertical-align: top; padding: .15rem .8rem .15rem 0 }
th { font-weight: 600 } mark { border-radius: .2em; padding: 0 .1em; color: #222 }
.parse { overflow-x: auto; background: #fff; color: #222 } .chosen { font-weight: 600 }
"""


def evidence_of(dataset: Dataset, mentions: pl.DataFrame, read: Callable[[Row], Doc]) -> dict[str, Evidence]:
    """The evidence by mention id; `read` gives the Doc of a row of `documents`."""
    documents = dataset.documents.filter(pl.col("document_id").is_in(mentions["document_id"].unique().implode()))
    lemmas = {(s["document_id"], s["cue_start"]): s["cue_lemma"] for s in dataset.statements.iter_rows(named=True)}
    found = {}
    for document in documents.sort("document_id").iter_rows(named=True):
        doc = read(document)
        for mention in mentions.filter(document_id=document["document_id"]).iter_rows(named=True):
            lemma = lemmas.get((mention["document_id"], mention["trigger_start"]))
            if (why := evidence(doc, mention, lemma)) is not None:
                found[mention["mention_id"]] = why
    return found


def as_table(why: Evidence, chosen: str) -> Table:
    """The evidence for the terminal; `chosen` is the code that the event has."""
    table = Table.grid(padding=(0, 2))
    for finding in why.findings:
        style = STYLES[finding.kind]
        table.add_row(Text(finding.kind, style=style), Text(clean(_found_by(finding))))
    for code, reason in _codes(why, chosen):
        table.add_row(Text("code", style="dim"), Text(clean(f"{code} {reason}")))
    for line in why.lines:
        table.add_row(Text("lexicon", style="dim"), Text(f"{line.file}, line {line.line}: {line.rule_id}"))
    return table


def _found_by(finding: Finding) -> str:
    parts = [f"“{finding.text}”", " + ".join(finding.rules), finding.reason, finding.path]
    return "  ".join(filter(None, parts))


def _codes(why: Evidence, chosen: str) -> Iterator[tuple[str, str]]:
    """Each code that was considered, the chosen one marked, and the words and rule that offer it."""
    for offer in why.considered:
        mark = " ✓" if offer.code == chosen else ""
        yield (offer.code or "none") + mark, f"by “{offer.text}”: {offer.reason} ({offer.rule_id})"
    if all(offer.code != chosen for offer in why.considered):
        yield f"{chosen} ✓", "by the place, or by another mention of the event"


def as_page(event: Row, mentions: pl.DataFrame, found: Mapping[str, Evidence]) -> str:
    """The event and its evidence as a page that stands alone: style, drawings, no script, no request."""
    title = escape(f"{event['event_id']}: {describe(event)}")
    body = "".join(_page(event, mentions, found))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><main>{body}</main></body></html>\n"
    )


def _page(event: Row, mentions: pl.DataFrame, found: Mapping[str, Evidence]) -> Iterator[str]:
    yield f"<h1>{escape(describe(event))}</h1>"
    facts = {
        "Event": event["event_id"],
        "Who": "; ".join(actors(event["sources"])),
        "To whom": "; ".join(actors(event["targets"])) or "nobody named",
        "Date": f"{when(event) or 'none'} ({event['date_basis']})",
        "Place": f"{event['place_name'] or 'none'} ({event['place_basis']})",
        "Confidence": f"{event['confidence']:.2f}",
    }
    yield _rows((name, value) for name, value in facts.items())
    for mention in mentions.sort("document_id", "sentence_start").iter_rows(named=True):
        yield f"<h2>{escape(mention['document_id'])}, sentence {mention['sentence_index'] + 1}</h2>"
        first = mention["sentence_start"]
        spans = [(kind, start - first, end - first) for kind, start, end in marked_spans(mention)]
        yield marked_text(mention["sentence"], spans)
        yield f"<p>coded by <code>{escape(mention['rule_id'])}</code></p>"
        if mention["mention_id"] in found:
            yield from _evidence(found[mention["mention_id"]], event["cameo_code"])


def _evidence(why: Evidence, chosen: str) -> Iterator[str]:
    yield "<h3>What was read where</h3>"
    yield _rows((finding.kind, _found_by(finding)) for finding in why.findings)
    yield "<h3>Codes considered</h3>"
    yield _rows(_codes(why, chosen))
    yield "<h3>Lines of the lexicons</h3>"
    yield _rows((f"{line.file}, line {line.line}", line.rule_id) for line in why.lines)
    yield "<h3>Parse</h3>"
    # The words of a sentence are escaped by displaCy.
    drawn = displacy.render(why.sentence, style="dep", jupyter=False, options={"compact": True, "distance": 110})
    yield f'<div class="parse" tabindex="0" role="region" aria-label="Parse">{drawn}</div>'


def _rows(rows: Iterable[tuple[str, str]]) -> str:
    cells = (f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>' for name, value in rows)
    return f"<table>{''.join(cells)}</table>"
