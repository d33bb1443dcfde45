"""Tagged pdf files: what their tags tell of tables, paragraphs, figures, and of what is no content."""

from __future__ import annotations

from tests.unit.auditor.reading.tagged_maker import Tag, cell, make_tagged, row

from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.reading.pdf import read_pdf
from capaian.auditor.reading.structure import read_structure

XS = (60, 100, 300, 400)


def _read(content: bytes) -> PrintedDocument:
    read = read_pdf(content)
    assert read.flaw == ""
    return read_structure(read.lines)


def _texts(content: bytes) -> list[str]:
    return [line.text for line in read_pdf(content).lines if line.text]


def _rows(table: PrintedTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _program_table(*rows: Tag) -> Tag:
    return Tag("Table").tag(row(XS, 100, "No", "Program", "Pagu", "Realisasi"), *rows)


class TestTables:
    def test_cells_as_tags_part_them_though_no_line_is_drawn_and_words_touch(self) -> None:
        wide = Tag("TR").tag(
            cell(60, 120, "1"),
            cell(100, 120, "Layanan pendaftaran penduduk dan pelayanan"),
            cell(298, 120, "1.250.000"),
            cell(345, 120, "900.000"),
        )
        table = _program_table(wide, row(XS, 140, "2", "Profil", "750.000", "500.000"))
        (read,) = _read(make_tagged(table)).tables
        assert read.head == (("No", "Program", "Pagu", "Realisasi"),)
        assert _rows(read)[0] == ["1", "Layanan pendaftaran penduduk dan pelayanan", "1.250.000", "900.000"]

    def test_row_cut_by_a_page_break_is_one_and_a_head_repeated_there_is_none(self) -> None:
        cut = Tag("TR").tag(
            cell(60, 760, "1"),
            cell(100, 760, "Pelayanan pencatatan").write(100, 100, "sipil", page=1),
            cell(300, 760, "12.500"),
            cell(400, 760, "10.000"),
        )
        table = _program_table(cut, row(XS, 120, "2", "Arsip", "500", "400", page=1))
        repeated = [
            (1, x, 80, text) for x, text in zip(XS, ("No", "Program", "Pagu", "Realisasi"), strict=True)
        ]
        long = Tag("P").write(
            60, 200, *["Uraian panjang tentang capaian kinerja dinas tahun ini."] * 10, page=1
        )
        (read,) = _read(make_tagged(table, long, pages=2, untagged=repeated)).tables
        assert _rows(read) == [
            ["1", "Pelayanan pencatatan sipil", "12.500", "10.000"],
            ["2", "Arsip", "500", "400"],
        ]

    def test_merged_cells_stand_once_and_push_none_aside(self) -> None:
        head = Tag("TR").tag(
            cell(60, 100, "Indikator", rows_spanned=2), cell(350, 100, "Tahun 2023", columns=2)
        )
        under = Tag("TR").tag(cell(300, 115, "Target"), cell(400, 115, "Realisasi"))
        goal = Tag("TR").tag(cell(60, 130, "Cakupan"), cell(300, 130, "90"), cell(400, 130, "95"))
        (read,) = _read(make_tagged(Tag("Table").tag(head, under, goal))).tables
        assert read.head == (("Indikator", "Tahun 2023", ""), ("", "Target", "Realisasi"))
        assert _rows(read) == [["Cakupan", "90", "95"]]

    def test_spans_that_tags_do_not_tell_follow_from_where_cells_stand(self) -> None:
        head = Tag("TR").tag(cell(60, 100, "No"), cell(100, 100, "Jenis"), cell(340, 100, "Tahun 2021"))
        under = row(XS, 115, "", "", "Lahir", "Mati")
        table = Tag("Table").tag(
            head, under, row(XS, 130, "1", "Akta", "52", "31"), row(XS, 145, "2", "Kutipan", "18", "12")
        )
        (read,) = _read(make_tagged(table)).tables
        assert read.head == (("No", "Jenis", "Tahun 2021", ""), ("", "", "Lahir", "Mati"))

    def test_drawn_lines_tell_which_columns_a_cell_spans(self) -> None:
        total = Tag("TR").tag(cell(104, 160, "Jumlah"), cell(304, 160, "70"), cell(404, 160, "43"))
        table = Tag("Table").tag(
            row(XS, 100, "No", "Jenis", "Lahir", "Mati"),
            row(XS, 130, "1", "Akta", "52", "31"),
            row(XS, 145, "2", "Kutipan", "18", "12"),
            total,
        )
        whole = [(0, x, 98, x, 160) for x in (58, 98, 298, 398, 480)]
        last = [(0, x, 160, x, 175) for x in (98, 298, 398, 480)]
        (read,) = _read(make_tagged(table, lines=[*whole, *last])).tables
        assert _rows(read)[-1] == ["", "Jumlah", "70", "43"]

    def test_table_of_one_column_is_a_frame(self) -> None:
        framed = Tag("TR").tag(Tag("TD").tag(Tag("P").write(60, 100, "Kotak berisi uraian singkat.")))
        assert _read(make_tagged(Tag("Table").tag(framed))).tables == ()
        assert _texts(make_tagged(Tag("Table").tag(framed))) == ["Kotak berisi uraian singkat."]

    def test_tables_with_nothing_between_them_are_one_with_words_between_two(self) -> None:
        first = _program_table(row(XS, 120, "1", "Layanan", "10", "9"))
        second = Tag("Table").tag(row(XS, 140, "2", "Profil", "8", "7"))
        (joined,) = _read(make_tagged(first, second)).tables
        assert len(joined.rows) == 2
        named = (
            Tag("P").write(60, 130, "Tabel 2 Sisa"),
            Tag("Table").tag(
                row(XS, 150, "No", "Sarana", "Baik", "Rusak"), row(XS, 170, "1", "Meja", "8", "7")
            ),
        )
        assert len(_read(make_tagged(first, *named)).tables) == 2


class TestText:
    def test_labels_of_a_chart_and_running_heads_are_no_text(self) -> None:
        chart = Tag("Figure").write(100, 200, "0", "25", "50", "75").write(140, 260, "Juai")
        text = Tag("P").write(60, 100, "Cakupan naik dari 74,50 menjadi", "80,25 persen.")
        head = [(0, 60, 30, "LKjIP 2023")]
        assert _texts(make_tagged(text, chart, untagged=head)) == [
            "Cakupan naik dari 74,50 menjadi 80,25 persen."
        ]

    def test_paragraphs_stand_in_the_order_of_their_tags_also_in_two_columns(self) -> None:
        left = Tag("P").write(60, 100, "Kolom kiri memuat sebab", "yang dilaporkan.")
        right = Tag("P").write(320, 100, "Kolom kanan memuat langkah", "yang diambil.")
        lower = Tag("P").write(60, 128, "Sebab lain disebut di bawahnya", "juga.")
        after = Tag("P").write(60, 170, "Lalu."), Tag("P").write(60, 190, "Akhir.")
        assert _texts(make_tagged(left, lower, *after, right)) == [
            "Kolom kiri memuat sebab yang dilaporkan.",
            "Sebab lain disebut di bawahnya juga.",
            "Lalu.",
            "Akhir.",
            "Kolom kanan memuat langkah yang diambil.",
        ]

    def test_paragraph_over_a_page_break_is_one(self) -> None:
        text = Tag("P").write(60, 780, "Realisasi anggaran dinas sampai akhir tahun 2023")
        text.write(60, 60, "adalah 96,41 persen.", page=1)
        (line,) = (line for line in read_pdf(make_tagged(text, pages=2)).lines if line.text)
        assert line.text == "Realisasi anggaran dinas sampai akhir tahun 2023 adalah 96,41 persen."
        assert line.page == 1

    def test_point_of_a_list_has_its_mark(self) -> None:
        points = [
            Tag("LI").tag(
                Tag("Lbl").write(60, 100 + 14 * n, f"{n}."),
                Tag("LBody").tag(Tag("P").write(80, 100 + 14 * n, f"Butir {n}")),
            )
            for n in (1, 2)
        ]
        assert _texts(make_tagged(Tag("L").tag(*points))) == ["1. Butir 1", "2. Butir 2"]

    def test_several_paragraphs_under_one_tag_are_parted(self) -> None:
        text = Tag("P").write(
            60,
            100,
            "Pengukuran kinerja dinas dilakukan dengan membandingkan realisasi dan target",
            "menurut tabel di bawah ini:",
            "Tabel 3.1 Skala Nilai",
        )
        assert _texts(make_tagged(text))[-1] == "Tabel 3.1 Skala Nilai"
        points = Tag("P").write(60, 100, "a. Produksi perikanan tangkap Jawa Barat", "b. Produksi olahan")
        assert _texts(make_tagged(points)) == [
            "a. Produksi perikanan tangkap Jawa Barat",
            "b. Produksi olahan",
        ]

    def test_title_in_the_margin_belongs_to_the_text_beside_it(self) -> None:
        title = Tag("P").write(60, 100, "2.1 Pelayanan", "Pendaftaran")
        text = Tag("P").write(
            200,
            100,
            "Tersedianya data pelayanan pendaftaran penduduk dan",
            *["pencatatan sipil di seluruh kecamatan kabupaten ini,"] * 3,
            "yaitu 99,53 persen.",
        )
        report = _read(make_tagged(title, text))
        assert report.headings == ()
        assert report.sentences[0].text.endswith("99,53 persen.")

    def test_page_number_of_a_list_of_contents_stays_apart(self) -> None:
        lines = [
            Tag("Link").write(60, 100 + 14 * n, f"1.{n} {title}").write(500, 100 + 14 * n, f"{n + 3}")
            for n, title in enumerate(("Latar Belakang", "Landasan Hukum", "Maksud dan Tujuan"), start=1)
        ]
        assert [entry.page for entry in _read(make_tagged(*lines)).contents] == ["4", "5", "6"]


class TestTrust:
    def test_tags_that_hold_only_part_of_the_words_are_not_relied_on(self) -> None:
        tagged = Tag("Figure").write(60, 100, "Judul")
        rest = [
            (0, 60, 130 + 14 * n, "Uraian tanpa tag yang tetap harus terbaca seluruhnya.") for n in range(4)
        ]
        assert "Uraian tanpa tag" in " ".join(_texts(make_tagged(tagged, untagged=rest)))

    def test_page_without_tags_is_read_as_printed(self) -> None:
        many = Tag("P").write(60, 100, *["Kalimat dengan tag pada halaman pertama laporan ini."] * 20)
        rest = [(1, 60, 100, "Halaman kedua tanpa tag.")]
        assert _texts(make_tagged(many, pages=2, untagged=rest))[-1] == "Halaman kedua tanpa tag."
