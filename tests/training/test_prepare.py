"""Corpora to Docs, on snippets of our own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import srsly
from spacy.strings import get_string_id
from spacy.vocab import Vocab

from timeline.lexicon import LexiconError
from training import names, treebanks
from training.assemble import keep_needed_strings
from training.datelines import Datelines, read_datelines
from training.manifest import MANIFEST, LanguageCorpora, NamesCorpus, Treebank, read_manifest
from training.prepare import CorporaError, check_files, names_docs, treebank_docs

TREEBANK = """# text = Ia membaca bukunya.
1\tIa\tia\tPRON\t_\tPronType=Prs\t2\tnsubj\t_\t_
2\tmembaca\tbaca\tVERB\t_\tVoice=Act\t0\troot\t_\t_
3-4\tbukunya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\tbuku\tbuku\tNOUN\t_\tNumber=Sing\t2\tobj\t_\t_
4\tnya\tnya\tPRON\t_\t_\t3\tnmod:poss\t_\t_
5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# text = ``Rapat dewan'' usai
1\t``\t``\tPUNCT\t_\t_\t2\tpunct\t_\tSpaceAfter=No
2\tRapat\trapat\tNOUN\t_\t_\t5\tnsubj\t_\t_
3\tdewan\tdewan\tNOUN\t_\t_\t2\tcompound\t_\tSpaceAfter=No
4\t''\t''\tPUNCT\t_\t_\t2\tpunct\t_\t_
4.1\tkosong\t_\t_\t_\t_\t_\t_\t_\t_
5\tusai\tusai\tVERB\t_\t_\t0\troot\t_\t_
"""
NAMES = "Menlu\tO\nRetno\tB-PER\nMarsudi\tI-PER\ntiba\tO\ndi\tO\nWina\tB-LOC\n,\tO\nSelasa\tB-DATE\n.\tO\n"
NO_DATELINES = Datelines(["Oslo"], ["Warta"], [["CITY", "-"]])


@pytest.fixture
def treebank_file(tmp_path: Path) -> Path:
    path = tmp_path / "a.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


def test_a_clitic_group_becomes_one_word_in_the_place_of_its_head(treebank_file: Path) -> None:
    first = next(treebanks.read_conllu(treebank_file, merge_multiwords=True))
    assert [w.text for w in first] == ["Ia", "membaca", "bukunya", "."]
    group = first[2]
    assert (group.upos, group.lemma, group.deprel, group.head, group.space) == ("NOUN", "buku", "obj", 1, False)
    assert group.feats == "Clitic=nya|Number=Sing"
    assert [w.head for w in first] == [1, 1, 1, 1]


def test_words_that_spell_their_token_can_stay_apart(treebank_file: Path) -> None:
    first = next(treebanks.read_conllu(treebank_file, merge_multiwords=False))
    assert [(w.text, w.space) for w in first[2:]] == [("buku", False), ("nya", False), (".", True)]


def test_labels_are_renamed_and_quotation_marks_unified(treebank_file: Path) -> None:
    second = list(treebanks.read_conllu(treebank_file, merge_multiwords=True))[1]
    bank = Treebank("x", "a.conllu", "train", relabel={"compound": "nmod"}, lemmas=False)
    done = treebanks.harmonise(second, bank)
    assert [w.text for w in done] == ['"', "Rapat", "dewan", '"', "usai"]
    assert done[2].deprel == "nmod"
    assert {w.lemma for w in done} == {""}


def test_a_doc_of_sentences_keeps_heads_starts_and_text(treebank_file: Path) -> None:
    sentences = list(treebanks.read_conllu(treebank_file, merge_multiwords=True))
    doc = treebanks.treebank_doc(Vocab(), sentences)
    assert doc.text == "Ia membaca bukunya. ``Rapat dewan'' usai "
    assert [s.root.text for s in doc.sents] == ["membaca", "usai"]
    assert doc[2].head.text == "membaca" and doc[2].lemma_ == "buku"


def test_paragraph_breaks_are_tokens_of_the_sentence_before(treebank_file: Path) -> None:
    sentences = list(treebanks.read_conllu(treebank_file, merge_multiwords=True))[:1] * 5
    doc = treebanks.treebank_doc(Vocab(), sentences, paragraphs=True)
    breaks = [t for t in doc if t.text == "\n\n"]
    assert [t.i for t in breaks] == [16]
    assert breaks[0].sent.start == 12 and doc[17].is_sent_start


def test_features_are_guessed_from_the_form_then_from_its_ends(treebank_file: Path) -> None:
    known = treebanks.Word("dibuka", True, "VERB", "Voice=Pass", "", 0, "root")
    guess = treebanks.FeatureGuess([[known]])
    unknown = treebanks.Word("ditutup", True, "VERB", "", "", 0, "root")
    other = treebanks.Word("cepat", True, "ADV", "", "", 0, "root")
    assert [w.feats for w in guess.fill([known, unknown, other])] == ["Voice=Pass", "Voice=Pass", ""]


def test_straight_quotation_marks_turn_by_turns() -> None:
    word = treebanks.Word('"', True, "PUNCT", "", '"', 0, "punct")
    assert [w.text for w in treebanks.typographic([[word, word], [word]])[0]] == ["“", "”"]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ('Kata dia , " Ya . "', 'Kata dia, "Ya." '),
        ("Dewan ( DK PBB ) bersidang", "Dewan (DK PBB) bersidang "),
        ("sumber - sumber itu", "sumber-sumber itu "),
        ("Jakarta - Menteri itu", "Jakarta - Menteri itu "),
        ("the minister 's visit", "the minister's visit "),
    ],
)
def test_spacing_is_that_of_print(tokens: str, text: str) -> None:
    words = tokens.split()
    assert "".join(w + " " * s for w, s in zip(words, names.spacing(words), strict=True)) == text


def test_names_are_reduced_to_three_kinds(tmp_path: Path) -> None:
    path = tmp_path / "n.conll"
    path.write_text(NAMES, encoding="utf-8")
    doc = names.names_doc(Vocab(), next(names.read_bio(path)))
    assert [(e.text, e.label_) for e in doc.ents] == [("Retno Marsudi", "PER"), ("Wina", "LOC")]


def test_a_line_without_a_tag_is_named(tmp_path: Path) -> None:
    path = tmp_path / "n.conll"
    path.write_text("Menlu\tO\nRetno\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        list(names.read_bio(path))


def test_stray_continuations_begin_a_name() -> None:
    assert names.repaired(["I-PER", "I-PER", "I-LOC", "O", "I-ORG"]) == ["B-PER", "I-PER", "B-LOC", "O", "B-ORG"]


def test_sentences_that_overlap_a_test_set_are_left_out() -> None:
    shared = [(f"kata{i}", "O") for i in range(8)] + [(".", "O")]
    own = [("Lain", "O"), (".", "O")]
    seen = set(names.shingles([t for t, _ in shared]))
    assert list(names.without_overlap([shared + own], seen)) == [own]


def test_a_dateline_hangs_under_the_root() -> None:
    line = Datelines(["New York"], ["Warta"], [["CITY_", ",", "outlet", "-"]])
    word = treebanks.Word("Hujan", True, "NOUN", "", "", 0, "root")
    dated = line.before_sentence([word], 0)
    assert [(w.text, w.head, w.deprel) for w in dated] == [
        ("NEW", 5, "dislocated"),
        ("YORK", 0, "flat:name"),
        (",", 0, "punct"),
        ("Warta", 0, "appos"),
        ("-", 0, "punct"),
        ("Hujan", 5, "root"),
    ]
    assert [tag for _, tag in line.before_passage([], 0)] == ["B-LOC", "I-LOC", "O", "B-ORG", "O"]


def test_every_language_of_the_manifest_has_datelines() -> None:
    for code in read_manifest().languages:
        dealt = [read_datelines(code).dateline(n) for n in range(200)]
        assert len({tuple(t.text for t in tokens) for tokens in dealt}) > 50


def test_copies_and_held_out_documents(tmp_path: Path, treebank_file: Path) -> None:
    bank = Treebank("x", "a.conllu", "train", times=3)
    poor = Treebank("x", "a.conllu", "train", features=False)
    language = LanguageCorpora("id", True, (bank, poor), ())
    train, dev = treebank_docs(Vocab(), tmp_path, language, NO_DATELINES)
    assert (len(train), len(dev)) == (1, 1)
    with_dev = LanguageCorpora("id", True, (bank, Treebank("x", "a.conllu", "dev")), ())
    train, dev = treebank_docs(Vocab(), tmp_path, with_dev, NO_DATELINES)
    assert (len(train), len(dev)) == (3, 1)
    assert train[0].text.startswith("OSLO - Ia membaca")
    train, _ = treebank_docs(Vocab(), tmp_path, replace(with_dev, plain=True), NO_DATELINES)
    assert [doc.text.startswith("OSLO") for doc in train[:2]] == [False, True]
    assert len(train) == 6


def test_training_names_leave_out_what_is_measured(tmp_path: Path) -> None:
    (tmp_path / "n.conll").write_text(NAMES, encoding="utf-8")
    train = NamesCorpus("x", "n.conll", "train")
    language = LanguageCorpora("id", True, (), (train,))
    docs = names_docs(Vocab(), tmp_path, language, NO_DATELINES)
    assert [[e.text for e in doc.ents] for doc in docs] == [["OSLO", "Retno Marsudi", "Wina"]]
    twice = LanguageCorpora("id", True, (), (NamesCorpus("x", "n.conll", "train", times=2),))
    assert len(names_docs(Vocab(), tmp_path, twice, NO_DATELINES)) == 2
    measured = LanguageCorpora("id", True, (), (train, NamesCorpus("x", "n.conll", "test")))
    assert names_docs(Vocab(), tmp_path, measured, NO_DATELINES) == []


def test_a_vocabulary_keeps_what_the_lemmatizer_refers_to(tmp_path: Path) -> None:
    (tmp_path / "trainable_lemmatizer").mkdir()
    (tmp_path / "vocab").mkdir()
    trees = [{"orig": get_string_id("ies"), "subst": get_string_id("y")}]
    (tmp_path / "trainable_lemmatizer" / "trees").write_bytes(srsly.msgpack_dumps({"trees": trees}))
    srsly.write_json(tmp_path / "vocab" / "strings.json", ["ies", "Reykjavik", "y"])
    keep_needed_strings(tmp_path)
    assert srsly.read_json(tmp_path / "vocab" / "strings.json") == ["ies", "y"]


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    language = LanguageCorpora("id", True, (Treebank("x", "none.conllu", "train"),), ())
    with pytest.raises(CorporaError, match=r"none\.conllu"):
        check_files(tmp_path, language)


def test_the_manifest_credits_every_source() -> None:
    manifest = read_manifest()
    used = {c.source for language in manifest.languages.values() for c in language.all}
    assert used == set(manifest.sources)


def test_an_unknown_source_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "corpora.yaml"
    path.write_text(MANIFEST.read_text(encoding="utf-8").replace("{source: csui", "{source: nobody"), "utf-8")
    with pytest.raises(LexiconError, match=r"line \d+: unknown source 'nobody'"):
        read_manifest(path)
