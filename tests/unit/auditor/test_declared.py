"""A contradiction that a report names itself, with both figures, is a warning; any other stays an error."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

MARKET = """
BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Retribusi pasar tahun 2031

No | Pasar | Retribusi (Rp)
1 | Pasar Pagi | 12.500.000
2 | Pasar Ikan | 8.250.000
3 | Pasar Hewan | 9.150.400
4 | Pasar Malam | 4.000.000
 | Jumlah | 33.900.300

Lampiran 2 Keterbatasan Data

Tabel L.1 Pertentangan sumber yang tidak terjelaskan

Tempat | Tercetak | Alasan
Tabel 3.1, jumlah | 33.900.300 | Keempat pasar berjumlah 33.900.400; sumber tidak menjelaskannya.
"""
CLINIC = """
BAB IV HASIL

Table 4 Kunjungan

Poli | Sasaran | Dilayani | Cakupan (%)
Umum | 2.000 | 1.900 | 95,00
Gigi | 800 | 720 | 90,00
Anak | 1.250 | 1.000 | 82,50
Lansia | 640 | 608 | 95,00

Cakupan poli anak tidak sesuai dengan perhitungan: tercantum 82,50%, seharusnya 80,00%.
"""


def finding(text: str, rule: AuditRule) -> Finding:
    (found,) = (f for f in audited(text).findings if f.rule is rule)
    return found


@pytest.mark.parametrize(
    ("text", "rule", "where"),
    [
        (MARKET, AuditRule.SUM, "Tabel L.1, baris 17"),
        (CLINIC, AuditRule.RATIO, "baris 11"),
    ],
)
def test_what_a_report_names_itself_is_a_warning(text: str, rule: AuditRule, where: str) -> None:
    told = finding(text, rule)
    assert told.level is Level.WARNING
    assert told.why.endswith(f"Laporan menyebut sendiri pertentangan ini ({where}).")


@pytest.mark.parametrize(
    ("text", "rule", "right", "wrong"),
    [
        # one figure of the two is another one
        (MARKET, AuditRule.SUM, "berjumlah 33.900.400", "berjumlah 33.900.500"),
        (MARKET, AuditRule.SUM, "jumlah | 33.900.300 |", "jumlah | 33.900.200 |"),
        (CLINIC, AuditRule.RATIO, "tercantum 82,50%", "tercantum 82,60%"),
        # the passage tells of something else than limits
        (MARKET, AuditRule.SUM, "Pertentangan sumber yang tidak terjelaskan", "Rincian pasar"),
        (CLINIC, AuditRule.RATIO, "tidak sesuai dengan perhitungan", "naik"),
        # what differs from the source was mended: the report must not print it
        (MARKET, AuditRule.SUM, "Pertentangan sumber yang tidak terjelaskan", "Perbedaan dari sumber"),
    ],
)
def test_what_it_does_not_name_stays_an_error(text: str, rule: AuditRule, right: str, wrong: str) -> None:
    assert right in text
    told = finding(text.replace(right, wrong), rule)
    assert told.level is Level.ERROR
    assert "menyebut sendiri" not in told.why


def test_small_figures_meet_by_chance() -> None:
    small = """
Tabel 1 Armada tahun 2031

No | Pangkalan | Truk
1 | Utara | 21
2 | Timur | 14
3 | Barat | 32
 | Jumlah | 76

Catatan: umur truk 67 dan 76 bulan tidak sama.
"""
    assert finding(small, AuditRule.SUM).level is Level.ERROR


def test_a_statement_does_not_excuse_itself() -> None:
    itself = """
BAB IV HASIL

Dari target 1.250 tercapai realisasi 1.000 atau capaian 82,50%, tidak sama dengan 80,00% tahun lalu.
"""
    assert finding(itself, AuditRule.ACHIEVEMENT).level is Level.ERROR


def test_a_repeated_figure_follows_its_table() -> None:
    repeated = CLINIC.replace("BAB IV", "Cakupan poli anak mencapai 82,50% dari sasaran.\n\nBAB IV")
    levels = {f.level for f in audited(repeated).findings if f.rule is AuditRule.RATIO}
    assert levels == {Level.WARNING}


ERRATA = """
BAB V PENUTUP

Tabel 5.1 Rekapitulasi penyuluhan

No | Kegiatan | Peserta
1 | Penyuluhan Perpustakaan | 120
2 | Penyuluhan Perpustakaan Keliling | 80

Penyuluhan Perpustakaan dan Penyuluhan Perpustakaan Keliling dihadiri warga perpustakaan.

Tabel 5.2 Ralat

Tempat | {printed} | {used}
Tabel 5.1 | Penyuluhan Perpustkaan | Penyuluhan Perpustakaan
"""


@pytest.mark.parametrize(
    ("printed", "used", "count"),
    [
        ("Tercetak", "Dipakai", 0),
        ("Semula", "Seharusnya", 0),
        ("Kegiatan", "Uraian", 1),
        ("Semula", "Lokasi", 1),
    ],
)
def test_what_a_table_of_corrections_quotes_is_no_slip_of_the_report(
    printed: str, used: str, count: int
) -> None:
    found = audited(ERRATA.format(printed=printed, used=used)).findings
    assert sum("Perpustkaan" in f.quote for f in found) == count


CHOSEN = """

Lampiran 3 Sumber

Tabel L.3 Perbedaan dari sumber

Tempat | {heads[0]} | {heads[1]} | Alasan
{place} | {printed} | {used} | Menurut hitungan {right}; angka sumber tetap dicetak.
"""
SOURCE, OFFICE = ("Tercetak", "Dipakai"), ("Semula", "Yang digunakan")


def chosen(
    text: str, rule: AuditRule, heads: tuple[str, str], printed: str, right: str, used: str
) -> Finding:
    plain = text.split("Lampiran 2")[0].split("Cakupan poli anak")[0]
    row = CHOSEN.format(heads=heads, place="Tabel", printed=printed, right=right, used=used)
    return finding(plain + row, rule)


@pytest.mark.parametrize(
    ("text", "rule", "heads", "printed", "right"),
    [
        (MARKET, AuditRule.SUM, SOURCE, "33.900.300", "33.900.400"),
        (CLINIC, AuditRule.RATIO, OFFICE, "82,50", "80,00"),
    ],
)
def test_what_a_table_of_corrections_uses_knowingly_is_a_warning(
    text: str, rule: AuditRule, heads: tuple[str, str], printed: str, right: str
) -> None:
    told = chosen(text, rule, heads, printed, right, f"{printed} menurut sumber")
    assert told.level is Level.WARNING
    assert "Laporan menyebut sendiri pertentangan ini (Tabel L.3, baris " in told.why
    assert told.verdict == "menurut hitungan"
    mended = chosen(text, rule, heads, printed, right, right)
    assert mended.level is Level.ERROR, "what was mended must not be printed"
    assert mended.verdict == "seharusnya"
