from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from timeline.annotate import places
from timeline.annotate.place_lexicon import load

BLANK = {}


def blank(language):
    if language not in BLANK:
        BLANK[language] = spacy.blank("en")  # spaCy's Indonesian tokenizer takes seconds to build
        BLANK[language].add_pipe("timeline_places", config={"language": language})
    return BLANK[language]


def found(language, text):
    return [(mention.text, mention.name, mention.country) for mention in blank(language)(text)._.places]


def named(language, text):
    """English names of the places of a text, countries left out."""
    return [m.name for m in blank(language)(text)._.places if m.kind != "country"]


# form, language, English name, country, latitude, longitude
TABLE = """
Jenewa|id|Geneva|CHE|46.20|6.15
Wina|id|Vienna|AUT|48.21|16.37
Den Haag|id|The Hague|NLD|52.08|4.30
Kairo|id|Cairo|EGY|30.04|31.24
Moskow|id|Moscow|RUS|55.75|37.62
Brussel|id|Brussels|BEL|50.85|4.35
Beograd|id|Belgrade|SRB|44.80|20.47
Praha|id|Prague|CZE|50.09|14.42
Kiev|id|Kyiv|UKR|50.45|30.52
Warsawa|id|Warsaw|POL|52.23|21.01
Athena|id|Athens|GRC|37.98|23.73
Roma|id|Rome|ITA|41.89|12.48
Lisabon|id|Lisbon|PRT|38.72|-9.13
Kopenhagen|id|Copenhagen|DNK|55.68|12.57
Teheran|id|Tehran|IRN|35.69|51.42
Damaskus|id|Damascus|SYR|33.51|36.29
Bagdad|id|Baghdad|IRQ|33.34|44.40
Yerusalem|id|Jerusalem|ISR|31.77|35.22
Mekkah|id|Mecca|SAU|21.43|39.83
Madinah|id|Medina|SAU|24.47|39.61
Riyadh|id|Riyadh|SAU|24.69|46.72
Aljir|id|Algiers|DZA|36.75|3.06
Nikosia|id|Nicosia|CYP|35.18|33.36
Ulan Bator|id|Ulaanbaatar|MNG|47.91|106.88
Rangoon|id|Yangon|MMR|16.81|96.16
Naypyitaw|id|Naypyidaw|MMR|19.75|96.13
Kota Ho Chi Minh|id|Ho Chi Minh City|VNM|10.82|106.63
Kota Meksiko|id|Mexico City|MEX|19.43|-99.13
Nur-Sultan|id|Astana|KAZ|51.18|71.45
Jakarta|id|Jakarta|IDN|-6.21|106.85
Surabaya|id|Surabaya|IDN|-7.25|112.75
Bogor|id|Bogor|IDN|-6.59|106.79
Bandung|id|Bandung|IDN|-6.92|107.61
Labuan Bajo|id|Labuan Bajo|IDN|-8.49|119.89
Nusa Dua|id|Nusa Dua|IDN|-8.80|115.23
Makassar|id|Makassar|IDN|-5.15|119.43
Magelang|id|Magelang|IDN|-7.47|110.22
Gedung Putih|id|Washington|USA|38.90|-77.04
Istana Merdeka|id|Jakarta|IDN|-6.17|106.82
Istana Bogor|id|Bogor|IDN|-6.60|106.80
Gedung Pancasila|id|Jakarta|IDN|-6.17|106.83
Markas Besar PBB|id|New York City|USA|40.75|-73.97
Istana Élysée|id|Paris|FRA|48.87|2.32
Kremlin|id|Moscow|RUS|55.75|37.62
Hotel Capella|id|Singapore|SGP|1.25|103.82
Palais des Nations|id|Geneva|CHE|46.23|6.14
Balai Agung Rakyat|id|Beijing|CHN|39.90|116.39
Gedung Merdeka|id|Bandung|IDN|-6.92|107.61
Jalur Gaza|id|Gaza Strip|PSE|31.42|34.35
Tepi Barat|id|West Bank|PSE|32.00|35.25
Krimea|id|Crimea|UKR|45.20|34.20
Dataran Tinggi Golan|id|Golan Heights|SYR|33.00|35.78
Laut China Selatan|id|South China Sea||13.00|114.00
Laut Cina Selatan|id|South China Sea||13.00|114.00
Laut Natuna Utara|id|North Natuna Sea|IDN|5.50|108.50
Selat Hormuz|id|Strait of Hormuz||26.57|56.25
Selat Taiwan|id|Taiwan Strait||24.50|119.50
Timur Tengah|id|Middle East||29.30|42.50
Jawa Barat|id|West Java|IDN|-7.09|107.67
Geneva|en|Geneva|CHE|46.20|6.15
Vienna|en|Vienna|AUT|48.21|16.37
The Hague|en|The Hague|NLD|52.08|4.30
Brussels|en|Brussels|BEL|50.85|4.35
Kyiv|en|Kyiv|UKR|50.45|30.52
Odesa|en|Odesa|UKR|46.48|30.73
Zurich|en|Zürich|CHE|47.37|8.55
Munich|en|Munich|DEU|48.14|11.58
New Delhi|en|New Delhi|IND|28.62|77.21
Bombay|en|Mumbai|IND|19.07|72.88
Sana'a|en|Sanaa|YEM|15.35|44.21
Aleppo|en|Aleppo|SYR|36.20|37.16
Erbil|en|Erbil|IRQ|36.19|44.01
Doha|en|Doha|QAT|25.29|51.53
Sharm el-Sheikh|en|Sharm el-Sheikh|EGY|27.92|34.33
Davos|en|Davos|CHE|46.80|9.84
Camp David|en|Camp David|USA|39.65|-77.47
Yalta|en|Yalta|UKR|44.50|34.16
Sochi|en|Sochi|RUS|43.60|39.73
Minsk|en|Minsk|BLR|53.90|27.57
Astana|en|Astana|KAZ|51.18|71.45
Hiroshima|en|Hiroshima|JPN|34.40|132.45
Bretton Woods|en|Bretton Woods|USA|44.26|-71.44
Panmunjom|en|Panmunjom|KOR|37.96|126.68
Washington, D.C.|en|Washington|USA|38.90|-77.04
New York|en|New York City|USA|40.71|-74.01
San Francisco|en|San Francisco|USA|37.77|-122.42
São Paulo|en|São Paulo|BRA|-23.55|-46.64
Addis Ababa|en|Addis Ababa|ETH|9.02|38.75
Kuala Lumpur|en|Kuala Lumpur|MYS|3.14|101.69
White House|en|Washington|USA|38.90|-77.04
Downing Street|en|London|GBR|51.50|-0.13
Élysée Palace|en|Paris|FRA|48.87|2.32
Great Hall of the People|en|Beijing|CHN|39.90|116.39
South China Sea|en|South China Sea||13.00|114.00
Strait of Hormuz|en|Strait of Hormuz||26.57|56.25
Golan Heights|en|Golan Heights|SYR|33.00|35.78
Xinjiang|en|Xinjiang|CHN|41.50|86.00
Kashmir|en|Kashmir||34.30|75.50
Rakhine|en|Rakhine|MMR|20.10|93.60
Bali|en|Bali|IDN|-8.41|115.19
Hong Kong|en|Hong Kong|HKG|22.28|114.17
Gaza|en|Gaza Strip|PSE|31.42|34.35
Donbas|en|Donbas|UKR|48.30|38.20
"""
CARRIER = {"id": "Perundingan itu digelar di {} kemarin.", "en": "The two sides sat down in {} yesterday."}


@pytest.mark.parametrize("row", TABLE.split("\n")[1:-1])
def test_places_knows_name_country_and_position(row):
    form, language, name, country, latitude, longitude = row.split("|")
    (mention,) = blank(language)(CARRIER[language].format(form))._.places
    assert (mention.text, mention.name, mention.country) == (form, name, country or None)
    assert mention.latitude == pytest.approx(float(latitude), abs=0.3)
    assert mention.longitude == pytest.approx(float(longitude), abs=0.3)


def test_table_is_a_hundred_rows():
    assert len(TABLE.split("\n")[1:-1]) >= 100


NOTHING = [
    ("id", "Presiden dan menteri itu tiba dari bandara pada bulan Mei."),
    ("id", "Dua orang dari kota itu juga tak hadir, para saksi diam."),
    ("id", "Itu urusan kita. Dari Senin sampai Minggu, mereka bekerja."),
    ("id", "Surat protes sudah dikirim. Bulan depan Kota kembali ramai."),
    ("id", "Lima anggota delegasi mundur. Mau apa mereka?"),
    ("id", "Dosen Universitas Indonesia menilai kunjungan itu penting."),
    ("id", "Para pihak masih terikat Konvensi Jenewa dan Perjanjian Paris."),
    ("id", "Suku bunga Bank Indonesia tetap. Saham Bank Surabaya turun."),
    ("id", "Aktor Jack London menolak berkomentar."),
    ("id", "Harian Beijing News memuat wawancara itu."),
    ("id", "Ketua Uni Eropa dan Dewan Eropa bersuara."),
    ("id", "Menteri Perdagangan Malang Rambang berpidato."),
    ("id", "Padang rumput itu terbakar. Medan perang meluas."),
    ("en", "Nice words do not end wars, and all of no more say so."),
    ("en", "Reading the statement, the minister frowned. Mobile phones rang."),
    ("en", "March was calm. May came, and August too. Of no use."),
    ("en", "The novels of Jack London sold well."),
    ("en", "Paris Hilton and Jordan Peele smiled; Austin Powers waved."),
    ("en", "He told the New York Times and the Beijing News the same."),
    ("en", "The Bank of Sydney and the University of Vienna agreed."),
    ("en", "They broke the Geneva Conventions and the Kyoto Protocol."),
    ("en", "Santiago Silva, a lawyer, and Victoria Nuland agreed."),
    ("en", "The Russian and Chinese envoys ignored their Turkish host."),
    ("en", "He lives in a nice hotel and enjoys reading."),
    ("en", "Nasser Al-Sabah and pro-Moscow groups left."),
    ("en", "talks in geneva and vienna failed"),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_places_leaves_out_words_persons_and_organisations(language, text):
    assert [m for m in found(language, text) if m[1] not in ("Jordan",)] == []


SENTENCES = [
    ("id", "Pembicaraan di Jenewa, Wina dan Brussel belum selesai.", ["Geneva", "Vienna", "Brussels"]),
    ("id", "Menlu tiba di Jeddah, Arab Saudi, pada Kamis.", ["Jeddah"]),
    ("id", "Mereka bertemu di kota Sochi, Rusia.", ["Sochi"]),
    ("id", "Konvoi itu bergerak ke kota Rawalpindi.", ["Rawalpindi"]),
    ("id", "Rapat digelar di Istana Kepresidenan Bogor, Jawa Barat.", ["Bogor", "West Java"]),
    ("id", "Kapal itu berlayar di laut China Selatan.", ["South China Sea"]),
    ("id", "Rapat di Markas PBB di New York alot.", ["New York City", "New York City"]),
    ("id", "Markas PBB di New York dijaga ketat.", ["New York City"]),
    ("en", "JEDDAH: Ministers of the Muslim states met.", ["Jeddah"]),
    ("id", "JAKARTA, KOMPAS.com - Presiden menerima duta besar.", ["Jakarta"]),
    ("id", "TEMPO.CO, Jakarta - Menteri menolak usul itu.", ["Jakarta"]),
    ("id", "Ia terbang dari Kupang ke Dili.", ["Kupang", "Dili"]),
    ("id", "Gempa mengguncang Palu dan Donggala.", []),
    ("id", "Gempa terjadi di Palu, Sulawesi Tengah.", ["Palu", "Central Sulawesi"]),
    ("id", "Pertemuan berlangsung di Hotel Mulia, Senayan, Jakarta.", ["Jakarta", "Jakarta"]),
    ("id", "Sanksi terhadap Pyongyang dan Teheran tetap berlaku.", ["Tehran"]),
    ("id", "Presiden Rusia Vladimir Putin tiba di Vladimir, Rusia.", ["Vladimir"]),
    ("id", "Gedung Putih membantah. Ia diterima di Gedung Putih.", ["Washington"]),
    ("id", "Perdana menteri berpidato di luar Kremlin.", ["Moscow"]),
    ("en", "Talks moved from Geneva to Vienna.", ["Geneva", "Vienna"]),
    ("en", "They met in Nice, France.", ["Nice"]),
    ("en", "The court in Reading, England, sat late. Reading is slow.", ["Reading"]),
    ("en", "Leaders gathered in the southern city of Basra.", ["Basra"]),
    ("en", "WASHINGTON (AP) — The president spoke.", ["Washington"]),
    ("en", "GENEVA, Jan 10 (Reuters) - The talks opened.", ["Geneva"]),
    ("en", "He flew to Hyderabad, Pakistan, after talks.", ["Hyderabad"]),
    ("en", "The White House objected. She arrived at the White House.", ["Washington"]),
    ("en", "Ships left the strait of Hormuz.", ["Strait of Hormuz"]),
    ("en", "They signed at Camp David, Maryland.", ["Camp David", "Maryland"]),
    ("en", "A summit in Cartagena, Colombia, ended.", ["Cartagena"]),
    ("en", "They spoke at U.N. headquarters in New York.", ["New York City", "New York City"]),
    ("en", "A letter from Davis arrived. He lives in Davis.", ["Davis"]),
    ("en", "The State Department and the Pentagon denied it.", []),
    ("en", "Protesters filled Washington Square in Seattle.", ["Seattle"]),
    ("en", "The ship left Sevastopol for Taganrog.", ["Sevastopol"]),
]


@pytest.mark.parametrize(("language", "text", "names"), SENTENCES)
def test_places_in_sentences(language, text, names):
    assert named(language, text) == names


@pytest.mark.parametrize(
    ("language", "text", "form", "country"),
    [
        ("en", "He flew to Hyderabad, Pakistan, last week.", "Hyderabad", "PAK"),
        ("en", "He flew to Hyderabad last week.", "Hyderabad", "IND"),
        ("en", "Talks were held in Tripoli.", "Tripoli", "LBY"),
        ("en", "Clashes broke out in Tripoli, Lebanon.", "Tripoli", "LBN"),
        ("en", "Police in Birmingham spoke.", "Birmingham", "GBR"),
        ("en", "Police in Birmingham spoke. The United States agreed.", "Birmingham", "USA"),
        ("en", "She spoke in San José.", "San José", "CRI"),
        ("en", "She spoke in San José, California.", "San José", "USA"),
        ("en", "The plant in Valencia closed; Spain reacted.", "Valencia", "ESP"),
        ("id", "Ia tinggal di Cordoba, Argentina.", "Cordoba", "ARG"),
        ("id", "Ia tinggal di Cordoba, Spanyol.", "Cordoba", "ESP"),
        ("id", "Ia tiba di Georgetown, Guyana.", "Georgetown", "GUY"),
        ("id", "Kedua tim bertemu di Barcelona.", "Barcelona", "ESP"),
    ],
)
def test_places_of_the_same_name_are_told_apart(language, text, form, country):
    assert {text: land for text, _, land in found(language, text)}[form] == country


@pytest.mark.parametrize(
    ("language", "text", "reasons"),
    [
        ("id", "Ia tiba di Wina, Austria.", ["qualified", "located"]),
        ("id", "Jakarta - Ia berkunjung ke Sofia.", ["dateline", "located"]),
        ("en", "Beirut: The president received the envoy.", ["dateline"]),
        ("en", "SEOUL—The envoy arrived.", ["dateline"]),
        ("en", "GENEVA, Jan 10 (Reuters) - The talks opened.", ["dateline"]),
        ("id", "LIPUTAN6.com, Jakarta - Menteri berpidato.", ["dateline"]),
        ("en", "The talks - in Seoul - failed.", ["located"]),
        ("en", "Japan hosted the talks.", ["name"]),
        ("en", "The talks in Japan ended.", ["located"]),
    ],
)
def test_places_say_why(language, text, reasons):
    assert [m.rule_id.rsplit(".")[-1] for m in blank(language)(text)._.places] == reasons


def test_places_carry_offsets_and_spans():
    text = "  Ia tiba di Jenewa.\nLalu ke Den Haag."
    doc = blank("id")(text)
    for mention, span in zip(doc._.places, doc.spans["places"], strict=True):
        assert text[mention.start_char : mention.end_char] == mention.text == span.text
        assert doc[mention.start : mention.end].text == mention.text
    assert [m.geonames_id for m in doc._.places] == [2660646, 2747373]


def tagged(words, entities):
    """A Doc with entities, as a trained pipeline leaves them; (start, end, label)."""
    nlp = blank("en")
    doc = Doc(nlp.vocab, words=words.split())
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in entities], default="outside")
    return [m.name for m in places.PlaceAnnotator(load("en"))(doc)._.places]


@pytest.mark.parametrize(
    ("words", "entities", "names"),
    [
        ("Jack London spoke", [(0, 2, "PER")], []),
        ("Later London agreed", [(1, 2, "PER")], []),
        ("talks in London ended", [(2, 3, "LOC")], ["London"]),
        ("Liverpool won again", [(0, 1, "ORG")], []),
        ("the Sydney Institute said", [(1, 3, "ORG")], []),
        ("the UN Office in Nairobi said", [(1, 5, "ORG")], ["Nairobi"]),
        ("Ross Madison left . He met Madison there", [(0, 2, "PER")], []),
        ("the city of Tacoma agreed", [], ["Tacoma"]),
        ("officials of Rostock agreed", [(2, 3, "LOC")], ["Rostock"]),
        ("officials of Rostock agreed", [(2, 3, "GPE")], ["Rostock"]),
        ("officials of Rostock agreed", [], []),
        ("rooms in Rostock Towers burned", [(2, 4, "LOC")], []),
    ],
)
def test_places_heed_the_names_of_the_trained_pipeline(words, entities, names):
    assert tagged(words, entities) == names


@pytest.mark.parametrize(
    ("words", "heads", "deps", "names"),
    [
        ("Washington backed talks", [1, 1, 1], ["nsubj", "ROOT", "obj"], []),
        ("talks with Moscow failed", [3, 2, 0, 3], ["nsubj", "case", "nmod", "ROOT"], []),
        ("outskirts of Moscow burn", [3, 2, 0, 3], ["nsubj", "case", "nmod", "ROOT"], ["Moscow"]),
        ("envoys met with Moscow", [1, 1, 3, 1], ["nsubj", "ROOT", "case", "obl"], []),
        ("envoys met in Moscow", [1, 1, 3, 1], ["nsubj", "ROOT", "case", "obl"], ["Moscow"]),
        ("envoys visited Moscow", [1, 1, 1], ["nsubj", "ROOT", "obj"], ["Moscow"]),
        ("Geneva hosted talks", [1, 1, 1], ["nsubj", "ROOT", "obj"], ["Geneva"]),
        ("envoys accused Moscow", [1, 1, 1], ["nsubj", "ROOT", "obj"], []),
        ("Toledo hosted talks", [1, 1, 1], ["nsubj", "ROOT", "obj"], []),
    ],
)
def test_places_leave_capitals_that_act_to_the_actors(words, heads, deps, names):
    doc = Doc(blank("en").vocab, words=words.split(), heads=heads, deps=deps)
    assert [m.name for m in places.PlaceAnnotator(load("en"))(doc)._.places] == names


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Jenewa", "JENEWA!", "“Wina”", "di", "(Kairo)"])
def test_places_take_any_text(text):
    assert len(found("id", text)) <= 1


def test_places_work_in_a_language_without_a_folder():
    nlp = spacy.blank("xx")
    nlp.add_pipe("timeline_places")
    assert [m.country for m in nlp("Une réunion à Paris et Berlin")._.places] == ["FRA", "DEU"]


def test_places_language_can_be_given():
    nlp = spacy.blank("xx")
    nlp.add_pipe("timeline_places", config={"language": "id"})
    assert [m.name for m in nlp("Rapat di Wina")._.places] == ["Vienna"]
