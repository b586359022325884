"""The medium that a sentence credits: "melansir Al Jazeera", "as quoted by AFP", "told Reuters"."""

from __future__ import annotations

from timeline.annotate.statements.scene import Scene

MEDIA_ROLE = "MED"
LONGEST_NAME = 5
SKIP = 3
JOINS = frozenset({"-", "&"})


def credited(scene: Scene, start: int, end: int) -> str | None:
    """The medium named in the tokens `[start, end)` by a verb of quoting, or None."""
    media = scene.lexicon.media
    for i in range(start, end):
        if scene.words[i] not in media.verbs | media.verbs_by or scene.quoted[i] >= 0:
            continue
        name = _name_after(scene, i + 1, end) or _name_before(scene, i, start)
        if name is not None:
            return name
    return None


def is_medium(scene: Scene, mention: int) -> bool:
    """Whether an actor mention is a news medium."""
    return any(a.role == MEDIA_ROLE or (a.code or "").endswith(MEDIA_ROLE) for a in scene.mentions[mention].actors)


def credit_start(scene: Scene, start: int, end: int) -> int | None:
    """The token at which a closing aside about the medium begins ("…, seperti dilansir X"), or None."""
    media = scene.lexicon.media
    for i in range(start + 1, end):
        if scene.words[i] not in media.verbs | media.verbs_by or scene.quoted[i] >= 0:
            continue
        first = i
        while first > start and scene.words[first - 1] in media.asides:
            first -= 1
        if scene.words[first - 1] == "," and _name_after(scene, i + 1, end):
            return first
    return None


def _name_after(scene: Scene, start: int, end: int) -> str | None:
    """A capitalised name at `start`, behind at most a few prepositions and nouns for a medium."""
    media = scene.lexicon.media
    first = start
    for _ in range(SKIP + 1):
        if first >= end:
            return None
        word = scene.words[first]
        pair = " ".join(scene.words[first : first + 2])
        if pair in media.nouns:
            first += 2
        elif word in media.prepositions or (
            word in media.nouns | media.name_words and not scene.doc[first].text[:1].isupper()
        ):
            first += 1
        else:
            break
    found = scene.mention_covering(first) if first < end else None
    known = found is not None and is_medium(scene, found)
    if first == start and scene.words[start - 1] in media.verbs_by and not known:
        return None
    last = first
    if any(t.start <= first < t.end for t in scene.doc._.times):  # "dikutip dari Jumat": the name is lost
        return None
    while last < min(end, first + LONGEST_NAME) and _in_name(scene, last, first):
        last += 1
    while last > first and scene.words[last - 1] in JOINS | media.name_words:
        last -= 1
    name = scene.doc[first:last].text.strip(" .") if last > first else ""
    return name if name[:1].isupper() else None


def _in_name(scene: Scene, i: int, first: int) -> bool:
    token = scene.doc[i]
    if token.is_punct and token.text not in "-&":
        return False
    return (
        token.text[:1].isupper()
        or (i > first and (token.text in JOINS or token.lower_ in scene.lexicon.media.name_words))
        or (i > first and token.text == ".")
    )


def _name_before(scene: Scene, verb: int, start: int) -> str | None:
    """The capitalised name right before a verb of quoting: "CBS News mengutip seorang pejabat".

    Before verbs that others use too it must be known as a medium: "Antara quoted the minister".
    """
    found = scene.mention_covering(verb - 1) if verb > start else None
    if found is not None and scene.mentions[found].actor.person is not None:
        return None  # "kata Wardana dilansir ...": the name of the medium is lost
    if scene.words[verb] in scene.lexicon.media.verbs_by:
        return scene.mentions[found].text if found is not None and is_medium(scene, found) else None
    first = verb
    while first > max(start, verb - LONGEST_NAME) and scene.doc[first - 1].text[:1].isupper():
        first -= 1
    return scene.doc[first:verb].text if first < verb else None
