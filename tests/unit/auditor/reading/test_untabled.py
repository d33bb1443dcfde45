"""Tables whose rows were read as running text are told by the numbers of their captions."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.printed.document import Line, PrintedDocument
from capaian.auditor.reading.files import read_report
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.untabled import part_untabled, untabled

FRONT = "LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031\n\nBAB I PENDAHULUAN\n\n"
ROWS = """
Tabel 1.1 Kapal Menurut Pangkalan

No Pangkalan Kapal Awak
1 Muara 64 512
2 Teluk 38 304
Jumlah 102 816
"""
READ = "\n".join(line.replace(" ", "\t") if line[:1] in "N12J" else line for line in ROWS.splitlines())
SENTENCES = """
Tabel 1.1 Kapal Menurut Pangkalan

Pada tahun 2031 terdapat 64 kapal di pangkalan Muara dengan awak sebanyak 512 orang, dan 38 kapal di pangkalan
Teluk dengan 304 awak. Seluruhnya berjumlah 102 kapal dan 816 awak, atau naik 12 kapal dari tahun sebelumnya.
"""
WRAPPED = """
Tabel 1.1 Kapal Menurut Pangkalan

Pangkalan Kapal 2030 2031 Keterangan
Muara 64 512 kapal kayu dan besi yang lama
Teluk 38 304 kapal kayu saja di dermaga barat
"""
MIXED = """
Tabel 1.1 Kapal Menurut Pangkalan

Muara 64 512 pada 2 dermaga kayu
Teluk 38 kapal 304 awak
"""
NEXT = """
Tabel 1.1 Kapal Menurut Pangkalan

Tabel 1.2 Awak Menurut Pangkalan

Pangkalan\tKapal\tAwak
Muara\t64\t512
Teluk\t38\t304
"""
FIGURE = ROWS.replace("Tabel 1.1", "Gambar 1.1")
AGAIN = """
Tabel 1.1 Kapal Menurut Pangkalan

Pangkalan\tKapal\tAwak
Muara\t64\t512
Teluk\t38\t304

Tabel 1.1 Kapal Menurut Pangkalan (lanjutan)

Selat 27 216
Karang 19 152
"""


def document(text: str) -> PrintedDocument:
    """Return a report whose lines are as a page has them: only tabs part cells."""
    lines = f"{FRONT}{text}".split("\n")
    return read_structure([Line(at, tuple(line.split("\t"))) for at, line in enumerate(lines, start=1)])


def test_rows_without_columns_are_told_by_their_caption() -> None:
    assert untabled(document(ROWS)) == ("1.1",)
    assert untabled(document(f"{ROWS}\n{ROWS.replace('1.1', '1.2')}")) == ("1.1", "1.2")


def test_figures_at_the_ends_of_lines_make_rows_of_what_was_no_table() -> None:
    found = read_structure(part_untabled(document(ROWS)))
    (table,) = found.tables
    assert [row.texts for row in table.rows] == [
        ("1", "Muara", "64", "512"),
        ("2", "Teluk", "38", "304"),
        ("", "Jumlah", "102", "816"),
    ]
    assert untabled(found) == ()


@pytest.mark.parametrize("text", [WRAPPED, MIXED])
def test_rows_that_figures_do_not_tell_stay_as_they_are_and_are_told(text: str) -> None:
    before = document(text)
    assert part_untabled(before) == before.lines
    assert untabled(before) == ("1.1",)


def test_tables_that_were_read_and_running_text_keep_their_lines() -> None:
    before = document(f"{READ}\n{SENTENCES.replace('1.1', '1.2')}\n{ROWS.replace('1.1', '1.3')}")
    after = part_untabled(before)
    changed = [line.text for line, now in zip(before.lines, after, strict=True) if line != now]
    assert changed[1:] == ["1 Muara 64 512", "2 Teluk 38 304", "Jumlah 102 816"]
    assert changed[0] == "No Pangkalan Kapal Awak"


@pytest.mark.parametrize("text", [READ, SENTENCES, NEXT, FIGURE])
def test_tables_that_are_read_and_captions_over_words_are_not_told(text: str) -> None:
    assert untabled(document(text)) == ()


def test_a_table_that_goes_on_is_told_once_and_only_where_none_of_it_is_read() -> None:
    assert untabled(document(AGAIN)) == ()


def test_rows_of_a_pdf_without_lines_and_with_narrow_gaps_are_a_table() -> None:
    sheet = Sheet()
    for place, line in enumerate(f"{FRONT}{ROWS}".splitlines()):
        sheet = sheet.text(60, 100 + 16 * place, line) if line else sheet
    found, file = read_report(Path("laporan.pdf"), make_pdf([sheet]))
    (table,) = found.tables
    assert [row.texts[-2:] for row in table.rows] == [("64", "512"), ("38", "304"), ("102", "816")]
    assert (file.tables, file.untabled) == (1, ())
