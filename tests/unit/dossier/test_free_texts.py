"""What leads to a person in free texts: found with its place and why, taken out whole,
and nothing else is.

All names, numbers and addresses are invented.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.architecture.code import ROOT
from tests.every_case import every_case

from capaian.dossier.personal_texts import find_person, find_personal_pieces, mask_personal_pieces

NIK = "639902" + "4107900002"
TELEPHONE = "0812-3456-" + "7890"
RT, HOUSE = "alamat: RT/RW", "alamat: nomor rumah"
FOUND = (
    # text, what is left of it, why
    ("Siti Aminah binti Karto, Jl. Melati 5", "…, …", f"nama dengan 'binti'; {HOUSE}"),
    ("keluhan siti aminah binti karto soal KK", "keluhan … soal KK", "nama dengan 'binti'"),
    ("Rizki bin Umar Said datang", "… datang", "nama dengan 'bin'"),
    ("Siti Aminah dan SITI RAHAYU, siti aminah", "… dan …, …", "nama orang"),
    ("Ibu Siti menunggu", "… menunggu", "nama dengan 'Ibu'"),
    ("pak budi santoso tidak dilayani", "… tidak dilayani", "nama dengan 'pak'"),
    ("BAPAK SUGENG RAHARJO TIDAK DILAYANI", "… TIDAK DILAYANI", "nama dengan 'bapak'"),
    ("Bpk.Sugeng, Sdr. M. Yusuf", "…, …", "nama dengan 'Bpk'; nama dengan 'Sdr'"),
    ("Kata H. Karto Suwito begitu", "Kata … begitu", "nama dengan 'H.'"),
    ("Bapak Hj. Maimunah", "…", "nama dengan 'Bapak'"),
    ("dr. Ratna Dewi memeriksa", "… memeriksa", "nama dengan 'dr.'"),
    (
        "KK an Budi, alm. Karto, Nama: Ani Wati",
        "KK …, …, …",
        "nama dengan 'an'; nama dengan 'alm'; nama dengan 'Nama:'",
    ),
    (
        "KTP a.n. Budi dan atas nama Ani Wati",
        "KTP … dan …",
        "nama dengan 'a.n.'; nama dengan 'atas nama'",
    ),
    ("Karto Suwito, S.Pd menunggu", "… menunggu", "nama dengan gelar 'S.Pd'"),
    ("KARTO SUWITO, S.SOS", "…", "nama dengan gelar 'S.SOS'"),
    ("Karto Suwito, SH", "…", "nama dengan gelar 'SH'"),
    ("warga RT 03 RW 05 Juai", "warga … Juai", RT),
    ("rt.003/005", "…", RT),
    ("RT/RW 3/5, RW 04", "…, …", RT),
    ("Jl. Melati RT 03, Gg. Mawar RT 05/02", "Jl. Melati …, Gg. Mawar …", RT),
    ("Jalan Melati nomor 5", "…", HOUSE),
    ("jl melati no 5 rusak", "… rusak", HOUSE),
    ("Gg. Mawar III No. 7A", "…", HOUSE),
    ("Perum Griya Blok C2 No. 5", "…", HOUSE),
    ("Blok B/12, rumah nomor 7", "…, …", HOUSE),
    (
        f"hubungi {TELEPHONE} atau warga@contoh.id",
        "hubungi … atau …",
        "nomor telepon; alamat surel",
    ),
    (f"NIK {NIK} dobel", "NIK … dobel", "NIK atau NIP"),
    (
        "no KK: 99990" + "12345678901 salah",
        "no KK: … salah",
        "nomor penduduk",
    ),  # no number that can be
    ("WA \u0660\u0668\u0661\u0662\u200b3456" + "7890 jam", "WA … jam", "nomor telepon"),
    (
        "bu rahmawati lambat, nama saya kusnadi",
        "… lambat, …",
        "nama dengan 'bu'; nama dengan 'nama saya'",
    ),
    ("saya Rahmawati Dewi menunggu", "… menunggu", "nama dengan 'saya'"),
    (NIK[:7] + " " + NIK[7:] + ", " + f"{int(NIK):,}", "…, …", "NIK atau NIP"),
    (
        "WA 0812:3456:" + "7890, budi (at) contoh.id, @budi_s",
        "WA …, …, …",
        "nomor telepon; alamat surel",
    ),
    ("Ｉbu Siti … menunggu", "… … menunggu", "nama dengan 'Ibu'"),
)
NOTHING = (
    "Bapak Bupati ke Ibu Kota, Bapak/Ibu petugas, Ibu hamil, ibu dan anak",
    "H. 2023 dan 1445 H. Semua, s.d. 31 Desember, REKAP S.D. JULI",
    "Jl. Jenderal Sudirman macet, Jalan tahun 2023, jalan selama 3 hari, Jl. A. Yani Km 5",
    "RSUD dr. Soetomo, Jl. H. Agus Salim, Masjid H. Karto, Balai RW 03, Posyandu RW 4",
    "Kec. Indra Jaya, Masjid Nur Hidayah, RSUD Siti Fatimah, budi pekerti",
    "surat pengantar RT/RW, Ketua RT, BIN, recycle bin, KK dr Juai, SKM 87,5",
)


@every_case("text, left, whys", FOUND)
def test_what_leads_to_a_person(text: str, left: str, whys: str) -> None:
    pieces = find_personal_pieces(text)
    assert "; ".join(dict.fromkeys(each.why for each in pieces)) == whys
    assert mask_personal_pieces(text) == left
    assert all(text[each.begin : each.end].strip() not in each.why for each in pieces)


@every_case(
    "text",
    [*NOTHING, *Path(__file__).with_name("ordinary_texts.txt").read_text("utf-8").splitlines()],
)
def test_ordinary_texts_lead_to_nobody(text: str) -> None:
    assert find_personal_pieces(text) == () and mask_personal_pieces(text) == text


def test_narratives_of_the_examples_name_nobody() -> None:
    lines = {
        line
        for file in ROOT.glob("examples/*/narrative/*.md")
        for line in file.read_text("utf-8").splitlines()
    }
    assert len(lines) > 200
    assert [line for line in sorted(lines) if find_personal_pieces(line)] == []


_PIECES = [
    *(text for text, _, _ in FOUND),
    *(
        "Ibu",
        "bin",
        "H.",
        "Budi",
        "siti",
        "RT",
        "Jl.",
        "No.",
        "5",
        "0812",
        "3456",
        "…",
        ", S.Pd",
        "@a.id",
        "Rp ",
    ),
]


@given(
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=8),
    st.sampled_from(["", " ", ".", "\n"]),
)
def test_what_is_taken_out_is_never_found_again(pieces: list[str], between: str) -> None:
    left = mask_personal_pieces(between.join(pieces))
    assert find_personal_pieces(left) == () and mask_personal_pieces(left) == left


@every_case(
    "text, found",
    [
        ("Akta 639902" + "4107900002 belum jadi", "NIK atau NIP"),
        ("KK 6399 0241 " + "0790 0002", "NIK atau NIP"),
        ("Hubungi 0812-3456-" + "7890", "nomor telepon"),
        ("WA +62 812 3456 " + "7890 atau datang", "nomor telepon"),
        ("Telp. (0335) 42" + "1234", "nomor telepon"),
        ("nomornya 81234" + "567890", "nomor telepon"),
        ("Rumah 0812 - 3456_" + "7890", "nomor telepon"),
        ("Rumah \u0660\u0668\u0661\u0662\u200b3456" + "7890", "nomor telepon"),
        ("Kirim ke warga@contoh.id", "alamat surel"),
        ("Menunggu 05-02-2024 08.00-15.00, lalu 06-02-2024 08.00 - 15.00", ""),
        ("Sejak 05-02-2024 menunggu 14 hari, biaya Rp 850.000.000 ditanyakan", ""),
        ("Perda 5/2024 Pasal 12, loket 3 tutup 13.00", ""),
        ("2.12.02.2.01.0004 KTP-el yang dicetak: jumlahnya keliru.", ""),
    ],
)
def test_numbers_and_mail_of_persons(text: str, found: str) -> None:
    assert find_person(text) == found
