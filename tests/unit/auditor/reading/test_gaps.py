"""Tables that only gaps part: text set with blanks, and pages of a pdf on which no line is drawn."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.blanks import is_set_with_blanks, part_columns
from capaian.auditor.reading.headings import read_contents_entry, read_heading
from capaian.auditor.reading.lists import match_item
from capaian.auditor.reading.pdf import read_pdf
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines

MONEY = """
No.   Program / kegiatan                   Pagu      Realisasi
                                             Rp             Rp
(1)   (2)                                   (3)            (4)
1     Pelayanan Pendaftaran          1.250.000      1.100.000
      Penduduk
2     Profil                           750.000        700.000
      Jumlah                         2.000.000      1.800.000
"""
SHIPS = """
Kode    Dermaga                  Target   Hasil     Capaian
                                 kapal    kapal     persen
A.1     Dermaga utara yang          40       38       95,00
        dibangun baru
A.2     Dermaga selatan             20       20      100,00
A.3     Dermaga barat               10        9       90,00
"""


def _rows(text: str) -> list[tuple[str, ...]]:
    return [line.cells for line in read_lines(text) if line.is_row]


class TestTextSetWithBlanks:
    @pytest.mark.parametrize(
        ("text", "head", "first"),
        [
            (
                MONEY,
                ("No.", "Program / kegiatan", "Pagu Rp", "Realisasi Rp"),
                ("1", "Pelayanan Pendaftaran Penduduk", "1.250.000", "1.100.000"),
            ),
            (
                SHIPS,
                ("Kode", "Dermaga", "Target kapal", "Hasil kapal", "Capaian persen"),
                ("A.1", "Dermaga utara yang dibangun baru", "40", "38", "95,00"),
            ),
        ],
    )
    def test_words_that_wrap_stand_in_one_cell_of_head_and_rows(
        self, text: str, head: tuple[str, ...], first: tuple[str, ...]
    ) -> None:
        rows = _rows(text)
        assert rows[0] == head
        assert first in rows

    @pytest.mark.parametrize("text", [MONEY, SHIPS])
    def test_lines_keep_their_numbers(self, text: str) -> None:
        lines = read_lines(text)
        assert len(lines) == len(text.split("\n"))
        for line in lines:
            if line.is_row and any(cell[-1:].isdigit() for cell in line.cells):
                assert line.cells[-1] in text.split("\n")[line.number - 1]

    @pytest.mark.parametrize(
        ("title", "name"), [("Belanja modal", "Belanja mesin"), ("Sasaran dua", "Loket")]
    )
    def test_title_within_a_column_is_no_part_of_the_row_above_that_had_room_for_it(
        self, title: str, name: str
    ) -> None:
        text = f"""
Uraian                            Pagu     Realisasi
Belanja barang dan jasa kantor     750           700
Jumlah                             750           700
{title}
{name:<35}250           200
"""
        rows = part_columns(text.split("\n"))
        assert rows[3] == ("Jumlah", "750", "700")
        assert rows[4][0] == title

    @pytest.mark.parametrize(
        "band", ["Sasaran 2: Meningkatnya dokumen penduduk", "Program penunjang urusan daerah"]
    )
    def test_title_across_columns_parts_no_table(self, band: str) -> None:
        text = f"""
Kode   Program               Pagu   Realisasi
I      Pendaftaran            750         700
II     Pencatatan             250         200
  {band}
III    Profil                 100         100
"""
        rows = [row for row in part_columns(text.split("\n")) if any(row)]
        assert rows[3] == (band, "", "", "")
        assert rows[4] == ("III", "Profil", "100", "100")

    @pytest.mark.parametrize("wrapped", ["(5) = (4) ÷", "(5) = (4) −"])
    def test_numbers_of_columns_that_wrap_are_no_row(self, wrapped: str) -> None:
        text = f"""
No.   Loket       Target     Hasil       Capaian
(1)   (2)            (3)       (4)   {wrapped}
                                             (3)
1     Akta            40        38         95,00
2     Pindah          20        20        100,00
3     Kartu           10         9         90,00
"""
        rows = [row for row in part_columns(text.split("\n")) if any(row)]
        assert [row[1] for row in rows] == ["Loket", "(2)", "Akta", "Pindah", "Kartu"]

    def test_rows_whose_columns_are_not_told_apart_say_nothing(self) -> None:
        text = """
A      b1      c      d
   e       f2      g      h
 i     j      k3      l    m
     n    o      p       q4
"""
        assert not any(any(row) for row in part_columns(text.split("\n")))

    def test_text_in_two_columns_is_read_by_columns(self) -> None:
        left = "layanan akta di kantor dinas dan di desa"
        right = "anggaran program terserap hampir seluruhnya"
        page = [f"{left:<46}{right}"] * 14
        found = [row[0] for row in part_columns(page) if row[0]]
        assert found[0].startswith(f"{left} {left}")
        assert not any(left in text and right in text for text in found)

    @pytest.mark.parametrize(("text", "is_set"), [(MONEY, True), ("Satu dua tiga\nempat  lima\n" * 9, False)])
    def test_few_blanks_set_no_columns(self, text: str, is_set: bool) -> None:
        assert is_set_with_blanks(text.split("\n")) is is_set


@pytest.mark.parametrize(("end", "begin"), [("Kabupaten Contoh", "LAMPIRAN"), ("terserap 94", "12 loket")])
def test_page_break_within_a_line_parts_words(end: str, begin: str) -> None:
    assert [line.text for line in read_lines(f"{end}\f{begin}")] == [f"{end} {begin}"]


def test_names_that_wrap_in_a_pdf_without_lines_stand_in_one_cell() -> None:
    sheet = Sheet()
    rows = (
        (150, ("No.", "Dermaga", "Target", "Hasil")),
        (164, ("1", "Dermaga utara yang", "40", "38")),
        (176, ("", "dibangun baru", "", "")),
        (190, ("2", "Dermaga barat", "10", "9")),
    )
    for top, cells in rows:
        for left, words in zip((60, 100, 320, 420), cells, strict=True):
            if words:
                sheet.text(left, top, words)
    (table,) = read_structure(read_pdf(make_pdf([sheet])).lines).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["1", "Dermaga utara yang dibangun baru", "40", "38"],
        ["2", "Dermaga barat", "10", "9"],
    ]


@pytest.mark.parametrize(
    ("text", "page"), [("Gol. III          12", None), ("Gol. III ..... 12", "12"), ("Isi . . . 4", "4")]
)
def test_dots_lead_to_the_page_of_a_line_outside_a_list_of_contents(text: str, page: str | None) -> None:
    entry = read_contents_entry(Line(1, (text,)))
    assert (entry.page if entry else None) == page


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.1 Pelayanan       Tersedianya data", None),
        ("3.1.7        Penghargaan", "3.1.7"),
        ("C.    Keuangan", "C"),
    ],
)
def test_title_of_a_section_has_no_gap_between_its_words(text: str, number: str | None) -> None:
    heading = read_heading(Line(1, (text,)))
    assert (heading.number if heading else None) == number


@pytest.mark.parametrize("text", ["(3) (4) (5) = (4) ÷ (3)", "(5) = (4) ÷ (3)"])
def test_numbers_of_columns_are_no_points_of_a_list(text: str) -> None:
    assert match_item(text) is None
    assert match_item("(3) Kepala Dinas (4 orang)") == ("3", "Kepala Dinas (4 orang)")


WELLS = """
Tabel 1 Sumur

No          Jenis         Target      Realisasi   Capaian
            sumur                                 (%)
1           Sumur bor     40          38          95,00
            dalam
2           Sumur gali    20          20          100,00
3           Mata air      10          9           90,00
"""
COURTS = """
Tabel 2 Perkara

Kode        Perkara       Masuk       Putus       Sisa
A.1         Niaga         112         100         12
A.2         Pidana        340         322         18
            ringan
A.3         Perdata       95          95          0
"""


class TestColumnsAllAsWide:
    """Columns of one width part words as evenly as a stretched line does, only further."""

    @pytest.mark.parametrize(
        ("text", "head", "last"),
        [
            (
                WELLS,
                ("No", "Jenis sumur", "Target", "Realisasi", "Capaian (%)"),
                ("3", "Mata air", "10", "9", "90,00"),
            ),
            (COURTS, ("Kode", "Perkara", "Masuk", "Putus", "Sisa"), ("A.3", "Perdata", "95", "95", "0")),
        ],
    )
    def test_are_columns(self, text: str, head: tuple[str, ...], last: tuple[str, ...]) -> None:
        rows = _rows(text)
        assert rows[0] == head
        assert rows[-1] == last

    def test_a_stretched_line_is_none(self) -> None:
        lines = ["air   minum   yang   aman", "bagi   warga   desa   itu", "dan   jalan   yang   baik"]
        assert [cells for cells in part_columns(lines) if len(cells) > 1] == []

    def test_an_axis_of_figures_is_none(self) -> None:
        axis = "99,3              99,4              99,5              99,6"
        assert [cells for cells in part_columns([axis, axis, axis]) if len(cells) > 1] == []
