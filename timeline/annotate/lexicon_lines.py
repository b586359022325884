"""Which line of which lexicon a rule comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.annotate.acts.lexicon import act_lexicon
from timeline.annotate.statements.lexicon import load as cue_lexicon
from timeline.languages import lexicon_path

ACT, ILLOCUTION, STATEMENT = "act", "illocution", "statement"


@dataclass(frozen=True, slots=True)
class LexiconLine:
    """A line of a lexicon: the file as its language's folder names it ("en/acts.yaml"), the line, counted from 1."""

    rule_id: str
    file: str
    line: int


def lexicon_lines(rule_id: str, language: str, cue_lemma: str | None = None) -> list[LexiconLine]:
    """The lines behind the parts of a mention's `rule_id`; a statement's cue is found by its lemma."""
    return list(_lines(rule_id, language, cue_lemma))


def _lines(rule_id: str, language: str, cue_lemma: str | None) -> Iterator[LexiconLine]:
    for part in rule_id.split("+"):
        kind, _, rest = part.partition(".")
        if kind == ACT:
            lines = {entry.rule_id: entry.line for entry in act_lexicon(language).entries}
            if part in lines:
                yield _line(part, language, "acts.yaml", lines[part])
        elif kind == ILLOCUTION:
            yield _line(part, language, "illocution.yaml", int(rest.rpartition(".")[2]))
        elif kind == STATEMENT and cue_lemma is not None:
            for group in cue_lexicon(language).groups:
                if cue_lemma in group.lemmas:
                    yield _line(f"cue {cue_lemma}", language, "cues.yaml", group.line)
                    break


def _line(rule_id: str, language: str, name: str, line: int) -> LexiconLine:
    path = lexicon_path(language, name)
    return LexiconLine(rule_id, f"{path.parent.name}/{path.name}", line)
