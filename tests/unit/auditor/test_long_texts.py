"""Texts of figures, long or unlike any report: an audit takes steps for their lines, not for the square."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.unit.auditor.reports import audited, read, steps

from capaian.auditor.checks import sum as sums
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import read_paragraphs
from capaian.domain.audit import AuditRule

_TIMES, _LINES = 4, 80
_MOST = 1.25
"""Of the steps for as many lines: a longer text meets a few more figures that stand elsewhere too."""


def _shares(count: int) -> Iterator[str]:
    for number in range(count):
        yield f"Target {number} Realisasi {number * 2} Capaian {number % 200},{number % 100:02d}%"


def _workings(count: int) -> Iterator[str]:
    for number in range(count):
        yield f"Capaian = {100 + number} / {200 + number} x 100% = {number % 97},{number % 89:02d}%"


def _contents(count: int) -> Iterator[str]:
    titles = [
        f"Tabel {1 + number // 40}.{number % 40 + 1} Kunjungan ke {number}" for number in range(count // 2)
    ]
    yield from (f"{title} {'.' * 20} {number // 3}" for number, title in enumerate(titles))
    yield from titles


def _headings(count: int) -> Iterator[str]:
    for number in range(count):
        yield f"{1 + number // 50}.{number % 50 + 1} Pelayanan puskesmas {number}"


def _sisters(count: int) -> Iterator[str]:
    for number in range(count // 8):
        yield f"Tabel 3.{number + 1} Cakupan vaksin {'abcdefgh'[number % 8] * 4} menurut Kecamatan"
        yield "No\tKecamatan\tWajib\tMemiliki\tCakupan (%)"
        for row, name in enumerate(("Awan", "Bukit", "Cemara", "Danau"), start=1):
            yield f"{row}\t{name}\t{900 + row * number % 97}\t{800 + number * row % 83}\t{80 + row},25"
        yield ""


def _told_tables(count: int) -> Iterator[str]:
    names = ("peternakan", "perkebunan", "kehutanan", "pertanian")
    for number in range(count // 8):
        yield f"Tabel 3.{number + 1} Luas lahan tahun 2019 menurut usaha {'bcdfghjk'[number % 8] * 4}"
        yield "No\tUsaha\tSemula\tSekarang\tSelisih"
        figures = [(700 + 97 * number + 13 * row, 31 + row * 7 + number) for row in range(4)]
        for row, (name, (before, more)) in enumerate(zip(names, figures, strict=True), start=1):
            yield f"{row}\tLahan {name} rakyat\t{before}\t{before + more}\t{more}"
        yield ""
        told = ", ".join(f"{before} menjadi {before + more}" for before, more in figures)
        yield f"Luas lahan {names[number % 4]} rakyat naik dari {told} hektare."


def _told_totals(count: int) -> Iterator[str]:
    for number in range(count // 8):
        yield f"3.{number + 1} Ternak {'bcdfghjk'[number % 8] * 4}"
        yield f"Tabel 3.{number + 1} Jumlah ternak tahun 2019 menurut kandang"
        yield "No\tKandang\tJumlah Ternak (ekor)"
        heads = [700 + 97 * number + 13 * row for row in range(3)]
        yield from (f"{row}\tKandang {'ABC'[row - 1]}\t{of}" for row, of in enumerate(heads, start=1))
        yield f"\tJumlah\t{sum(heads)}"
        yield f"Jumlah ternak seluruhnya {sum(heads) + 10} ekor."


def _met(count: int) -> Iterator[str]:
    yield "Tabel 3.1 Target dan Realisasi"
    yield "No\tDesa\tTarget\tRealisasi\tCapaian (%)\tKeterangan"
    for row in range(1, count):
        yield f"{row}\tDESA {row}\t{200 + row}\t{200 + row}\t100,00\tTercapai"


def _bare_figures(count: int) -> Iterator[str]:
    for row in range(count):
        width = 15 if row % 40 == 7 else 8
        yield "\t".join(f"{100 + (row * 37 + column * 911) % 800}.{row % 10}41" for column in range(width))


@pytest.mark.parametrize("shape", [_shares, _workings, _contents, _headings, _sisters, _told_tables, _met])
def test_a_text_takes_steps_for_its_lines(shape: Callable[[int], Iterator[str]]) -> None:
    short, long = (steps("\n".join(shape(count))) for count in (_LINES, _LINES * _TIMES))
    assert long < _MOST * _TIMES * short


def test_totals_are_held_against_the_sentences_of_their_section() -> None:
    short, long = (steps("\n".join(_told_totals(count))) for count in (240, 240 * _TIMES))
    assert long < 1.05 * _TIMES * short


def test_rows_that_no_word_tells_from_totals_are_weighed_up_to_a_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sums, "_MOST_TOTALS", _LINES // 4)
    short, long = (steps("\n".join(_bare_figures(count))) for count in (_LINES, _LINES * _TIMES))
    assert long < _MOST * _TIMES * short


@pytest.mark.parametrize("others", [3, 3_000])
def test_names_are_found_among_however_many_others(others: int) -> None:
    labels = ["Balai benih ikan", "Gedung tua", *(f"Dermaga kayu {row}" for row in range(others))]
    text = "Gedung tua dan balai benih ikan dikunjungi; pembenihan tidak."
    found = [(named.row, text[named.start : named.end]) for named in find_named(text, labels)]
    assert found == [(1, "Gedung tua"), (0, "balai benih ikan")]


def test_a_paragraph_of_more_figures_than_any_is_read_in_parts() -> None:
    sentence = "Realisasi vaksin sebesar 81,25 persen dari target 95,50 persen. "
    usual, long = (read_paragraphs(read(sentence * times).document) for times in (20, 400))
    assert [len(paragraph.mentions) for paragraph in usual] == [40]
    assert sum(len(paragraph.mentions) for paragraph in long) == 800
    assert max(len(paragraph.mentions) for paragraph in long) <= 152
    assert {paragraph.line for paragraph in long} == {1}


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    text = "Pembuka: " + "sebanyak 412 balai dan " * 1_000
    sentences = read(text).document.sentences
    assert max(len(sentence.text) for sentence in sentences) <= 5_000
    assert " ".join(sentence.text for sentence in sentences) == text.strip()
    assert sum(len(sentence.numbers) for sentence in sentences) == 1_000


@pytest.mark.parametrize("parted", ["\t", " ", "; "])
def test_rows_of_mere_figures_are_no_sentences(parted: str) -> None:
    row = parted.join(str(1_000 + place * 7919 % 9_000) for place in range(1_000))
    assert all(len(sentence.numbers) <= 250 for sentence in read(f"{row}\n").document.sentences)
    head = "LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031\n\n"
    short, long = (steps(head + f"{row}\n" * times) for times in (5, 10))
    assert long < 2.2 * short < 5_000_000


def test_a_sentence_of_many_figures_is_one() -> None:
    told = ", ".join(f"Desa {place} {place * 3 + 1_000} warga" for place in range(100))
    (sentence,) = read(f"Warga terdaftar di {told}.").document.sentences
    assert len(sentence.numbers) == 200


def test_words_without_any_blank_are_cut_too() -> None:
    sentences = read("x" * 12_000).document.sentences
    assert [len(sentence.text) for sentence in sentences] == [5_000, 5_000, 2_000]


@pytest.mark.parametrize(("cells", "is_row"), [(63, True), (64, False)])
def test_a_line_of_more_cells_than_any_table_has_is_none_of_a_table(cells: int, is_row: bool) -> None:
    (line,) = read("\t".join(map(str, range(cells)))).document.lines
    assert line.is_row is is_row
    assert line.text.replace("\t", " ") == " ".join(map(str, range(cells)))


def test_figures_of_a_line_change_places_however_many_fail_before_them() -> None:
    many = "\n".join(_shares(300))
    table = """
Tabel 2 Kas

No | Uraian | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Pengerukan alur | 812.450.000 | 720.000.000 | 88,12
2 | Pengecatan mercu suar | 455.300.000 | 401.224.700 | 88,62
3 | Perbaikan dermaga | 233.100.000 | 230.000.000 | 98,67
"""
    alone, behind = (
        [found.why for found in audited(text).findings if found.rule is AuditRule.ABSORPTION]
        for text in (table, f"{many}\n{table}")
    )
    assert len(alone) == 2
    assert behind == alone
