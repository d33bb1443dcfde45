"""Totals of bills, and of one whole that a table parts in several ways."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

BILL = """
RINCIAN BIAYA PERAWATAN

Uraian | Jumlah | Tarif | Total
Kamar | 4 | 350.000 | 1.400.000
Visite | 5 | 112.500 | 562.500
Obat | | | 1.250.250
Subtotal | | | {subtotal}
{rows}
Total | | | {total}
"""


def sums(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.SUM)]


def bill(rows: str, total: str, subtotal: str = "3.212.750") -> str:
    lines = "\n".join(f"{name} | | | {amount}" for name, amount in (r.split("=") for r in rows.split(";")))
    return BILL.format(rows=lines, total=total, subtotal=subtotal)


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ("PPN 11%=92.758;Ditanggung penjamin=2.570.200;Uang muka=500.000", "3.305.508"),
        ("Potongan 5%=160.638", "3.052.112"),
        ("Diskon anggota=160.638;PPN=335.732", "3.387.844"),
        ("Diskon anggota=160.638;DPP=3.052.112;PPN=335.732", "3.387.844"),
        ("PPN 11%=92.758;Uang muka=3.200.000;Sisa=105.508", "3.305.508"),
        ("Pajak=92.758;Biaya kirim=7.242", "3.312.750"),
    ],
)
def test_a_bill_adds_takes_off_or_only_tells(rows: str, total: str) -> None:
    assert sums(bill(rows, total)) == []


def test_numbered_rows_stand_above_those_of_the_bill() -> None:
    text = bill("Potongan 5%=160.638", "3.052.112")
    for number, name in enumerate(("Kamar", "Visite", "Obat"), start=1):
        text = text.replace(name, f"{number} | {name}")
    text = text.replace("Uraian |", "No | Uraian |").replace("Subtotal |", "Subtotal | |")
    assert sums(text.replace("5% |", "5% | |").replace("\nTotal |", "\nTotal | |")) == []


def test_a_subtotal_and_a_total_that_no_sign_makes_are_told() -> None:
    rows = "PPN 11%=92.758;Uang muka=500.000"
    assert sums(bill(rows, "3.305.508")) == []
    assert sums(bill(rows, "3.705.508")) == [("3.705.508", "3.805.508")]
    assert ("3.221.750", "3.212.750") in sums(bill(rows, "3.305.508", "3.221.750"))


def test_rows_that_no_bill_has_are_all_added() -> None:
    rows = "Seragam=92.758;Buku=500.000"
    assert sums(bill(rows, "3.805.508")) == []
    assert sums(bill(rows, "3.712.750")) == [("3.712.750", "3.805.508")]


PEOPLE = """
Tabel 2 {title}

Uraian | Jumlah | Persen
{first} | |
{rows}
{second} | |
{others}
Jumlah | {total} |
"""


def parted(total: str, *, third: int = 36, title: str = "Pegawai") -> str:
    rows = "\n".join(("Di bawah 25 | 21 | 17,5", "25 sampai 40 | 63 | 52,5", f"Di atas 40 | {third} | 30,0"))
    others = "\n".join(("SMA | 54 | 45,0", "Diploma | 30 | 25,0", "Sarjana | 36 | 30,0"))
    return PEOPLE.format(
        title=title, first="Umur", second="Pendidikan", rows=rows, others=others, total=total
    )


def test_each_band_by_itself_makes_the_total() -> None:
    assert sums(parted("120")) == []
    assert sums(parted("120", title="Responden")) == []


def test_a_total_that_neither_band_makes_is_told() -> None:
    assert sums(parted("210")) == [("210", "240")]
    assert sums(parted("180", third=48)) != []


def test_bands_that_are_added_up_stay_so() -> None:
    assert sums(parted("240")) == []
