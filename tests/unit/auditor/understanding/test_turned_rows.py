"""Achievements worked out the other way round, where nothing says that less is better."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

{before}

Tabel 3.1 Capaian Indikator Tahun 2031

No | Indikator | {head} | Target | Realisasi | Capaian (%)
1 | {name} | {cell} | 480.000 | 450.000 | {printed}
2 | Tingkat hunian ruang baca | % | 52,00 | 52,53 | 101,02
3 | Persentase buku berkatalog | % | 62,50 | {third}
4 | Nilai kepuasan pembaca | poin | 82,40 | 80,31 | 97,46

{after}
"""
INVERSE, MIRROR, USUAL = "106,67", "106,25", "93,75"
NAME = "Jumlah pembaca di tempat"
THIRD = "62,60 | 100,16"


def report(
    *,
    before: str = "Dinas ini melayani pembaca.",
    head: str = "Satuan",
    name: str = NAME,
    cell: str = "orang",
    printed: str = INVERSE,
    third: str = THIRD,
    after: str = "Ruang baca buka setiap hari.",
) -> str:
    return REPORT.format(
        before=before, head=head, name=name, cell=cell, printed=printed, third=third, after=after
    )


def wrong(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.ACHIEVEMENT)]


@pytest.mark.parametrize("printed", [INVERSE, MIRROR])
def test_a_miss_that_is_printed_as_a_success_is_told(printed: str) -> None:
    assert wrong(report(printed=printed)) == [(printed, USUAL)]


def test_what_is_told_is_the_share_of_the_target_that_was_reached() -> None:
    (finding,) = [f for f in audited(report()).findings if f.rule is AuditRule.ACHIEVEMENT]
    assert Decimal(finding.computed.replace(",", ".")) == Decimal(450_000) * 100 / 480_000
    assert "baris lain tabel ini membagi realisasi dengan target" in finding.why


def test_it_is_a_warning_for_less_may_be_better_without_a_word_of_it() -> None:
    assert [f.level for f in audited(report()).findings] == [Level.WARNING]


def test_two_such_rows_of_different_ways_are_both_told() -> None:
    text = report(third="59,85 | 104,24")
    assert wrong(text) == [(INVERSE, USUAL), ("104,24", "95,76")]


def test_the_usual_way_is_right() -> None:
    assert not wrong(report(printed=USUAL))


def test_a_figure_of_no_way_stays_an_error() -> None:
    (finding,) = [f for f in audited(report(printed="116,67")).findings if f.rule is AuditRule.ACHIEVEMENT]
    assert finding.level is Level.ERROR


@pytest.mark.parametrize(
    "name",
    [
        "Waktu tunggu layanan buku",
        "Angka buku yang hilang",
        "Jumlah keluhan pembaca",
        "Persentase koleksi tidak terawat",
        "Keterlambatan pengembalian",
    ],
)
def test_words_of_the_row_may_say_that_less_is_better(name: str) -> None:
    assert not wrong(report(name=name))


@pytest.mark.parametrize(
    ("head", "cell"),
    [("Polaritas", "Minimize"), ("Arah", "Negatif"), ("Status", "Tercapai"), ("Satuan", "menit")],
)
def test_another_cell_of_the_row_may_say_so(head: str, cell: str) -> None:
    assert not wrong(report(head=head, cell=cell))


@pytest.mark.parametrize("target", ["\u2264 480.000", "<480.000", "\u2264480.000", "< 480.000"])
def test_a_target_that_is_met_from_above_is_a_sign(target: str) -> None:
    assert not wrong(report().replace("480.000", target))


@pytest.mark.parametrize("target", ["\u2265 480.000", ">480.000"])
def test_a_target_that_is_met_from_below_is_none(target: str) -> None:
    assert wrong(report().replace("480.000", target)) == [(INVERSE, USUAL)]


def test_a_status_that_says_the_target_is_missed_is_no_sign() -> None:
    assert wrong(report(head="Status", cell="Belum tercapai")) == [(INVERSE, USUAL)]


@pytest.mark.parametrize(
    "before",
    [
        "Untuk indikator negatif dipakai rumus target dibagi realisasi dikali 100%.",
        "Makin rendah realisasi makin baik kinerjanya bagi indikator tertentu.",
        "Indikator berpolaritas negatif dihitung dengan cara lain.",
    ],
)
def test_words_of_the_report_may_say_so(before: str) -> None:
    assert not wrong(report(before=before))


def test_the_mirror_that_the_report_writes_out_is_right() -> None:
    before = "Capaian dihitung dengan (2 x target - realisasi) / target x 100%."
    assert not wrong(report(before=before, printed=MIRROR))


def test_more_being_better_is_no_sign_that_less_is() -> None:
    assert wrong(report(before="Semakin tinggi realisasi semakin baik kinerjanya.")) == [(INVERSE, USUAL)]


SECOND = """
Tabel 3.2 Perkembangan Kinerja Tahun 2031

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | {name} | orang | 480.000 | 450.000 | 106,67
2 | Jumlah judul baru | judul | 400 | 410 | 102,50
3 | Jumlah pustakawan terlatih | orang | 25 | 24 | 96,00
"""


def test_an_indicator_that_two_tables_turn_is_worked_out_so() -> None:
    assert not wrong(report(after=SECOND.format(name=NAME)))


def test_another_indicator_in_a_second_table_is_no_sign() -> None:
    text = report(after=SECOND.format(name="Jumlah peminjam dewasa"))
    assert wrong(text) == [(INVERSE, USUAL), (INVERSE, USUAL)]


def test_one_other_row_shows_no_way() -> None:
    lines = [line for line in report().splitlines() if not line.startswith(("3 |", "4 |"))]
    assert not wrong("\n".join(lines))


@pytest.mark.parametrize(
    "after",
    [
        f"{NAME} belum mencapai target.",
        f"{NAME} belum mencapai target, semakin tinggi realisasi semakin baik.",
        f"{NAME} tidak tercapai.",
    ],
)
def test_a_sentence_that_rightly_says_the_target_is_missed_is_not_blamed(after: str) -> None:
    assert not told(report(after=after), AuditRule.CLAIM)


def test_a_table_without_such_rows_knows_of_none() -> None:
    assert [table.turned for table in read(report(printed=USUAL)).tables] == [frozenset()]


def test_a_table_knows_where_such_rows_stand() -> None:
    (table,) = read(report()).tables
    assert [*table.turned] == [table.rows[0].row.cells[5].number.spot]


def test_rows_that_are_met_in_full_show_no_way() -> None:
    text = report(third="62,50 | 100,00").replace("52,53 | 101,02", "52,00 | 100,00")
    assert not wrong(text)


def test_a_figure_that_only_unprinted_decimals_explain_is_no_turned_one() -> None:
    """Of 76% and 87,24% the mirror is 85,21; 85,76 needs a target of nearly 76,5."""
    text = report(printed="85,76").replace("480.000 | 450.000", "76% | 87,24%")
    text = "\n".join(line for line in text.splitlines() if not line.startswith("4 |"))
    assert not [f for f in audited(text).findings if "kebalikannya" in f.why]


def test_each_column_shows_its_own_way() -> None:
    lines = [
        "Tabel 3.4 Capaian Program Tahun 2031",
        "",
        "Indikator | Target | Realisasi | Capaian (%) | Target | Realisasi | Capaian (%)",
        "Jumlah judul baru | 400 | 410 | 97,56 | 300 | 310 | 103,33",
        "Jumlah pustakawan terlatih | 25 | 25 | 100,00 | 20 | 19 | 95,00",
        "Jumlah lomba baca | 8 | 8 | 100,00 | 8 | 7 | 87,50",
    ]
    text = "LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031\n\n" + "\n".join(lines)
    assert not [f for f in audited(text).findings if "kebalikannya" in f.why]


@pytest.mark.parametrize(
    "name",
    [
        "Jumlah desa tertinggal",
        "Luas lahan terbakar",
        "Ketidakhadiran pegawai",
        "Kekurangan guru",
        "Luas genangan",
        "Titik panas",
        "Persentase balita pendek",
        "Koefisien variasi harga beras",
        "Kredit bermasalah (NPL)",
        "Pungutan liar",
    ],
)
def test_more_words_of_rows_of_which_less_may_be_better(name: str) -> None:
    assert not wrong(report(name=name))


SOUND = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

Tabel 3.1 {title}

{head}
{rows}
"""


@pytest.mark.parametrize(
    ("title", "head", "rows"),
    [
        pytest.param(
            "Capaian terhadap Target Akhir Renstra Tahun 2031",
            "Indikator | Realisasi 2031 | Target Akhir Renstra | Tingkat Kemajuan (%)",
            (
                "Jumlah pembaca di tempat | 450.000 | 480.000 | 93,75",
                "Tingkat hunian ruang baca | 52,53 | 52,00 | 101,02",
                "Nilai kepuasan pembaca | 80,31 | 82,40 | 97,46",
            ),
            id="the actual stands first",
        ),
        pytest.param(
            "Pertumbuhan Pembaca Tahun 2031",
            "Indikator | Tahun 2030 | Tahun 2031 | Pertumbuhan (%)",
            (
                "Jumlah pembaca di tempat | 480.000 | 450.000 | -6,25",
                "Jumlah judul baru | 400 | 410 | 2,50",
                "Jumlah pustakawan terlatih | 25 | 24 | -4,00",
            ),
            id="years and no targets",
        ),
        pytest.param(
            "Capaian Indikator Tahun 2031",
            "Indikator | Target | Realisasi | Capaian (%) | Sisa Target (%)",
            (
                "Jumlah pembaca di tempat | 480.000 | 450.000 | 93,75 | 6,25",
                "Tingkat hunian ruang baca | 50,00 | 48,00 | 96,00 | 4,00",
                "Nilai kepuasan pembaca | 82,40 | 80,31 | 97,46 | 2,54",
            ),
            id="what is left of the target",
        ),
        pytest.param(
            "Capaian Indikator Tahun 2031",
            "Indikator | Target | Realisasi | Capaian (%)",
            (
                "Jumlah pembaca di tempat | 100 | 100 | 100,00",
                "Tingkat hunian ruang baca | 100 | 101 | 101,00",
                "Nilai kepuasan pembaca | 200 | 199 | 99,50",
            ),
            id="ways that are nearly alike",
        ),
    ],
)
def test_sound_tables_that_look_alike_have_no_such_rows(title: str, head: str, rows: tuple[str, ...]) -> None:
    text = SOUND.format(title=title, head=head, rows="\n".join(rows))
    assert [table.turned for table in read(text).tables] == [frozenset()]
    assert not audited(text).findings
