"""Short invented articles in both languages, about as eventful as news, as many as one likes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

FIRST_DAY, DAYS = date(2015, 1, 1), 3_000
FAMILIES = ("Aldana", "Brekk", "Corvin", "Dastur", "Elmark", "Fonseka", "Grabar", "Hakimi", "Ishta", "Jorvik")
GIVEN = ("Arman", "Bela", "Cyra", "Dunya", "Emil", "Farah", "Goran", "Hedda", "Ivo", "Jamila", "Kasim", "Lena")
STATES = {
    "en": ("Norway", "Chile", "Kenya", "Japan", "Turkey", "Brazil", "Egypt", "Poland", "Vietnam", "Canada"),
    "id": ("Norwegia", "Chili", "Kenya", "Jepang", "Turki", "Brasil", "Mesir", "Polandia", "Vietnam", "Kanada"),
}
CITIES = {
    "en": ("Geneva", "Vienna", "Doha", "Nairobi", "Lisbon", "Oslo"),
    "id": ("Jenewa", "Wina", "Doha", "Nairobi", "Lisbon", "Oslo"),
}
MATTERS = {
    "en": ("fishing rights", "the new pipeline", "grain exports", "student visas", "the border crossing", "tariffs"),
    "id": ("hak penangkapan ikan", "jalur pipa baru", "ekspor gandum", "visa pelajar", "pos perbatasan", "tarif"),
}
# Of each pair the first tells of what happens between two states, the second of nothing of the kind.
NEWS = {
    "en": (
        "Foreign Minister {person} of {one} met the ambassador of {other} in {city} on {weekday}. "
        'They spoke about {matter}. "We will not sign anything before the autumn of {year}," {person} said. '
        "{other} had condemned the plans of {one} in an earlier note.",
        "The river near {city} rose by {number} centimetres on {weekday}. Farmers brought their cattle to higher "
        "ground and the school stayed closed. Rain is expected until the end of the week.",
    ),
    "id": (
        "Menteri Luar Negeri {one} {person} bertemu duta besar {other} di {city} pada {weekday}. "
        'Keduanya membahas {matter}. "Kami tidak akan menandatangani apa pun sebelum tahun {year}," kata {person}. '
        "{other} sebelumnya mengecam rencana {one}.",
        "Permukaan sungai di dekat {city} naik {number} sentimeter pada {weekday}. Para petani memindahkan ternak ke "
        "tempat yang lebih tinggi dan sekolah diliburkan. Hujan diperkirakan turun sampai akhir pekan.",
    ),
}
WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
}


def write_articles(number: int, path: Path) -> None:
    """Write so many articles as JSON Lines, the same every time; every second tells of an event."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(article, ensure_ascii=False)}\n" for article in _articles(number))


def _articles(number: int) -> Iterator[dict[str, str]]:
    random = Random(0)
    for n in range(number):
        language = ("en", "id")[n // 2 % 2]
        day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        text = NEWS[language][n % 2].format(**_words(random, language, day))
        yield {"id": f"short-{n:07}", "published": day.isoformat(), "language": language, "text": text}


def _words(random: Random, language: str, day: date) -> dict[str, object]:
    one, other = random.sample(STATES[language], 2)
    return {
        "person": f"{random.choice(GIVEN)} {random.choice(FAMILIES)}",
        "one": one,
        "other": other,
        "city": random.choice(CITIES[language]),
        "matter": random.choice(MATTERS[language]),
        "weekday": WEEKDAYS[language][day.weekday()],
        "year": day.year + random.randrange(1, 9),
        "number": random.randrange(5, 500),
    }
