"""Whether an act happens, is planned, possible or denied: cue words with their scope (`modality.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from timeline.annotate.acts.lexicon import Phrases, by_first_word, starts
from timeline.annotate.syntax import children, words_before
from timeline.languages import lexicon_path
from timeline.lexicon import LINE, check_keys, check_words, read_yaml

CLASSES = ("planned", "hypothetical", "negated", "background", "infinitive", "realised", "refused")
REACH = 9
OPENING = 2
GOVERNING = frozenset({"obj", "xcomp", "nsubj:pass", "conj", "obl", "nmod", "advcl", "ccomp", "nsubj"})


@dataclass(frozen=True, slots=True)
class Cues:
    """Cue words of one class; `near` limits how many words before the act they may stand."""

    phrases: Phrases
    near: int


@dataclass(frozen=True, slots=True)
class ModalityLexicon:
    """Cue words of a language by class, and the words at which the look to the left stops.

    Those of `contrasting` begin a clause that does not share in what is planned, possible or denied in the one above.
    """

    classes: dict[str, Cues]
    stops: frozenset[str]
    contrasting: frozenset[str]
    examples: dict[str, tuple[str, ...]]
    counterexamples: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Modality:
    """`value` is actual, planned or hypothetical; `recalled`: the clause looks back; `refused`: its doer will not."""

    value: str
    negated: bool
    recalled: bool
    refused: bool = False


@cache
def modality_lexicon(language: str) -> ModalityLexicon:
    """A language's cue words. Raises LexiconError for an unknown or missing key."""
    path = lexicon_path(language, "modality.yaml")
    data = check_keys(read_yaml(path), path, ("stops", "contrasting", *CLASSES))
    cells = {
        name: check_keys(data[name], path, ("words", "examples", "counterexamples"), ("near",)) for name in CLASSES
    }
    for name, cell in cells.items():
        for words in ("words", "examples", "counterexamples"):
            check_words(cell[words], path, data[name][LINE], least=1)
    return ModalityLexicon(
        classes={
            name: Cues(by_first_word(w.lower().split() for w in cell["words"]), int(cell.get("near", REACH)))
            for name, cell in cells.items()
        },
        stops=frozenset(check_words(data["stops"], path, 1)),
        contrasting=frozenset(check_words(data["contrasting"], path, 1)),
        examples={name: tuple(cell["examples"]) for name, cell in cells.items()},
        counterexamples={name: tuple(cell["counterexamples"]) for name, cell in cells.items()},
    )


def modality_of(doc: Doc, root: int, lexicon: ModalityLexicon, *, nominal: bool = False) -> Modality:
    """Modality of the act whose word is the token `root`; only verbs have infinitives."""
    left = _left_of(doc, root, lexicon)
    scopes = [left, *_governing(doc, root, lexicon)]
    found = {name for name, cues in lexicon.classes.items() if any(_has(scope, cues) for scope in scopes)}
    if "hypothetical" in found:
        value = "hypothetical"
    elif "planned" in found:
        value = "planned"
    else:
        purpose = not nominal and _has(left, lexicon.classes["infinitive"])
        value = "hypothetical" if purpose and not _has(left, lexicon.classes["realised"]) else "actual"
    refused = not nominal and _has(left, lexicon.classes["refused"])
    return Modality(value, "negated" in found, "background" in found or looks_back(doc, root, lexicon), refused)


def looks_back(doc: Doc, root: int, lexicon: ModalityLexicon) -> bool:
    """Whether the opening of the sentence, or the word before the token, says that it looks back ("Earlier, …")."""
    before = tuple(t.lower_ for t in doc[max(0, root - 1) : root])
    return any(_has(scope, lexicon.classes["background"]) for scope in (_opening(doc, root), before))


def _opening(doc: Doc, root: int) -> tuple[str, ...]:
    """The first words of a token's sentence: an adverb there holds for all of it."""
    begin = doc[root].sent.start if doc.has_annotation("SENT_START") else 0
    return tuple(t.lower_ for t in doc[begin : begin + OPENING])


def _has(scope: tuple[str, ...], cues: Cues) -> bool:
    return starts(scope[-cues.near :], cues.phrases) is not None


def _left_of(doc: Doc, root: int, lexicon: ModalityLexicon) -> tuple[str, ...]:
    """Words before a token in its clause, nearest last."""
    token = doc[root]
    begin = 0
    if token.dep_ == "acl" and token.head.i < root and "Part" in token.morph.get("VerbForm", []):
        begin = token.head.i  # "they are to discuss the treaty signed in May": it has been signed
    words: list[str] = []
    for before in reversed(words_before(token, REACH)):
        if before.i < begin or before.lower_ in lexicon.stops:
            break
        words.insert(0, before.lower_)
    return tuple(words)


def _governing(doc: Doc, root: int, lexicon: ModalityLexicon) -> list[tuple[str, ...]]:
    """For each verb that governs the act within the sentence, its own words: auxiliaries, negation, itself."""
    if not doc.has_annotation("DEP"):
        return []
    scopes, current = [], doc[root]
    for _ in range(3):
        if current.dep_ not in GOVERNING or current.head.i == current.i:
            break
        if current.dep_ == "advcl" and any(c.lower_ in lexicon.contrasting for c in children(current)):
            break
        relation, current = current.dep_, current.head
        if current.pos_ not in ("VERB", "AUX", "NOUN", "ADJ") or relation == "conj":
            continue
        own = [c.lower_ for c in children(current) if c.dep_ in ("aux", "aux:pass", "advmod", "mark", "neg", "det")]
        # "at the meeting the minister warned": the meeting took place, whatever the verb above it says.
        scopes.append(tuple(own) if relation == "obl" else (*own, current.lower_))
        if relation in ("ccomp", "advcl"):
            break
    return scopes
