"""Sentences that name no time, full of what looks like one: names, money, ships, scores, versions, telephones."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.annotate.times import find_times

FRIDAY = date(2022, 1, 14)

ENGLISH = """
Prime Minister Hun Sen met the envoys and Sun Chanthol spoke for the government.
Theresa May may march on with the delegation.
Talks may resume, and troops may march on the city.
They sat in the sun, and the wed couple won the prize.
Augustus and his august guests admired the second tower.
The frigate 2014 and the KRI 8501 sailed past; flight QZ8501 and flight 1990 landed.
The bill came to $27, then to $2,014 and €1999.
Some 2,000 troops, 1,950 tanks and 2015 people crossed the river.
Version 3.11.2 replaced version 2.0.1 and Windows 11.
They won 3-2 and lost 10:8, then 21-15, 21-19.
Call 555-2014 or +62 21 3441508 or 0812-1990-2011.
The vote was 14-1 with 2 abstentions; resolution 2202 and article 5 apply.
Between 5 and 7 people, about 1.25 million, signed the petition.
The Daily Mail, the Sunday Times and the New York Times sent reporters.
The Black Sabbath fan bought a sundae near Mondale Avenue.
Its quarter was searched, and one half of the house stood empty.
The minister is the 45th of her line and sits on the 9th floor.
A second minister was seconded to the third committee.
The army fired 155mm shells and 7.62 rounds at grid 1903-2210.
The A320, the Boeing 737-800 and the F-16 took part.
The index rose 1.5 points to 6,650.12, or 2.3 percent.
The summit host praised the minute detail.
They met in room 2011, then in 2012A and 1905B.
The fall of the empire came up; he will fall.
The postcode is 10110 and the licence BX1945.
He is the director of the Centre for Weekly Studies.
The last resort and the next step were debated.
He came first, she came second, and the rest followed.
The minister's second term and third party were discussed.
Morning Star and Evening Standard are newspapers.
Tehran denied the charge, and Moscow rejected it at once.
The G20, the G7, the P5+1 and the Group of 77 issued texts.
The two sides agreed on 12 points, 3 annexes and 1 map.
He weighed 70 kg and ran 100 metres.
The host of "Nightly News" thanked the editor of "Weekly Mail".
Version 10.4.2 shipped, then 3.11 and build 2019.1.
He scored 12 of 15 free throws in a 98-87 win.
Dial 021-555-1998 or +1 (202) 456-1414 for help.
May I ask whether she may win?
Will Smith and April Jones met Augusta Gray and June Carter.
The wind will march the boats on, and march they did.
A one second hand watch costs $1,999.
Every now and then she smiles.
He is of the present opinion that the present storm is worse.
Between 10 and 12 ministers, 60 to 90 aides and 5 to 7 cars came.
The MH370, QZ8501 and GA 421 were delayed.
The sum of 1.25 million was paid in 20 parts.
The spring of the lock broke, and autumnal leaves fell.
Sat phones and wed couples filled the sun room.
The score was 40-15, then deuce.
She was the second second secretary to be sent home.
The morning-after pill and the night sky are unlike things.
They dawdled at the dawning age of a new era.
"""

INDONESIAN = """
PM Hun Sen dan Menteri Sun Chanthol bertemu para utusan.
Si Minggu dan Pak Jumadi menulis surat kepada Bu Septi.
Hari Nugroho dan Hari Tanoe hadir bersama Agus Martowardojo.
Menteri Mei Lan dan mei-mei kecil berfoto.
Junianto, Julianto dan Desi berasal dari Maretan.
KRI 8501 dan KRI Bung Tomo 357 berlayar; penerbangan QZ8501 mendarat.
Harganya Rp2014, lalu Rp 1.990.000, atau 1,25 juta rupiah.
Sekitar 5-7 orang hadir, 2014 orang lain menonton.
Sebanyak 2.000 tentara dan 1950 prajurit menyeberangi sungai.
Versi 3.11.2 menggantikan versi 2.0.1.
Skor 3-2 itu mengejutkan, disusul 21-15, 21-19.
Hubungi 021-3441508 atau 0812-1990-2011.
Pemungutan suara berakhir 14-1 dengan 2 abstain.
Pasal 7 ayat 2, resolusi 2202 dan bab 3 dibahas terlebih dahulu.
Ia lebih dulu berbicara, lalu pergi, sedangkan lalu lintas macet.
Kehidupan sehari-hari tidak berubah, matahari bersinar.
Pengendara itu bernama Ramadhan, alumnus Universitas Sebelas Maret.
Mereka makan siang dan makan malam bersama di pasar malam.
Selamat pagi dan selamat malam, kata pembawa acara.
Ia tinggal di Pasar Minggu, Pasar Senen dan Pasar Rebo.
Koran Kompas, Koran Tempo dan Media Indonesia mengirim wartawan.
Jam tangan itu mahal, dan jam kerja mereka panjang.
Kapal berbobot 155 ton itu panjangnya 90 meter.
Indeks naik 1,5 poin ke 6.650,12 atau 2,3 persen.
Kamar 2011, gedung 12A dan lantai 9 kosong.
Pelat nomor BX1945 dan kode pos 10110 dicatat.
Resolusi PBB 1559, G20, G7, P5+1 dan Kelompok 77 disebut.
Kedua pihak sepakat atas 12 butir, 3 lampiran dan 1 peta.
Ia menteri ke-45 dan duduk di lantai ke-9.
Pesawat A320, Boeing 737-800 dan F-16 ikut serta.
Sen, rab dan kam bukan singkatan yang aman; sel dan sab pun begitu.
Bulan purnama dan bulan madu menjadi judul lagunya.
Gerakan Jumat Bersih dan Jumat Berkah diluncurkan.
Sekolah Minggu itu ramai, ulang tahun gereja dirayakan.
Polisi memeriksa Tahun Sitorus, Malam Sambat Kaban, dan Abad Nugraha.
Teheran membantah tuduhan itu, Moskow menolaknya mentah-mentah.
Ia berlari 100 meter dan beratnya 70 kg.
Juru bicara itu menunggu jawaban kedua kementerian.
Versi 10.4.2 terbit, lalu 3.11 dan 2019.1.
Ia menang 21-15, 21-19 atas lawannya.
Hubungi 021-555-1998 atau 0812-3456-7890.
KRI 8501 dan GA 421 serta MH370 tertunda.
Harganya 1,25 juta rupiah, atau $27, untuk 5-7 orang.
Ada 10 hingga 12 menteri dan antara 60 dan 90 ajudan.
Mari kita bermusim-musim di kebun, kata si Jumat.
Skornya 3-2, lalu 10-8.
Pasal 28 ayat 3 dan resolusi 2334 dibahas.
Ia naik bus nomor 17 ke Gang Desember.
Sejumlah 2.019 kursi dan 1.998 meja rusak.
"""

TEXTS = {"en": ENGLISH, "id": INDONESIAN}
CASES = [(code, line) for code, text in TEXTS.items() for line in text.strip().split("\n")]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_what_is_no_time_gives_nothing(language: str, text: str) -> None:
    assert [t.text for t in find_times(text, language, FRIDAY)] == []
