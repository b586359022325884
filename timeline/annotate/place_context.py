"""What stands around a name and tells whether it is a place there."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from timeline.annotate.annotations import text_of
from timeline.annotate.place_lexicon import Phrase, PlaceLexicon
from timeline.annotate.syntax import children
from timeline.annotate.trained import entity_label

ARGUMENTS = frozenset({"nsubj", "obj", "iobj"})  # of a verb; Universal Dependencies
LONGEST_PHRASE = 4  # words in the longest phrase of the word lists
LONGEST_PREFIX = 4  # letters of "al", "ben", "pro", "anti"
ENDS_SENTENCE = frozenset(".!?:;\"“”'‘’«»•")


class Surroundings:
    """The words before and after a name in a Doc, and the names a trained pipeline found."""

    def __init__(self, doc: Doc, lexicon: PlaceLexicon, starts: Iterable[int]) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.words = lexicon.words
        self.starts = frozenset(starts)
        self.lower = [token.lower_ for token in doc]
        self.has_entities = doc.has_annotation("ENT_IOB")
        self.has_parse = doc.has_annotation("DEP")
        self.entities = [(e.start, e.end, entity_label(e.label_)) for e in doc.ents]
        self.entity_at = {i: entity for entity in self.entities for i in range(entity[0], entity[1])}
        self.surnames = {self.lower[end - 1] for _, end, label in self.entities if label == "PER"}

    def is_located(self, start: int) -> bool:
        """Whether a preposition of place stands before, other words between allowed: "di kota Basra"."""
        for _ in range(3):
            if self._ends_before(start, "locative"):
                return True
            length = self._ends_before(start, "between")
            if not length:
                return False
            start -= length
        return bool(self._ends_before(start, "locative"))

    def follows_person_word(self, start: int) -> bool:
        """Whether the preposition before goes with persons as well: "from Davis"."""
        return bool(self._ends_before(start, "with_persons"))

    def is_joined(self, end: int, start: int) -> bool:
        """Whether only a comma, or a word for "and", stands between two names."""
        between = [word for word in self.lower[end:start] if word != ","]
        return start - end <= 2 and (not between or tuple(between) in self.words["and"]) and start > end

    def is_set_off(self, start: int, end: int) -> bool:
        """Whether punctuation stands on both sides, as in an address: "Hotel Mulia, Senayan, Jakarta"."""
        return start > 0 and end < len(self.doc) and self.doc[start - 1].is_punct and self.doc[end].is_punct

    def is_whole_line(self, start: int, end: int) -> bool:
        """Whether nothing else stands on the line, as in a list of names."""
        first, last = self.doc[start], self.doc[end - 1]
        before = self.text[: first.idx].rpartition("\n")[2]
        after = self.text[last.idx + len(last) :].partition("\n")[0]
        return not before.strip() and not after.strip(" .")

    def begins_sentence(self, start: int) -> bool:
        """Whether the name opens a sentence, a quotation or a line, where every word has a capital letter."""
        if start == 0:
            return True
        before = self.doc[start - 1]
        return before.text[-1] in ENDS_SENTENCE or "\n" in before.text_with_ws or bool(self.doc[start].is_sent_start)

    def is_tagged_place(self, start: int) -> bool:
        """Whether the trained pipeline took the name for a place."""
        return self._label(start) == "LOC"

    def is_argument(self, start: int, end: int) -> bool:
        """Whether the name is somebody who acts, or with or against whom something is done.

        The word before tells ("terhadap Moskow"), or the parse, which also reaches the second of two ("antara Ankara
        dan Moskow").
        """
        if self._ends_before(start, "with_governments"):
            return True
        if not self.has_parse:
            return False
        head = self.doc[start:end].root
        while head.dep_ == "conj":
            head = head.head
        if head.dep_.split(":")[0] in ARGUMENTS:
            return not self._is_listed(head.head, "place_verbs")
        return any(child.dep_ == "case" and self._is_listed(child, "with_governments") for child in children(head))

    def _is_listed(self, token: Token, word_list: str) -> bool:
        return (token.lower_,) in self.words[word_list]

    def is_other_name(self, start: int, end: int, *, sure: bool, located: bool) -> bool:
        """Whether the name belongs to a person, an organisation or a document.

        `sure` is a name that hardly means anything but the place: it withstands a tag that covers just the name.
        """
        if self._ends_before(start, "belongs_after") or self._starts_at(end, "belongs_before"):
            return True
        if self._has_prefix(start):
            return True
        if self.has_entities and self._is_part_of_entity(start, end, sure=sure, located=located):
            return True
        if end - start > 1 or (sure and (located or self.has_entities)) or self._is_tagged_whole(start, end):
            return False
        return self._continues(end) or (not located and self._is_continued(start))

    def _is_part_of_entity(self, start: int, end: int, *, sure: bool, located: bool) -> bool:
        entity = self.entity_at.get(start)
        if entity is None or entity[2] not in ("PER", "ORG"):
            return not located and not sure and self.lower[end - 1] in self.surnames
        alone = entity[0] >= start and entity[1] <= end
        if entity[2] == "PER":
            return not (alone and located and sure)
        if alone:
            return not (sure or located)
        return not self._preposition_inside(entity[0], start)

    def _is_tagged_whole(self, start: int, end: int) -> bool:
        """Whether the trained pipeline took just the name, not a longer one that begins with it, for a place."""
        return self.is_tagged_place(start) and self.entity_at[start][1] <= end

    def _preposition_inside(self, entity_start: int, start: int) -> bool:
        """ "Markas PBB di New York": a long name that ends with where it is."""
        return start > entity_start and (self.lower[start - 1],) in self.words["locative"]

    def _has_prefix(self, start: int) -> bool:
        """Whether a short word is tied to the name with a hyphen: "Al-Sabah", "pro-Moscow"."""
        if start < 2 or self.doc[start - 1].text != "-" or self.doc[start - 1].whitespace_:
            return False
        first = self.doc[start - 2]
        return not first.whitespace_ and len(first) <= LONGEST_PREFIX and (start - 2) not in self.starts

    def _continues(self, end: int) -> bool:
        """Whether a capitalised word follows that makes the name part of a longer one: "London Breed"."""
        if end >= len(self.doc) or end in self.starts or not self.doc[end - 1].whitespace_:
            return False
        return _is_name_word(self.doc[end]) and (self.lower[end],) not in self.words["may_follow"]

    def _is_continued(self, start: int) -> bool:
        """Whether a capitalised word stands before that makes the name part of a longer one: "Jack London"."""
        if start == 0 or not self.doc[start - 1].whitespace_ or "\n" in self.doc[start - 1].whitespace_:
            return False
        return _is_name_word(self.doc[start - 1]) and not self.begins_sentence(start - 1)

    def _label(self, start: int) -> str | None:
        entity = self.entity_at.get(start)
        return entity[2] if entity else None

    def _ends_before(self, start: int, word_list: str) -> int:
        """Number of words of the longest phrase of a list that ends just before a token; 0 for none."""
        return _longest(self.words[word_list], (self.lower[max(0, start - n) : start] for n in _LENGTHS))

    def _starts_at(self, end: int, word_list: str) -> int:
        """Number of words of the longest phrase of a list that begins at a token; 0 for none."""
        return _longest(self.words[word_list], (self.lower[end : end + n] for n in _LENGTHS))


_LENGTHS = range(LONGEST_PHRASE, 0, -1)


def _longest(phrases: frozenset[Phrase], stretches: Iterable[list[str]]) -> int:
    return next((len(words) for words in stretches if words and tuple(words) in phrases), 0)


def _is_name_word(token: Token) -> bool:
    return token.is_title and token.is_alpha
