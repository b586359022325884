"""Name corpora (one token and one BIO tag a line) to spaCy Docs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

LABELS = frozenset({"PER", "ORG", "LOC"})
OVERLAP = 8  # a training sentence that shares so many tokens in a row with a test set is left out
NO_SPACE_BEFORE = frozenset(",.;:!?)]}%…")
NO_SPACE_AFTER = frozenset("([{$")
ENDINGS = frozenset({"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m"})

Tagged = list[tuple[str, str]]


def read_bio(path: Path) -> Iterator[Tagged]:
    """Passages of a file: tokens with their tags, reduced to PER, ORG, LOC and O.

    Raises ValueError, with file and line, for a line without exactly one tab.
    """
    passage: Tagged = []
    with path.open(encoding="utf-8") as handle:
        for number, line in enumerate(handle, start=1):
            if not line.strip():
                if passage:
                    yield passage
                passage = []
                continue
            token, tab, tag = line.rstrip("\n").partition("\t")
            if not tab or not token or not tag:
                raise ValueError(f"{path}, line {number}: expected a token, a tab and a tag")
            passage.append((token, known_tag(tag)))
    if passage:
        yield passage


def known_tag(tag: str) -> str:
    """The tag if it marks a person, organisation or place, else O."""
    return tag if tag[2:] in LABELS else "O"


def sentences(passage: Tagged) -> Iterator[Tagged]:
    """The passage cut after full stops, question and exclamation marks."""
    sentence: Tagged = []
    for token, tag in passage:
        sentence.append((token, tag))
        if token in {".", "?", "!"}:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def shingles(tokens: Sequence[str], size: int = OVERLAP) -> Iterator[tuple[str, ...]]:
    """All runs of `size` lower-case tokens."""
    lowered = [t.lower() for t in tokens]
    for start in range(len(lowered) - size + 1):
        yield tuple(lowered[start : start + size])


def without_overlap(passages: Iterable[Tagged], seen: set[tuple[str, ...]]) -> Iterator[Tagged]:
    """The passages without the sentences that share a run of tokens with `seen`."""
    for passage in passages:
        kept = [
            pair
            for sentence in sentences(passage)
            if seen.isdisjoint(shingles([token for token, _ in sentence]))
            for pair in sentence
        ]
        if kept:
            yield kept


def spacing(tokens: Sequence[str]) -> list[bool]:
    """Whether a blank follows each token, as print would have it."""
    follows = [True] * len(tokens)
    inside_quotes = False
    for i, token in enumerate(tokens):
        if token in {'"', "``", "''"}:
            opening = not inside_quotes
            inside_quotes = opening
            if opening:
                follows[i] = False
            elif i:
                follows[i - 1] = False
        elif token in NO_SPACE_AFTER or token in {"“", "‘"}:
            follows[i] = False
        elif i and (token in NO_SPACE_BEFORE or token in ENDINGS or token in {"”", "’"}):
            follows[i - 1] = False
        elif token == "-" and 0 < i < len(tokens) - 1 and _joins(tokens[i - 1], tokens[i + 1]):
            follows[i - 1] = follows[i] = False
    return follows


def _joins(left: str, right: str) -> bool:
    """Whether a hyphen between the two was written without blanks: a compound, not a dash or a dateline."""
    return left[-1].isalnum() and (right[0].islower() or (left.isupper() and right[0].isalnum() and right.isupper()))


def names_doc(vocab: Vocab, passage: Tagged, *, curly: bool = False, dateline: int = 0) -> Doc:
    """A Doc with entities. `curly` writes typographic quotation marks; `dateline` tokens stand before the text."""
    words = [token for token, _ in passage]
    spaces = [*spacing(words[:dateline]), *spacing(words[dateline:])]
    words = _quotes(words, curly=curly)
    return Doc(vocab, words=words, spaces=spaces, ents=repaired([tag for _, tag in passage]))


def _quotes(words: list[str], *, curly: bool) -> list[str]:
    out, opening = [], True
    for word in words:
        if word in {'"', "``", "''"}:
            out.append(("“" if opening else "”") if curly else '"')
            opening = not opening
        else:
            out.append(word)
    return out


def repaired(tags: Sequence[str]) -> list[str]:
    """The tags with every I- that continues nothing turned into a B-."""
    out: list[str] = []
    for tag in tags:
        stray = tag.startswith("I-") and (not out or out[-1][2:] != tag[2:])
        out.append(f"B-{tag[2:]}" if stray else tag)
    return out
