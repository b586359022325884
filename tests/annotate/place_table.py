"""Sentences and the places that they name: language, text; per place its name, country, latitude, longitude."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.annotate.annotations import PlaceMention

# Degrees within which a coordinate is right; countries and seas are wide.
NEAR, WIDE = 0.4, 12.0

_ROWS = """
en|The two ministers dined in Vienna.|Vienna AUT 48.2 16.4
en|Envoys from nine states gathered in The Hague.|The Hague NLD 52.1 4.3
en|The delegations met at the Palais des Nations.|Geneva CHE 46.2 6.1
en|The president spoke in Kyiv on Tuesday.|Kyiv UKR 50.4 30.5
en|She flew to Addis Ababa to see the union's chairman.|Addis Ababa ETH 9.0 38.7
en|The pact was signed in Naypyidaw.|Naypyidaw MMR 19.7 96.1
en|Talks went on in Doha for a week.|Doha QAT 25.3 51.5
en|The leaders walked through the gardens at Camp David.|Camp David USA 39.6 -77.5
en|Negotiators left Muscat without a deal.|Muscat OMN 23.6 58.4
en|He lives in Paris, Texas.|Texas USA 31.0 -99.0
en|Police closed the bridge in Birmingham, Alabama.|Birmingham USA 33.5 -86.8; Alabama USA 32.8 -86.8
en|The prime minister arrived in London, Ontario.|London CAN 43.0 -81.2; Ontario CAN 50.0 -86.0
en|The ship anchored in the Strait of Hormuz.|Strait of Hormuz - 26.6 56.3
en|Fishing boats crossed the South China Sea.|South China Sea - 12.0 113.0
en|Warships entered the Black Sea.|Black Sea - 43.0 34.0
en|Aid trucks waited in Rafah.|Rafah PSE 31.3 34.2
en|The army shelled Aleppo again.|Aleppo SYR 36.2 37.2
en|Refugees fled from Mosul.|Mosul IRQ 36.3 43.1
en|Diplomats were called home from Pyongyang.|Pyongyang PRK 39.0 125.8
en|The council will sit in New York on Friday.|New York City USA 40.7 -74.0
en|The two sides exchanged prisoners in Ankara.|Ankara TUR 39.9 32.9
en|A summit is planned in Astana.|Astana KAZ 51.2 71.4
en|He gave the speech at the White House.|Washington USA 38.9 -77.0
en|They shook hands in Panmunjom.|Panmunjom KOR 38.0 126.7
en|The foreign ministers gathered in Nusa Dua.|Nusa Dua IDN -8.8 115.2
en|Protesters marched in Tbilisi, Georgia.|Tbilisi GEO 41.7 44.8; Georgia GEO 42.0 43.5
en|The court in Strasbourg heard the case.|Strasbourg FRA 48.6 7.8
en|Troops were moved to Crimea.|Crimea UKR 45.3 34.4
en|The ceasefire holds in Nagorno-Karabakh.|Nagorno-Karabakh AZE 39.8 46.8
en|Aid reached Darfur by air.|Darfur SDN 13.0 25.0
en|The talks took place in Kashmir.|Kashmir - 34.5 76.0
en|Soldiers watched the border in Donbas.|Donbas UKR 48.0 37.8
en|The envoy stayed in N'Djamena.|N'Djamena TCD 12.1 15.0
en|She met him in Abidjan, Ivory Coast.|Abidjan CIV 5.3 -4.0; Côte d'Ivoire CIV 7.5 -5.5
en|The treaty was drafted in Nice, France.|Nice FRA 43.7 7.3; France FRA 46.0 2.0
en|He was born in Mobile, Alabama.|Mobile USA 30.7 -88.1; Alabama USA 32.8 -86.8
en|Reading the letter, the minister smiled.|
en|It was a nice gesture, said the ambassador.|
en|The mobile network failed on Monday.|
en|In May the minister resigned.|
en|Chad Smith wrote the report.|
en|The family ate turkey that evening.|
en|Chad Kroeger gave no answer.|
en|Bank of Sydney raised its rates.|
en|The New York Times carried the story.|
en|Mr. Lincoln wrote to his brother.|
en|Beijing condemned the decision.|
en|Moscow and Ankara signed the deal.|
en|The Vienna Convention protects diplomats.|
en|Paris Hilton opened the shop.|
id|Kedua menteri bersantap di Wina.|Vienna AUT 48.2 16.4
id|Utusan sembilan negara berkumpul di Den Haag.|The Hague NLD 52.1 4.3
id|Delegasi berunding di Palais des Nations.|Geneva CHE 46.2 6.1
id|Presiden berpidato di Kairo pada Selasa.|Cairo EGY 30.0 31.2
id|Ia terbang ke Addis Ababa menemui ketua uni itu.|Addis Ababa ETH 9.0 38.7
id|Pakta itu diteken di Naypyidaw.|Naypyidaw MMR 19.7 96.1
id|Perundingan berlangsung di Doha selama sepekan.|Doha QAT 25.3 51.5
id|Para pemimpin berjalan-jalan di Camp David.|Camp David USA 39.6 -77.5
id|Juru runding meninggalkan Muskat tanpa hasil.|Muscat OMN 23.6 58.4
id|Presiden menerima tamunya di Istana Merdeka.|Jakarta IDN -6.2 106.8
id|Presiden menjamu tamunya di Istana Bogor.|Bogor IDN -6.6 106.8
id|Kapal itu berlabuh di Selat Hormuz.|Strait of Hormuz - 26.6 56.3
id|Kapal nelayan melintasi Laut China Selatan.|South China Sea - 12.0 113.0
id|Kapal perang memasuki Laut Hitam.|Black Sea - 43.0 34.0
id|Truk bantuan menunggu di Rafah.|Rafah PSE 31.3 34.2
id|Pengungsi lari dari Mosul.|Mosul IRQ 36.3 43.1
id|Tentara menembaki kota Aleppo.|Aleppo SYR 36.2 37.2
id|Para diplomat dipanggil pulang dari Pyongyang.|Pyongyang PRK 39.0 125.8
id|Dewan akan bersidang di New York pada Jumat.|New York City USA 40.7 -74.0
id|Kedua pihak bertukar tahanan di Ankara.|Ankara TUR 39.9 32.9
id|Pidato itu ia sampaikan di Gedung Putih.|Washington USA 38.9 -77.0
id|Mereka berjabat tangan di Panmunjom.|Panmunjom KOR 38.0 126.7
id|Para menteri luar negeri berkumpul di Nusa Dua, Bali.|Nusa Dua IDN -8.8 115.2; Bali IDN -8.4 115.1
id|Konferensi itu diadakan di Bandung.|Bandung IDN -6.9 107.6
id|Menteri itu meninjau perbatasan di Entikong.|Entikong IDN 0.9 110.3
id|Unjuk rasa pecah di Beograd.|Belgrade SRB 44.8 20.5
id|Rapat digelar di Praha, Ceko.|Prague CZE 50.1 14.4; Czechia CZE 49.8 15.5
id|Ia singgah di Athena, Yunani.|Athens GRC 38.0 23.7; Greece GRC 39.0 22.0
id|Pasukan dikirim ke Krimea.|Crimea UKR 45.3 34.4
id|Gencatan senjata bertahan di Nagorno-Karabakh.|Nagorno-Karabakh AZE 39.8 46.8
id|Bantuan tiba di Darfur.|Darfur SDN 13.0 25.0
id|Pertemuan diadakan di Kashmir.|Kashmir - 34.5 76.0
id|Ia menginap di Kuala Lumpur.|Kuala Lumpur MYS 3.1 101.7
id|Duta besar tinggal di Bandar Seri Begawan.|Bandar Seri Begawan BRN 4.9 114.9
id|Ketua delegasi tiba di Dili, Timor Leste.|Dili TLS -8.6 125.6; Timor-Leste TLS -8.8 126.0
id|Pengadilan di Strasbourg memeriksa perkara itu.|Strasbourg FRA 48.6 7.8
id|Keduanya berunding di Yerusalem.|Jerusalem ISR 31.8 35.2
id|Warga mengungsi dari Gaza.|Gaza Strip PSE 31.4 34.4
id|Ia dan istrinya membaca surat itu.|
id|Pada Mei menteri itu mundur.|
id|Minggu lalu menteri itu mundur.|
id|Ibu Nice membaca puisi.|
id|Beijing mengecam keputusan itu.|
id|Moskow dan Ankara meneken kesepakatan itu.|
id|Konvensi Jenewa melindungi tawanan.|
id|Bank Jakarta menaikkan bunga.|
id|Harian The New York Times memuat kabar itu.|
id|Ibu itu menangis semalam.|
id|Ali Jakarta menulis laporan itu.|
id|Ia sakit kepala sejak pagi.|
"""

Want = tuple[tuple[str, str | None, float, float], ...]


def _want(cell: str) -> Want:
    places = []
    for part in filter(None, (p.strip() for p in cell.split(";"))):
        name, country, latitude, longitude = part.rsplit(" ", 3)
        places.append((name, None if country == "-" else country, float(latitude), float(longitude)))
    return tuple(places)


TABLE = [(language, text, _want(cell)) for language, text, cell in (r.split("|") for r in _ROWS.strip().split("\n"))]


def matches(found: Iterable[PlaceMention], want: Want) -> bool:
    """Whether exactly the wanted places were found, where they are."""
    places = list(found)
    return len(places) == len(want) and all(_same(p, w) for p, w in zip(places, want, strict=True))


def _same(place: PlaceMention, want: tuple[str, str | None, float, float]) -> bool:
    name, country, latitude, longitude = want
    if place.name != name or place.country != country or place.latitude is None or place.longitude is None:
        return False
    reach = NEAR if place.kind in ("city", "venue") else WIDE
    return abs(place.latitude - latitude) <= reach and abs(place.longitude - longitude) <= reach
