from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.articles import Article, read
from timeline.articles.language import LanguageError, detect_language, known_language

GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The foreign minister arrived in Vienna on Monday for talks.", "en"),
        ("Putin meets Xi.", "en"),
        ("Menteri luar negeri itu tiba di Wina pada hari Senin untuk berunding.", "id"),
        ("Jokowi bertemu Putin.", "id"),
        ("Perdana menteri itu akan bertemu dengan presiden bulan depan.", "id"),
        ("MENTERI LUAR NEGERI TIBA DI WINA", "id"),
    ],
)
def test_language_detected(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministre des affaires étrangères est arrivé lundi à Vienne."),
        ("de", "Die Außenministerin ist am Montag in Wien eingetroffen."),
        ("es", "El ministro de Exteriores llegó el lunes a Viena."),
        ("nl", "De minister van Buitenlandse Zaken is maandag in Wenen aangekomen."),
        ("pt", "O ministro das Relações Exteriores chegou a Viena na segunda-feira."),
        ("tl", "Dumating sa Maynila noong Lunes ang kalihim ng ugnayang panlabas."),
        ("vi", "Bộ trưởng ngoại giao đã đến Hà Nội hôm thứ Hai."),
        ("ru", "Министр иностранных дел прибыл в Вену в понедельник."),
        ("ar", "وصل وزير الخارجية إلى فيينا يوم الاثنين."),
        ("zh", "外交部长星期一抵达维也纳。"),
        ("ja", "外務大臣は月曜日にウィーンに到着した。"),
    ],
)
def test_language_of_another_country_is_refused_by_name(language, text):
    with pytest.raises(LanguageError, match=f"'{language}'"):
        detect_language(text)


@pytest.mark.parametrize("code", ["id", "ID", "id-ID", "id_ID", " id "])
def test_language_code_in_its_usual_forms(code):
    assert known_language(code) == "id"


@pytest.mark.parametrize("code", ["ms", "ms-MY"])
def test_language_with_dates_alone_is_refused_with_what_it_lacks(code):
    with pytest.raises(LanguageError, match=r"only dates are understood.*cues\.yaml.*there are: en, id$"):
        known_language(code)


@pytest.mark.parametrize("code", ["fr", "xx", "indonesian-id", "../id"])
def test_language_without_a_folder(code):
    with pytest.raises(LanguageError, match="there are: en, id"):
        known_language(code)


@pytest.mark.skipif(not GOLD.exists(), reason="needs the gold sets")
def test_language_no_gold_text_is_refused(put):
    for path in [*GOLD.glob("*d*.jsonl"), GOLD / "plover_gsr.jsonl", *(GOLD / "dates").glob("*.jsonl")]:
        rows = [json.loads(line) for line in path.open(encoding="utf-8")]
        rows = [row for row in rows if "text" in row and row.get("language")]
        plain = "\n".join(json.dumps({"text": row["text"]}) for row in rows)
        if not rows:
            continue
        items = list(read([put(path.name, plain)]))
        assert all(isinstance(item, Article) for item in items), path
        wrong = [a.text for a, row in zip(items, rows, strict=True) if a.language != row["language"]]
        assert len(wrong) <= 0.01 * len(rows) + 1, (path, wrong)
