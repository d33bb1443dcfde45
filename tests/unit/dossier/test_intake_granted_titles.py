"""`Jumlah (Rp)` below the name of a DPA is what is granted, where nothing beside it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.intake.desks import Cells, balangan, codes, desk, proposed, taken, values

OPEN = replace(balangan(), inputs=())
LINES = {"2.12.04.2.01.0001": ("I.1.1", 30_633_400), "2.12.01.2.02.0001": ("V.2.1", 2_400_000_000)}
DPA = "DOKUMEN PELAKSANAAN ANGGARAN SATUAN KERJA PERANGKAT DAERAH"


def rows(title: str, head: str, beside: Sequence[tuple[str, int]] = ()) -> Cells:
    names = ("Pengolahan dan Penyajian Data Kependudukan", "Penyediaan Gaji dan Tunjangan ASN")
    lines = [
        [code, name, *(amount // part for _, part in beside), amount]
        for (code, (_, amount)), name in zip(LINES.items(), names, strict=True)
    ]
    return [[f"{title} TAHUN ANGGARAN 2023"], ["Kode", "Uraian", *(text for text, _ in beside), head], *lines]


def granted(title: str, head: str, beside: Sequence[tuple[str, int]] = ()) -> list[tuple[str, ...]]:
    at = desk(OPEN)
    found = taken(rows(title, head, beside), at)
    assert (codes(at), at.doubts) == ([], [])
    return values(found, "node", "revised")


@pytest.mark.parametrize("title", [DPA, "DPA SKPD", "DPA-REKAPITULASI BELANJA SKPD", "DPPA SKPD"])
@pytest.mark.parametrize("head", ["Jumlah (Rp)", "JUMLAH", "Total (Rp)"])
def test_the_only_money_below_a_dpa_is_granted(title: str, head: str) -> None:
    assert granted(title, head) == [(node, str(amount)) for node, amount in LINES.values()]


def test_kinds_of_spending_beside_it_part_it() -> None:
    found = granted("DPA SKPD", "Jumlah (Rp)", [("Belanja Operasi", 1), ("Belanja Modal", 10**12)])
    assert found == [(node, str(amount)) for node, amount in LINES.values()]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("RKA SKPD", "Jumlah (Rp)"),
        ("RANCANGAN DPA SKPD", "Jumlah (Rp)"),
        ("REALISASI DPA SKPD", "Jumlah (Rp)"),
        ("DAFTAR SUB KEGIATAN", "Jumlah (Rp)"),
        ("DPA SKPD", "Nilai Kontrak (Rp)"),
        ("DPA SKPD", "Prakiraan Maju (Rp)"),
    ],
    ids=["rka", "draft", "spent", "list", "contract", "next"],
)
def test_drafts_other_titles_and_other_words_tell_no_grant(title: str, head: str) -> None:
    at = desk(OPEN)
    proposal = proposed(rows(title, head), at)
    assert not proposal.intake.columns or at.doubts or codes(at)


@pytest.mark.parametrize("beside", ["Nilai", "Sisa (Rp)", "Tahun Lalu"])
def test_another_column_of_money_has_to_be_told(beside: str) -> None:
    proposal = proposed(rows("DPA SKPD", "Jumlah (Rp)", [(beside, 2)]), desk(OPEN))
    assert not proposal.intake.columns
