"""Treebanks (CoNLL-U) to spaCy Docs, with the habits of different treebanks brought together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.manifest import Treebank

SENTENCES_PER_DOCUMENT = 8
PARAGRAPH_EVERY = 4  # one sentence in four is followed by a paragraph break
CURLY_EVERY = 3  # one document in three gets typographic quotation marks


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. `head` is an index into the sentence, its own for the root; `lemma` "" is unknown."""

    text: str
    space: bool
    upos: str
    feats: str
    lemma: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of CoNLL-U: `number` and `head` as written there."""

    number: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space: bool


def read_conllu(path: Path, *, merge_multiwords: bool) -> Iterator[list[Word]]:
    """Sentences of a CoNLL-U file.

    A multiword token becomes one word when `merge_multiwords` or when its words do not spell it; else its words
    stand side by side without a space.
    """
    block: list[str] = []
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield parse_sentence(block, merge_multiwords=merge_multiwords)
                block = []
    if block:
        yield parse_sentence(block, merge_multiwords=merge_multiwords)


def parse_sentence(lines: Iterable[str], *, merge_multiwords: bool) -> list[Word]:
    """The words of one CoNLL-U sentence; empty nodes and comments are left out."""
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    rows = [_row(c) for c in cells if c[0].isdigit()]
    for cell in cells:
        if "-" in cell[0]:
            first, last = map(int, cell[0].split("-"))
            spelled = "".join(r.text for r in rows if first <= r.number <= last)
            space = "SpaceAfter=No" not in cell[9]
            if merge_multiwords or spelled != cell[1]:
                rows = _merge(rows, first, last, cell[1], space)
            else:
                rows = [
                    replace(r, space=space if r.number == last else False) if first <= r.number <= last else r
                    for r in rows
                ]
    position = {row.number: i for i, row in enumerate(rows)}
    return [
        Word(r.text, r.space, r.upos, r.feats, r.lemma, position[r.head] if r.head else i, r.deprel)
        for i, r in enumerate(rows)
    ]


def _row(cells: Sequence[str]) -> _Row:
    number, text, lemma, upos, _, feats, head, deprel, _, misc = cells
    lemma = "" if lemma == "_" and text != "_" else lemma
    feats = "" if feats == "_" else feats
    return _Row(int(number), text, lemma, upos, feats, int(head), deprel, "SpaceAfter=No" not in misc)


def _merge(rows: list[_Row], first: int, last: int, text: str, space: bool) -> list[_Row]:
    """The rows with numbers first to last as one, in the syntactic place of the one whose head lies outside."""
    group = [r for r in rows if first <= r.number <= last]
    top = next(r for r in group if not first <= r.head <= last)
    host = max(group, key=lambda r: len(r.text))
    clitics = ",".join(sorted(r.text.lower() for r in group if r is not host))
    feats = "|".join(sorted([*filter(None, top.feats.split("|")), f"Clitic={clitics}"]))
    merged = replace(top, text=text, lemma=host.lemma, feats=feats, space=space)
    numbers = {r.number for r in group}
    out: list[_Row] = []
    for row in rows:
        if row.number == first:
            out.append(merged)
        elif row.number not in numbers:
            out.append(replace(row, head=top.number) if row.head in numbers else row)
    return out


def harmonise(sentence: list[Word], treebank: Treebank) -> list[Word]:
    """The sentence in the habits the treebanks share: labels renamed, quotation marks as in print."""
    quotes = {"``": '"', "''": '"', "&amp;": "&"}
    return [
        replace(
            word,
            text=quotes.get(word.text, word.text),
            lemma=quotes.get(word.lemma, word.lemma) if treebank.lemmas else "",
            deprel=treebank.relabel.get(word.deprel, word.deprel),
        )
        for word in sentence
    ]


class FeatureGuess:
    """Morphological features for a treebank without them, from the words of the treebanks that have them.

    The commonest features of the same form and part of speech; for an unknown form those of the words that
    begin and end alike (di- and me- tell voice in Indonesian).
    """

    def __init__(self, sentences: Iterable[list[Word]]) -> None:
        counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for word in (w for s in sentences for w in s):
            for key in self._keys(word):
                counts[key][word.feats] += 1
        self._best = {key: max(sorted(c), key=c.__getitem__) for key, c in counts.items()}

    @staticmethod
    def _keys(word: Word) -> list[tuple[str, ...]]:
        form = word.text.lower()
        return [(word.upos, form), (word.upos, form[:2], form[-3:]), (word.upos, form[:2], ""), (word.upos,)]

    def fill(self, sentence: list[Word]) -> list[Word]:
        """The sentence with guessed features."""
        return [replace(w, feats=next((self._best[k] for k in self._keys(w) if k in self._best), "")) for w in sentence]


def typographic(sentences: Sequence[list[Word]]) -> list[list[Word]]:
    """The sentences with straight double quotation marks turned into “ and ”, by turns."""
    opening = True
    out = []
    for sentence in sentences:
        changed = []
        for word in sentence:
            if word.text == '"':
                word = replace(word, text="“" if opening else "”", lemma="“" if opening else "”")
                opening = not opening
            changed.append(word)
        out.append(changed)
    return out


def treebank_doc(vocab: Vocab, sentences: Sequence[list[Word]], *, paragraphs: bool = False) -> Doc:
    """One Doc of several sentences; with `paragraphs`, some are followed by a line break token."""
    words: list[str] = []
    spaces: list[bool] = []
    columns: dict[str, list[Any]] = {k: [] for k in ("heads", "deps", "pos", "morphs", "lemmas", "sent_starts")}
    for number, sentence in enumerate(sentences):
        offset = len(words)
        for i, word in enumerate(sentence):
            words.append(word.text)
            spaces.append(word.space)
            _append(columns, offset + word.head, word.deprel, word.upos, word.feats, word.lemma, i == 0)
        if paragraphs and number % PARAGRAPH_EVERY == PARAGRAPH_EVERY - 1 and number + 1 < len(sentences):
            spaces[-1] = False
            words.append("\n\n")
            spaces.append(False)
            _append(columns, len(words) - 2, "dep", "SPACE", "", "\n\n", False)
    columns["deps"] = ["ROOT" if d == "root" else d for d in columns["deps"]]
    make: Any = Doc  # the stub's signature lists the columns one by one
    doc: Doc = make(vocab, words=words, spaces=spaces, **columns)
    return doc


def _append(columns: dict[str, list[Any]], *values: Any) -> None:
    for name, value in zip(("heads", "deps", "pos", "morphs", "lemmas", "sent_starts"), values, strict=True):
        columns[name].append(value)


def load_treebank(corpora: Path, treebank: Treebank, *, merge_multiwords: bool) -> list[list[Word]]:
    """All sentences of a treebank, harmonised."""
    read = read_conllu(corpora / treebank.path, merge_multiwords=merge_multiwords)
    return [harmonise(s, treebank) for s in read]


def chunks(items: Sequence[list[Word]], size: int) -> Iterator[Sequence[list[Word]]]:
    """Consecutive slices of the given size; the last may be shorter."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
