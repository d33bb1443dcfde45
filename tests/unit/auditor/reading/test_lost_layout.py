"""Text that kept its layout in blanks alone: narrow gaps, heads that span or are printed again, two sides."""

from __future__ import annotations

import pytest

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.blanks import part_columns
from capaian.auditor.reading.paragraphs import is_continued
from capaian.auditor.reading.spans import place_spans
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines

HARBOUR = """
                                 Hasil                   Nilai (persen)

No.   Dermaga          2031      2030 Arah         2031      2030 Arah
(1)   (2)               (3)       (4) (5)           (6)       (7) (8)
1     Utara           95,00     90,00 naik ↗     105,00    100,00 naik ↗
2     Selatan         80,00     80,00 tetap →    100,00    100,00 tetap →
3     Barat           70,00     75,00 turun ↘     90,00     95,00 turun ↘
"""
SCHOOLS = """
                                Rencana                    Capai

Kode  Sekolah              Buku     Meja Sumber       Buku     Meja Sumber
(1)   (2)                   (3)      (4) (5)           (6)      (7) (8)
A.1   Melati                 40       12 pusat          38       12 pusat
A.2   Kenanga                25       18 daerah         25       17 daerah
A.3   Cempaka                31       16 pusat          30       16 daerah
"""


def _rows(text: str) -> list[tuple[str, ...]]:
    return [row for row in part_columns(text.split("\n")) if any(row)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (HARBOUR, ("1", "Utara", "95,00", "90,00", "naik ↗", "105,00", "100,00", "naik ↗")),
        (SCHOOLS, ("A.1", "Melati", "40", "12", "pusat", "38", "12", "pusat")),
    ],
)
class TestNumberedColumns:
    def test_columns_a_blank_apart_are_parted_where_they_are_numbered(
        self, text: str, first: tuple[str, ...]
    ) -> None:
        assert first in _rows(text)

    def test_without_numbers_of_columns_nothing_tells_them_apart(
        self, text: str, first: tuple[str, ...]
    ) -> None:
        bare = "\n".join(line for line in text.split("\n") if not line.startswith("(1)"))
        assert first not in _rows(bare)

    def test_numbers_that_stand_in_words_part_nothing(self, text: str, first: tuple[str, ...]) -> None:
        crossed = "\n".join(
            f"{line[:24]} sebanyak-banyaknya-dalam-setahun{line[56:]}" if line[:1] in "123A" else line
            for line in text.split("\n")
        )
        assert first not in _rows(crossed)


class TestSpans:
    @pytest.mark.parametrize(
        ("text", "outer"),
        [
            (HARBOUR, ("", "", "Hasil", "", "", "Nilai (persen)", "", "")),
            (SCHOOLS, ("", "", "Rencana", "", "", "Capai", "", "")),
        ],
    )
    def test_words_centred_above_groups_of_the_same_names_stand_above_the_first(
        self, text: str, outer: tuple[str, ...]
    ) -> None:
        assert _rows(text)[0] == outer

    @pytest.mark.parametrize(
        "head",
        [
            [("", "Anak", "", "Lansia", ""), ("No", "L", "P", "Hadir", "Absen")],
            [("", "", "Anak", "", ""), ("No", "L", "P", "L", "P")],
            [("No", "L", "P", "L", "P")],
            [("(1)", "(2)", "(3)")],
        ],
    )
    def test_other_heads_stay_as_they_are(self, head: list[tuple[str, ...]]) -> None:
        assert place_spans(head) == head

    def test_numbers_of_columns_are_no_names(self) -> None:
        head = [
            ("", "", "Ikan", "", "Udang"),
            ("No", "Hidup", "Beku", "Hidup", "Beku"),
            ("1", "2", "3", "4", "5"),
        ]
        placed = place_spans(head)
        assert placed[0] == ("", "Ikan", "", "Udang", "")
        assert placed[1:] == head[1:]


class TestHeadsPrintedAgain:
    FIRST = """Tabel 4.2 Kapal menurut dermaga

No\tNama\tTarget kapal\tHasil
\tDermaga\ttahun ini\tkapal
1\tUtara\t40\t38
2\tSelatan\t20\t20

Dinas Pelabuhan

{}
3\tBarat\t10\t9
"""

    def _tables(self, head: str) -> list[int]:
        return [len(t.rows) for t in read_structure(read_lines(self.FIRST.format(head))).tables]

    @pytest.mark.parametrize(
        "head",
        [
            "No\tNama\tTarget kapal\tHasil\n\tDermaga\ttahun ini\tkapal",
            "No\tNama Dermaga\tTarget\tHasil\n\t\tkapal tahun ini\tkapal",
        ],
    )
    def test_words_of_a_head_in_other_lines_go_on_with_its_table(self, head: str) -> None:
        assert self._tables(head) == [3]

    @pytest.mark.parametrize(
        "head",
        ["No\tNama Dermaga\tTarget\tSisa\n\t\tkapal tahun ini\tkapal", "No\tPegawai\tMasuk\tPulang"],
    )
    def test_other_words_begin_another_table(self, head: str) -> None:
        assert self._tables(head) == [2, 1]


LEFT = [
    "Kapal yang bersandar di dermaga utara menurut",
    "buku harian syahbandar tahun berjalan     1.204",
    "Kapal yang bersandar di dermaga barat         98",
    "Nilai muatan yang dibongkar di dermaga     74,25",
    "Hasil bagi muatan terhadap jumlah kapal yang ada",
    "Rata-rata lama sandar menurut catatan      12,50",
]
RIGHT = [
    "Pegawai yang hadir pada hari kerja biasa     312",
    "Pegawai yang cuti menurut daftar kepegawaian",
    "sampai dengan akhir bulan yang lalu           27",
    "Pelatihan yang diikuti pegawai pelabuhan      41",
    "Bagian pegawai yang telah mengikuti ujian",
    "kecakapan pelaut menurut daftar nilai      88,10",
]


class TestTwoSides:
    def test_lists_of_figures_side_by_side_are_read_one_after_the_other(self) -> None:
        page = [f"{left:<56}{right}" for left, right in zip(LEFT * 3, RIGHT * 3, strict=True)] + [""] * 20
        cells = [" ".join(filter(None, row)) for row in part_columns(page) if any(row)]
        assert not any("dermaga" in text and "egawai" in text for text in cells)
        assert any("Kapal" in text for text in cells)
        assert any("Pelatihan" in text for text in cells)

    def test_rows_of_a_table_stay_rows(self) -> None:
        row = "{:<6}{:<46}{:<46}{:>8}{:>10}"
        names = ("Terlaksananya pelayanan dermaga yang baik", "Bagian kapal yang dilayani tepat waktu")
        page = [row.format(n, *names, 90 + n, f"{80 + n},50") for n in range(1, 19)]
        assert len([cells for cells in part_columns(page) if len(cells) > 3]) == 18


@pytest.mark.parametrize(
    ("line", "following", "goes_on"),
    [
        ("Jumlah kapal yang bersandar di dermaga utara sampai akhir tahun 26.024", "Jumlah kapal", False),
        ("Nilai ujian kecakapan para pelaut menurut daftar syahbandar 74,25", "Nilai muatan", False),
        ("Jumlah kapal yang bersandar di dermaga utara sampai akhir tahun 26.024", "kapal layar", True),
        ("Jumlah kapal yang bersandar di dermaga utara diatur pada tahun 2031", "Dinas Pelabuhan", True),
        ("Pengaturan kapal di dermaga mengikuti ketentuan Peraturan Nomor 25", "Tahun 2009", True),
    ],
)
def test_a_list_of_figures_is_no_running_text(line: str, following: str, goes_on: bool) -> None:
    assert is_continued(Line(1, (line,)), Line(2, (following,))) is goes_on
