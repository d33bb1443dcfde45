"""Amounts whose last group is short, and conclusions, classes and offices that belong elsewhere."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.auditor.printed.number import read_digits
from capaian.domain.audit import AuditRule

TITLE = "LAPORAN KINERJA DINAS PASAR TAHUN 2031\n\n"
AMOUNTS = """
Tabel 2.1 Anggaran Menurut Program
No | Program | Anggaran (Rp) | {head}
1 | Program Penataan Pasar | 4.622.475.500 | {a}
2 | Program Pembinaan Pedagang | {amount} | {b}
3 | Program Kebersihan | 203.830.000 | {c}
4 | Program Pengawasan | 237.335.000 | {d}
5 | Program Data Pasar | 18.750.000 | {e}
 | Jumlah | 5.635.205.500 | {f}
"""


def _amounts(amount: str, *, shares: bool = False) -> str:
    columns = (
        ("82,03", "9,81", "3,62", "4,21", "0,33", "100,00") if shares else ("1", "2", "3", "2", "1", "9")
    )
    head = "%" if shares else "Kegiatan"
    return TITLE + AMOUNTS.format(amount=amount, head=head, **dict(zip("abcdef", columns, strict=True)))


@pytest.mark.parametrize("amount", ["552.815.00", "552.815.0"])
@pytest.mark.parametrize("shares", [True, False])
def test_an_amount_that_lost_a_nought_is_told_alone(amount: str, *, shares: bool) -> None:
    found = [f for f in audited(_amounts(amount, shares=shares)).findings if f.root is None]
    assert [(f.rule, f.printed) for f in found] == [(AuditRule.FORMAT, amount)]
    assert found[0].computed.startswith("552.815.000 atau 552.815,0")


def test_an_amount_that_lost_another_digit_is_told() -> None:
    (found,) = told(_amounts("552.815.12"), AuditRule.FORMAT)
    assert found[1:] == ("552.815.12", "552.815,12")


@pytest.mark.parametrize("amount", ["552.815.000", "552.815.000,00", "552.815,00"])
def test_whole_amounts_are_well_formed(amount: str) -> None:
    assert told(_amounts(amount), AuditRule.FORMAT) == []


def test_a_report_that_parts_its_cents_so_throughout_is_not_told() -> None:
    text = "\n".join(
        f"{line[0]} | Program {line[0]} | {line}15.250.00" for line in ("4.1", "5.2", "6.3", "7.4")
    )
    table = f"{TITLE}Tabel 2.1 Anggaran Menurut Program\nNo | Program | Anggaran (Rp)\n{text}\n"
    assert told(table, AuditRule.FORMAT) == []


@pytest.mark.parametrize(("digits", "value"), [("5.229.230.00", 5229230000), ("1,204,0", 1204000)])
def test_noughts_behind_the_last_mark_have_lost_one(digits: str, value: int) -> None:
    assert read_digits(digits).value == value


CONCLUDED = (
    "Realisasi layanan tahun 2031 sebesar {actual}% dari target {target}%, capaiannya {reached}%. {said}.\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "Dengan demikian target yang diperjanjikan telah terpenuhi, bahkan lebih tinggi 0,30 poin",
        "Artinya target indikator ini sudah tercapai",
        "Hal ini menunjukkan bahwa target dinas dapat terlampaui",
        "Oleh karena itu target tersebut berhasil dicapai",
    ],
)
def test_a_target_that_was_missed_is_not_met(said: str) -> None:
    text = TITLE + CONCLUDED.format(actual="95,70", target="96,00", reached="99,69", said=said)
    (found,) = told(text, AuditRule.CLAIM)
    assert found[2] == "belum tercapai"
    right = TITLE + CONCLUDED.format(actual="96,70", target="96,00", reached="100,73", said=said)
    assert told(right, AuditRule.CLAIM) == []


@pytest.mark.parametrize(
    "said",
    [
        "Dengan demikian target belum terpenuhi",
        "Jadi target tahun ini tidak tercapai",
        "Maka target gagal dicapai",
    ],
)
def test_a_target_that_was_met_is_not_missed(said: str) -> None:
    text = TITLE + CONCLUDED.format(actual="96,70", target="96,00", reached="100,73", said=said)
    (found,) = told(text, AuditRule.CLAIM)
    assert found[2] == "tercapai"
    right = TITLE + CONCLUDED.format(actual="95,70", target="96,00", reached="99,69", said=said)
    assert told(right, AuditRule.CLAIM) == []


@pytest.mark.parametrize(
    "said",
    [
        "Dengan demikian target akhir Renstra belum terpenuhi",
        "Maka target tahun mendatang diharapkan tercapai",
        "Jadi seluruh target nasional tercapai",
        "Petugas menyatakan target belum tercapai",
    ],
)
def test_conclusions_on_other_targets_are_left_alone(said: str) -> None:
    for figures in (("96,70", "96,00", "100,73"), ("95,70", "96,00", "99,69")):
        text = TITLE + CONCLUDED.format(actual=figures[0], target=figures[1], reached=figures[2], said=said)
        assert told(text, AuditRule.CLAIM) == []


CLASSES = """
Tabel 3.1 Skala Penilaian
No | Interval Capaian (%) | Kategori
1 | ≥ 90,01 | Sangat Tinggi
2 | 75,01 – 90,00 | Tinggi
3 | 65,01 – 75,00 | Sedang
4 | ≤ 65,00 | Rendah

Tabel 3.2 Capaian Kinerja
No | Indikator | Target | Realisasi | Capaian (%) | Kategori
1 | Pasar tertata | 80,00 | 80,40 | 100,50 | Sangat Tinggi
2 | Pedagang terdaftar | 50,00 | 40,00 | 80,00 | {second}
3 | Lapak bersih | 60,00 | 43,20 | 72,00 | {third}
4 | Timbangan ditera | 90,00 | 91,80 | 102,00 | {fourth}
5 | Retribusi tertagih | 40,00 | 39,20 | 98,00 | Sangat Tinggi
6 | Keluhan dijawab | 70,00 | 69,30 | 99,00 | {last}
"""


def _classes(
    second: str = "Tinggi", third: str = "Sedang", fourth: str = "Sangat Tinggi", last: str = "-"
) -> str:
    return TITLE + CLASSES.format(second=second, third=third, fourth=fourth, last=last)


@pytest.mark.parametrize(
    ("second", "third", "right"),
    [("Baik", "Sedang", "Tinggi"), ("Cukup Baik", "Sedang", "Tinggi"), ("Tinggi", "Kurang", "Sedang")],
)
def test_a_class_that_the_scale_does_not_have_is_told(second: str, third: str, right: str) -> None:
    (found,) = told(_classes(second=second, third=third), AuditRule.LABEL)
    assert found[2] == right


@pytest.mark.parametrize(
    ("second", "fourth"),
    [
        ("Tinggi", "Sangat Tinggi"),
        ("Baik", "Sangat Baik"),
        ("Dalam proses", "Sangat Tinggi"),
        ("", "Sangat Tinggi"),
    ],
)
def test_classes_of_the_scale_of_another_one_and_remarks_are_left_alone(second: str, fourth: str) -> None:
    assert told(_classes(second=second, fourth=fourth, last="Sangat Tinggi"), AuditRule.LABEL) == []


PLANS = """
Tabel 3.3 Realisasi Belanja Menurut Program dan Kegiatan
No | Program / Kegiatan | Pagu (Rp) | Realisasi (Rp) | Penyerapan (%)
1 | Program Penataan Pasar | 5.024.670.000 | 4.791.663.550 | 95,36
1.1 | Penyediaan lapak dan kios | 5.024.670.000 | 4.791.663.550 | 95,36
2 | Program Pembinaan Pedagang | 5.770.790.000 | 5.469.472.250 | 94,78
2.1 | Pelatihan pedagang muda | 5.770.790.000 | 5.469.472.250 | 94,78
3 | Program Pengawasan | 5.602.270.000 | 5.385.069.100 | 96,12
3.1 | Tera ulang timbangan | 5.602.270.000 | 5.385.069.100 | 96,12

Seluruh program {word} di atas {bound}%.
"""


@pytest.mark.parametrize("word", ["terserap", "terealisasi"])
def test_what_all_programmes_spent_is_told_by_their_absorption(word: str) -> None:
    assert told(TITLE + PLANS.format(word=word, bound=90), AuditRule.CLAIM) == []
    (found,) = told(TITLE + PLANS.format(word=word, bound=95), AuditRule.CLAIM)
    assert found[2] == "2 dari 3"


OFFICE = """
LAPORAN KINERJA DINAS KESEHATAN PROVINSI KERTALAYA TAHUN 2031

Dinas Kesehatan Provinsi Kertalaya menyusun laporan ini. Dinas Kesehatan bertugas membina puskesmas.
Dinas Kesehatan didukung pegawai. Dinas Kesehatan melaksanakan program. Dinas Kesehatan mencatat capaian.
Secara umum {role} {office} Provinsi {province} Tahun 2031 berkategori Sangat Baik.
"""


@pytest.mark.parametrize("role", ["pelaksanaan tugas", "penyelenggaraan urusan", "kinerja"])
def test_the_tasks_of_another_office_of_the_same_province_are_told(role: str) -> None:
    (found,) = told(OFFICE.format(role=role, office="Dinas Sosial", province="Kertalaya"), AuditRule.COPY)
    assert found[1:] == ("Dinas Sosial", "Dinas Kesehatan")


def test_the_tasks_of_an_office_of_another_province_are_told_by_the_province() -> None:
    text = OFFICE.format(role="pelaksanaan tugas", office="Dinas Sosial", province="Banyuasri")
    assert [right for _, _, right in told(text, AuditRule.COPY)] == ["Kertalaya"]


@pytest.mark.parametrize(
    ("role", "office", "province"),
    [
        ("pelaksanaan tugas", "Dinas Kesehatan", "Kertalaya"),
        ("koordinasi dengan", "Dinas Sosial", "Banyuasri"),
        ("koordinasi dengan", "Dinas Sosial", "Kertalaya"),
    ],
)
def test_own_tasks_and_partners_are_left_alone(role: str, office: str, province: str) -> None:
    assert told(OFFICE.format(role=role, office=office, province=province), AuditRule.COPY) == []
