from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.annotate.statements.quotations import find_quotations, paragraphs


def outer(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text) if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we go” and left.", ["“we go”"]),
        ('"Kami pergi," katanya.', ['"Kami pergi,"']),
        ("”Kami siap,” kata dia. ”Kami pergi.”", ["”Kami siap,”", "”Kami pergi.”"]),
        ("„Wir gehen“, sagte er.", ["„Wir gehen“"]),
        ("«Oui, madame», dit-il.", ["«Oui, madame»"]),
        ("She wrote, ''We go now.'' Then she left.", ["''We go now.''"]),
        ("``We go now,'' he said.", ["``We go now,''"]),
        ("‘We don’t go,’ he said of the workers’ party.", ["‘We don’t go,’"]),
        ("The 'big' plan isn't Russia's.", ["'big'"]),
        ("the workers’ party, the ’90s and Russia's plan", []),
        ('A 5" gun and a 6" gun.', []),
        ('("Ya," katanya.)', ['"Ya,"']),
        ('Kata dia:"Kami siap."', ['"Kami siap."']),
        ("“Satu.” “Dua.”", ["“Satu.”", "“Dua.”"]),
        ("“One two” ,", ["“One two”"]),
    ],
)
def test_find_quotations_pairs(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Dia bilang "tidak" kepada saya," kata Wardana.', [(0, '"Dia bilang "tidak" kepada saya,"'), (1, '"tidak"')]),
        ("“He said ‘no’ twice,” she said.", [(0, "“He said ‘no’ twice,”"), (1, "‘no’")]),
        ("‘He said “no” twice,’ she said.", [(0, "‘He said “no” twice,’"), (1, "“no”")]),
    ],
)
def test_find_quotations_nested(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(q.depth, text[q.start : q.end]) for q in find_quotations(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # never closed: the paragraph ends it
        ('"Kami siap.\nPasukan bergerak ke utara.', [('"Kami siap.', True, False)]),
        # a further paragraph that opens with a mark goes on
        ("“One.\n“Two,” he said.", [("“One.", True, False), ("“Two,”", True, True)]),
        # never closed and another one follows: cut at the sentence
        (
            '"Kami siap. Pasukan bergerak. "Kami pergi," kata dia.',
            [('"Kami siap. Pasukan bergerak.', True, False), ('"Kami pergi,"', True, True)],
        ),
        # never opened: from the start of its sentence
        (
            'Hujan turun. Kami siap," kata dia. "Ya," kata Petrov.',
            [('Kami siap,"', False, True), ('"Ya,"', True, True)],
        ),
        # a lone mark
        ("“", []),
        ("stray” mark", []),
    ],
)
def test_find_quotations_unbalanced(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert [(text[q.start : q.end], q.opened, q.closed) for q in find_quotations(text)] == expected


def test_find_quotations_one_stray_mark_leaves_the_rest_alone() -> None:
    text = '"Kami siap.\n\n' + "Kalimat biasa. " * 200 + '\n\n"Ya," kata dia.'
    assert outer(text) == ['"Kami siap.', '"Ya,"']


def test_find_quotations_stray_mark_in_one_long_paragraph_is_cut() -> None:
    text = 'Ia "pergi tanpa kata. ' + "Kalimat biasa berikutnya. " * 200
    (found,) = find_quotations(text)
    assert found.end - found.start < 1300 and text[: found.end].endswith(".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\n", ["one", "two"]),
        ("one\nstill one\n\ntwo", ["one\nstill one", "two"]),
        ("one", ["one"]),
        ("", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in paragraphs(text)] == expected


MARKED = st.text(alphabet="aB .,!?\n\"“”„«»'’‘`-5", max_size=80)


@given(st.one_of(MARKED, st.text(max_size=60)))
def test_find_quotations_any_text(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for depth in {q.depth for q in found}:
        level = [q for q in found if q.depth == depth]
        assert all(a.end <= b.start for a, b in itertools.pairwise(level)), level
    for q in found:
        start, end = q.inner(text)
        assert q.start <= start <= end <= q.end


@given(MARKED, MARKED)
def test_find_quotations_paragraphs_do_not_disturb_each_other(first: str, second: str) -> None:
    first, second = first.replace("\n", " "), second.replace("\n", " ")
    both = f"{first}\n\n{second}"
    moved = [(q.start + len(first) + 2, q.end + len(first) + 2) for q in find_quotations(second)]
    tail = [(q.start, q.end) for q in find_quotations(both) if q.start >= len(first) + 2]
    if first.strip() and second.strip():
        assert tail == moved
