"""Paragraphs that quote the money of one row tell its staff and its achievement."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

HARBOUR = """
Tabel 1 Sasaran kegiatan dan sumber daya tahun 2031

No | Sasaran Kegiatan | Kinerja | | | Anggaran (Rp) | | SDM |
 | | Target | Realisasi | Capaian (%) | Pagu | Realisasi | Target | Realisasi
1 | Terlaksananya pengerukan alur pelayaran dalam | 100 | 96 | 96,00 | 812.450.000 | 790.113.250 | 33 | 28
2 | Terlaksananya pengecatan menara suar pantai | 100 | 100 | 100,00 | 455.300.000 | 401.224.700 | 12 | 12

"""
FOREST = """
Tabel 1 Kinerja, belanja dan pegawai 2030

Sasaran | Target (%) | Realisasi (%) | Capaian (%) | Pagu (Rp) | Belanja (Rp) | Target SDM | Realisasi SDM
Meningkatnya lereng rawan yang dihijaukan | 80 | 74 | 92,50 | 318.500.000 | 300.120.400 | 9 | 8
Meningkatnya taman kota yang terawat baik | 70 | 70 | 100,00 | 120.750.000 | 118.300.900 | 6 | 6

"""
DREDGED = (
    "Capaian sasaran kegiatan 1 yaitu Terselenggaranya pengerukan alur pelayaran dalam sebesar {share}%."
    " Kegiatan ini menyerap dana sebesar Rp {spent},- dari anggaran sebesar Rp 812.450.000,-"
    " serta SDM sebanyak {had} orang dari rencana sebanyak {planned} orang."
)
GREENED = (
    "Rata-rata capaian terhijaukannya lereng rawan yang dihijaukan adalah {share}%. Dari pagu"
    " Rp318.500.000 dibelanjakan Rp{spent}. Pegawai yang bertugas sebanyak {had} orang"
    " dari target {planned} orang."
)
CASES = [
    (HARBOUR + DREDGED, {"share": "96,00", "spent": "790.113.250", "had": "28", "planned": "33"}),
    (FOREST + GREENED, {"share": "92,50", "spent": "300.120.400", "had": "8", "planned": "9"}),
]


def walked(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.CROSSREF)]


@pytest.mark.parametrize(("text", "right"), CASES, ids=["harbour", "forest"])
@pytest.mark.parametrize(
    ("field", "wrong"),
    [("share", "100,00"), ("had", "7"), ("planned", "30")],
    ids=["share", "had", "planned"],
)
def test_what_stands_beside_the_money_of_a_row_is_of_that_row(
    text: str, right: dict[str, str], field: str, wrong: str
) -> None:
    assert walked(text.format(**right)) == []
    assert walked(text.format(**right | {field: wrong})) == [(wrong, right[field])]


@pytest.mark.parametrize(("text", "right"), CASES, ids=["harbour", "forest"])
def test_an_achievement_may_be_rounded_and_another_one_is_no_slip_of_the_pen(
    text: str, right: dict[str, str]
) -> None:
    whole, slip = right["share"].split(",")[0], "98,60"
    assert walked(text.format(**right | {"share": whole})) == []
    (found,) = [f for f in audited(text.format(**right | {"share": slip})).findings if f.printed == slip]
    assert (found.repair, found.computed) == (None, right["share"])


@pytest.mark.parametrize(("text", "right"), CASES, ids=["harbour", "forest"])
def test_other_money_is_that_of_no_row(text: str, right: dict[str, str]) -> None:
    other = right | {"spent": "211.600.340", "planned": "30"}
    assert "30" not in [printed for printed, _ in walked(text.format(**other))]


def test_a_paragraph_that_speaks_of_several_rows_tells_the_staff_of_none() -> None:
    _, right = CASES[0]
    text = HARBOUR + DREDGED.format(**right | {"planned": "30"})
    assert walked(text + " Kegiatan 2 menyerap Rp 401.224.700,- dari anggaran Rp 455.300.000,-.") == []


@pytest.mark.parametrize(
    "words",
    [
        "Capaian indikator kecepatan bongkar muat peti kemas sebesar 91,30%.",
        "Pengerukan alur pelayaran dalam selesai 91,30%.",
        "Realisasi pengerukan alur pelayaran dalam sebesar 91,30%.",
    ],
)
def test_the_achievement_of_another_thing_is_held_against_no_row(words: str) -> None:
    money = " Dananya sebesar Rp 790.113.250,- dari anggaran sebesar Rp 812.450.000,-."
    assert "91,30" not in [printed for printed, _ in walked(HARBOUR + words + money)]


def test_other_people_are_no_staff() -> None:
    money = "Dana sebesar Rp 790.113.250,- dari anggaran sebesar Rp 812.450.000,-"
    assert walked(f"{HARBOUR}{money} melayani 25 orang dari target sebanyak 40 orang.") == []
    assert walked(f"{HARBOUR}{money} dengan tenaga sebanyak 28 orang. Target peserta 40 orang.") == []


def test_a_row_with_the_staff_of_two_years_tells_neither() -> None:
    two = HARBOUR.replace("SDM |\n", "SDM | |\n").replace(
        "Target | Realisasi\n1", "Target | Target 2032 | Realisasi\n1"
    )
    two = two.replace("| 33 | 28", "| 33 | 35 | 28").replace("| 12 | 12", "| 12 | 13 | 12")
    _, right = CASES[0]
    assert walked(two + DREDGED.format(**right | {"planned": "30"})) == []


SEVERAL = """
Tabel 1 Program, indikator dan dana tahun 2031

No | Program | Indikator | Target | Realisasi | Capaian (%) | Pagu (Rp) | Realisasi (Rp)
1 | Program pelayaran | Kapal yang tiba tepat waktu | 80,00 | 76,00 | 95,00 | 812.450.000 | 790.113.250
 | | Dermaga kayu yang layak pakai | 90,00 | 81,00 | 90,00 | |
 | | Nakhoda yang bersertifikat lengkap | 50,00 | 52,00 | 104,00 | |
2 | Program menara suar | Lampu suar yang menyala malam | 60,00 | 60,00 | 100,00 | 455.300.000 | 401.224.700

"""
MEAN = (
    "Rata-rata capaian program pelayaran sebesar {mean}%. Dananya terserap sebesar Rp 790.113.250,-"
    " dari anggaran sebesar Rp 812.450.000,-."
)
HOUSES = """
Lampiran 1 Kinerja program perumahan 2030

Kode | Indikator Program | Satuan | Target | Realisasi | Capaian | Pagu (Rp) | Belanja (Rp)
A | Rumah kayu tua yang diperbaiki | unit | 40 | 38 | 95,00 | 318.500.000 | 300.120.400
 | Rumah sewa warga yang dibangun | unit | 20 | 22 | 110,00 | |
B | Taman bermain yang dirawat | unit | 10 | 10 | 100,00 | 120.750.000 | 118.300.900

"""
BUILT = (
    "Capaian rata-rata program rumah adalah {mean}%. Dari pagu Rp318.500.000 telah dibelanjakan"
    " Rp300.120.400."
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [(SEVERAL + MEAN, "96,33", "90,56"), (HOUSES + BUILT, "102,50", "97,80")],
    ids=["ships", "houses"],
)
def test_the_mean_of_a_programme_is_that_of_its_indicators(text: str, right: str, wrong: str) -> None:
    assert told(text.format(mean=right), AuditRule.AVERAGE) == []
    found = [(printed, said) for _, printed, said in told(text.format(mean=wrong), AuditRule.AVERAGE)]
    assert found == [(wrong, right)]


def test_the_achievement_of_one_indicator_is_no_mean() -> None:
    assert told(SEVERAL + MEAN.format(mean="95,00"), AuditRule.AVERAGE) == []
    once = MEAN.replace("Rata-rata capaian", "Capaian").format(mean="90,56")
    assert told(SEVERAL + once, AuditRule.AVERAGE) == []
    with_money = SEVERAL.replace("| 90,00 | |\n", "| 90,00 | 5.100.000 | 4.900.000\n")
    assert told(with_money + MEAN.format(mean="90,56"), AuditRule.AVERAGE) == []


WORKS = """
Tabel 1 Realisasi Anggaran dan Fisik Tahun 2031

No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | Keuangan (%) | Fisik (%)
1 | Pemeliharaan dermaga rakyat | 812.450.000 | 790.113.250 | 97,25 | 98,00
2 | Pembangunan halte kota | 455.300.000 | 401.224.700 | 88,12 | 43,29

"""
DONE = (
    "Pemeliharaan dermaga rakyat dengan pagu Rp 812.450.000 dan realisasi Rp 790.113.250 atau 97,25% dengan"
    " realisasi fisik {quay}% serta Pembangunan halte kota dengan pagu Rp 455.300.000 dan realisasi"
    " Rp 401.224.700 atau 88,12% sedangkan kemajuan fisik mencapai {halt}%."
)


@pytest.mark.parametrize(
    ("quay", "halt", "wrong"),
    [
        ("98,00", "43,29", []),
        ("98,00", "13,04", [("13,04", "43,29")]),
        ("89,00", "43,29", [("89,00", "98,00")]),
    ],
)
def test_work_done_is_that_of_the_row_whose_money_is_told_before(
    quay: str, halt: str, wrong: list[tuple[str, str]]
) -> None:
    found = told(WORKS + DONE.format(quay=quay, halt=halt), AuditRule.CROSSREF)
    assert [(printed, right.split(" ")[0]) for _, printed, right in found] == wrong


def test_work_of_which_the_next_sentence_tells_is_of_no_row_before() -> None:
    text = DONE.format(quay="98,00", halt="43,29") + " Sebanyak 12 kegiatan mencapai realisasi fisik 100,00%."
    assert not told(WORKS + text, AuditRule.CROSSREF)
