"""Datelines ("GENEVA (Agency) - ") for some training passages, so that their places are not read as subjects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from timeline.lexicon import LexiconError, check_keys, read_yaml
from training.names import Tagged
from training.treebanks import Word

PATH = Path(__file__).parent / "datelines.yaml"


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a dateline: `part` is city, outlet or mark, `first` whether it begins its part."""

    text: str
    space: bool
    part: str
    first: bool


class Datelines:
    """The datelines of a language, dealt out in turn."""

    def __init__(self, cities: list[str], outlets: list[str], forms: list[list[str]]) -> None:
        self.cities, self.outlets, self.forms = cities, outlets, forms

    def dateline(self, number: int) -> list[Token]:
        """The tokens of dateline `number`; the turns of cities, outlets and forms differ, so that all mix."""
        city = self.cities[number % len(self.cities)]
        outlet = self.outlets[(number // 3) % len(self.outlets)]
        tokens: list[Token] = []
        for entry in self.forms[(number // 2) % len(self.forms)]:
            space, key = not entry.endswith("_"), entry.removesuffix("_")
            text, part = {
                "CITY": (city.upper(), "city"),
                "City": (city, "city"),
                "outlet": (outlet, "outlet"),
            }.get(key, (key, "mark"))
            words = text.split()
            tokens += [Token(w, space or i + 1 < len(words), part, i == 0) for i, w in enumerate(words)]
        return tokens

    def before_sentence(self, sentence: list[Word], number: int) -> list[Word]:
        """The sentence with a dateline before it: the city is `dislocated` under the sentence's root."""
        tokens = self.dateline(number)
        root = next(i for i, word in enumerate(sentence) if word.head == i) + len(tokens)
        moved = [replace(word, head=word.head + len(tokens)) for word in sentence]
        heads: dict[str, int] = {}
        prefix = []
        for i, token in enumerate(tokens):
            head, label = _attachment(token, i, heads, root)
            upos = "PUNCT" if token.part == "mark" else "PROPN"
            prefix.append(Word(token.text, token.space, upos, "", token.text, head, label))
        return prefix + moved

    def before_passage(self, passage: Tagged, number: int) -> Tagged:
        """The passage of tagged tokens with a dateline before it."""
        labels = {"city": "LOC", "outlet": "ORG"}
        prefix = [
            (t.text, "O" if t.part == "mark" else f"{'B' if t.first else 'I'}-{labels[t.part]}")
            for t in self.dateline(number)
        ]
        return prefix + passage


def _attachment(token: Token, position: int, heads: dict[str, int], root: int) -> tuple[int, str]:
    """Head and label of a dateline's token; `heads` collects the first word of each part."""
    if token.part == "mark":
        return heads["city"], "punct"
    if not token.first:
        return heads[token.part], "flat:name"
    heads[token.part] = position
    return (root, "dislocated") if token.part == "city" else (heads["city"], "appos")


def read_datelines(language: str, path: Path = PATH) -> Datelines:
    """The datelines of a language.

    Raises LexiconError for a malformed file or a language that is not in it.
    """
    content = read_yaml(path)
    if language not in content:
        raise LexiconError(path, 1, f"there are no datelines for {language!r}")
    cells = check_keys(content[language], path, ["cities", "outlets", "forms"])
    return Datelines(cells["cities"], cells["outlets"], cells["forms"])
