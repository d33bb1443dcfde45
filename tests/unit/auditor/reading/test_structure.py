"""Parts of reports in text form: captions, heads, rows, lists and sentences of several invented reports."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.auditor.printed.document import CaptionKind, PrintedDocument
from capaian.auditor.printed.number import NumberStyle
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines


def _read(text: str) -> PrintedDocument:
    return read_structure(read_lines(text))


def _rows(table: PrintedTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


class TestCaptions:
    def test_title_on_the_lines_below(self) -> None:
        report = _read("Tabel. 2.1\n\nRekapitulasi Pegawai Dinas\nKeadaan Juni 2022\n\nNo\tBagian\n1\tUmum\n")
        assert [(c.number, c.title) for c in report.captions] == [
            ("2.1", "Rekapitulasi Pegawai Dinas Keadaan Juni 2022")
        ]
        assert report.tables[0].title == report.captions[0].title
        assert report.tables[0].above == ""

    def test_title_goes_on_in_the_next_line_but_not_in_prose(self) -> None:
        report = _read(
            "Gambar 1 Grafik Jumlah Dokumen\nBerdasarkan gambar tersebut terlihat bahwa jumlahnya naik\n\n"
            "Tabel 4 Pagu Anggaran Perubahan Dinas\nKota Contoh Tahun 2022\nNo\tPagu\n1\t250.000\n"
        )
        assert [c.title for c in report.captions] == [
            "Grafik Jumlah Dokumen",
            "Pagu Anggaran Perubahan Dinas Kota Contoh Tahun 2022",
        ]

    def test_below_the_table(self) -> None:
        report = _read(
            "No\tUraian\n1\t20\n\nTabel 1. Pegawai\n\nUraian lain.\n\nNo\tUraian\tX\n1\t30\t4\n\n"
            "Tabel 2. Barang\n\nDemikian."
        )
        assert [(t.number, t.title) for t in report.tables] == [("1", "Pegawai"), ("2", "Barang")]

    def test_repeated_over_the_page_names_no_second_table(self) -> None:
        page = "No\tProgram\tPagu\n{}\n\n"
        report = _read(
            "Tabel 3.2 Anggaran\n"
            + page.format("1\tPelayanan\t10.000")
            + "Tabel 3.2 (lanjutan)\n"
            + page.format("2\tPenyuluhan\t20.000")
            + "Lanjutan Tabel 3.2\n"
            + page.format("3\tPengadaan\t30.000")
        )
        assert len(report.captions) == len(report.tables) == 1
        assert [row.cells[0].text for row in report.tables[0].rows] == ["1", "2", "3"]

    def test_goes_on_with_other_columns_under_its_name(self) -> None:
        report = _read(
            "Tabel 3.2 Anggaran\nNo\tProgram\tPagu\n1\tPelayanan\t10.000\n\nTabel 3.2 (lanjutan)\n\n"
            "No\tProgram\tSasaran\tPagu\n2\tPenyuluhan\tWarga\t20.000\n"
        )
        assert [(table.number, table.width) for table in report.tables] == [("3.2", 3), ("3.2", 4)]
        assert len(report.captions) == 1

    def test_goes_on_where_a_page_parts_columns_otherwise(self) -> None:
        report = _read(
            "Tabel 3.2 Anggaran\nNo\t\tProgram\tPagu\n1\t\tPelayanan\t10.000\n\nTabel 3.2 (lanjutan)\n\n"
            "No\tProgram\tPagu\n2\tPenyuluhan\t20.000\n"
        )
        assert _rows(report.tables[0]) == [
            ["1", "", "Pelayanan", "10.000"],
            ["2", "", "Penyuluhan", "20.000"],
        ]

    def test_charts_and_figures_are_counted_apart(self) -> None:
        report = _read("Grafik 1 Layanan\n\nGambar 1 Loket\n\nBagan 1 Organisasi\n")
        assert [c.kind for c in report.captions] == [
            CaptionKind.CHART,
            CaptionKind.FIGURE,
            CaptionKind.DIAGRAM,
        ]

    def test_sentence_about_a_table_is_none(self) -> None:
        assert not _read("Tabel 3.6 memuat program dan kegiatan.\n").captions


class TestHeads:
    def test_years_below_a_spanning_cell(self) -> None:
        table = _read(
            "Sasaran\tTarget\t\t\n\t2021\t2022\t2023\n(1)\t(2)\t(3)\t(4)\nMutu\t80\t81\t82\n"
        ).tables[0]
        assert len(table.head) == 3
        assert table.paths[2] == ("Target", "2022")
        assert _rows(table) == [["Mutu", "80", "81", "82"]]

    def test_a_figure_above_the_numbers_of_columns_names_one(self) -> None:
        """An axis drawn in a column: its head tells from what to what it runs."""
        read = _read("Kode\tPagu Rp\t0-100\n(1)\t(2)\t(3)\nA\t250\t-\nB\t750\t-\n").tables[0]
        assert read.head[0] == ("Kode", "Pagu Rp", "0-100")
        assert _rows(read) == [["A", "250", "-"], ["B", "750", "-"]]

    def test_row_of_dashes_is_no_head(self) -> None:
        assert len(_read("Jenjang\tPria\tWanita\nS-3\t-\t-\nS-2\t1\t2\n").tables[0].rows) == 2

    def test_words_set_a_column_off_are_settled_by_the_cells(self) -> None:
        table = _read(
            "No\t2022\t2023\t\tPredikat\t\n\tRealisasi\tTarget\tRealisasi\t\tCapaian\n"
            "1\t80\t90\t85\t94,44%\tBaik\n2\t70\t75\t60\t80,00%\tCukup\n"
        ).tables[0]
        assert table.paths[4] == ("2023", "Capaian")
        assert table.paths[5][-1] == "Predikat"

    def test_head_of_one_row_stays_as_printed(self) -> None:
        table = _read("Interval\tKriteria\nI\t91% - 100%\nII\t76% - 90%\n").tables[0]
        assert table.head == (("Interval", "Kriteria"),)


class TestRows:
    def test_short_row_stands_under_its_kind(self) -> None:
        table = _read(
            "No\tIndikator\tTarget\tRealisasi\n1\tCakupan akta\t76%\t80%\n2\tCakupan kartu\t50%\t55%\n"
            "3\tKepuasan warga\t90%\t95%\nRata-rata capaian\t72,00%\t76,67%\n"
        ).tables[0]
        assert _rows(table)[-1] == ["", "Rata-rata capaian", "72,00%", "76,67%"]
        assert table.rows[-1].cells[3].numbers[0].spot.cell == 2

    def test_row_in_order_is_left_alone(self) -> None:
        table = _read(
            "No\tProgram\tKegiatan\tPagu\nI\tPelayanan\t\t900.000\n1\t\tLoket\t400.000\n2\t\tKeliling\t500.000\n"
            "II\tProfil\t\t100.000\n3\t\tBuku\t100.000\n"
        ).tables[0]
        assert _rows(table)[3] == ["II", "Profil", "", "100.000"]

    def test_words_between_two_rows_are_a_band(self) -> None:
        table = _read("No\tJenis\tUnit\n1\tMeja\t5\nPeralatan komputer\n2\tLayar\t7\n").tables[0]
        assert _rows(table)[1] == ["Peralatan komputer", "", ""]

    def test_row_cut_by_a_page_is_joined(self) -> None:
        table = _read("No\tJenis\tUnit\n1\tMeja rapat dan\t5\n\n\n\tkursi lipat\t\n2\tLayar\t7\n").tables[0]
        assert _rows(table)[0] == ["1", "Meja rapat dan kursi lipat", "5"]
        assert table.rows[0].lines == (2, 5)

    def test_rows_without_head_go_on_after_other_words(self) -> None:
        report = _read("No\tJenis\tUnit\n1\tMeja\t5\n\nLaporan 2022\n\n2\tLayar\t7\n")
        assert [_rows(table) for table in report.tables] == [[["1", "Meja", "5"], ["2", "Layar", "7"]]]

    def test_two_tables_one_below_the_other(self) -> None:
        report = _read("No\tJenis\tUnit\n1\tMeja\t5\n\nSeksi\tOrang\nArsip\t3\n")
        assert [table.width for table in report.tables] == [3, 2]


class TestStyle:
    def test_numbers_of_sections_do_not_count(self) -> None:
        assert (
            _read("3.2 Hasil\n\n3.4 Dana\n\n3.5 Mutu\n\nSebesar 4,5 persen.\n").style
            is NumberStyle.INDONESIAN
        )

    def test_dots_that_always_part_three_digits_are_thousands(self) -> None:
        report = _read(
            "Unit\tPagu\nA\t1,250.50\nB\t2,500.75\n\nLAMPIRAN I\n\n"
            "Pos\tKendaraan\nC\t9.148\nD\t15.142\nE\t4.666\n"
        )
        assert report.tables[1].rows[0].cells[1].numbers[0].value == Decimal(9148)

    def test_table_in_another_style(self) -> None:
        report = _read(
            "Program\tPagu\tSerapan\nLoket\t1.250\t92,50\nProfil\t2.500\t88,75\nBuku\t1.000\t90,10\nAula\t1,5\t2,5\n\n"
            "LAMPIRAN I\n\nUnit\tPagu\tSerapan\nA\t1,250\t92.50\nB\t2,500\t88.75\nC\t1,000\t90.10\n"
        )
        assert report.style is NumberStyle.INDONESIAN
        assert report.tables[1].rows[0].cells[1].numbers[0].value == Decimal(1250)


class TestText:
    def test_sentence_over_a_page_break(self) -> None:
        report = _read("Pegawai terdiri dari kepala dan\n\n\nempat bidang sebesar Rp 5.000,-. Selesai.\n")
        first, second = report.sentences
        assert first.text == "Pegawai terdiri dari kepala dan empat bidang sebesar Rp 5.000,-."
        number = first.numbers[0]
        assert (number.spot.line, report.line(4).text[number.spot.start : number.spot.end]) == (4, "5.000")
        assert (second.line, second.start) == (4, 33)

    def test_abbreviations_end_no_sentence(self) -> None:
        sentences = _read("- e. Surat No. 5 dan Kab. Contoh dll. Budi, S.Sos. Hadir. Pulang.\n").sentences
        assert [s.text for s in sentences][-1] == "Pulang."
        assert len(sentences) == 2

    def test_list_goes_on_below_its_sub_points(self) -> None:
        items = _read(
            "1. Kepala\n\nMemimpin dinas.\n\n2. Sekretariat\n- a. surat;\n- b. arsip;\n3. Bidang\n"
        ).items
        assert [(item.mark, item.list_id) for item in items] == [
            ("1", 1),
            ("2", 1),
            ("a", 2),
            ("b", 2),
            ("3", 1),
        ]

    def test_marks_with_other_signs_are_of_another_list(self) -> None:
        items = _read("1) Tujuan\n1. satu\n2. dua\n2) Sasaran\n1. tiga\n2. empat\n").items
        assert [item.list_id for item in items] == [1, 2, 2, 1, 3, 3]

    def test_list_begins_anew(self) -> None:
        assert [item.list_id for item in _read("1. satu\n2. dua\n\nLalu:\n\n1. lain\n2. lagi\n").items] == [
            1,
            1,
            2,
            2,
        ]


class TestBlanks:
    def test_columns_set_with_blanks(self) -> None:
        report = _read(
            "            Tabel 1 Pagu\n\n   No    Program              Pagu   Serapan\n"
            "   1     Layanan umum      1.250     92,5%\n         dan loket\n"
            "   2     Profil              750     90,0%\n"
        )
        assert report.tables[0].title == "Pagu"
        assert _rows(report.tables[0])[0] == ["1", "Layanan umum dan loket", "1.250", "92,5%"]
        assert _rows(report.tables[0])[-1] == ["2", "Profil", "750", "90,0%"]

    def test_points_and_prose_are_no_columns(self) -> None:
        report = _read(
            "1.    Kepala Dinas\n2.    Sekretaris\n3.    Bidang\n\nSatu   dua tiga\nempat lima   enam\n"
        )
        assert not report.tables
        assert [item.mark for item in report.items] == ["1", "2", "3"]


class TestHeadings:
    def test_title_of_a_chapter_below_its_number(self) -> None:
        heading = _read("BAB II\n\nPERENCANAAN\n\n2.1 Rencana\n").headings[0]
        assert (heading.number, heading.title, heading.is_chapter) == ("II", "PERENCANAAN", True)

    def test_outline_names_no_chapters(self) -> None:
        outline = "BAB I PENDAHULUAN\n\nMemuat.\n\nBAB II RENCANA\n\nMemuat.\n\nBAB III HASIL\n\n"
        body = "Isi.\n" * 30
        report = _read(
            f"BAB I\n\nPENDAHULUAN\n\n{body}{outline}BAB II\n\nRENCANA\n\n{body}BAB III\n\nHASIL\n"
        )
        assert [heading.number for heading in report.headings] == ["I", "II", "III"]
        assert [heading.line for heading in report.headings][1] > 40

    def test_outline_that_ends_at_the_first_section_leaves_that_one(self) -> None:
        outline = "1.2 Landasan Hukum\n1.3 Maksud\n1.4 Gambaran\n"
        body = "Uraian yang cukup panjang.\n" * 6
        titles = ("1.1 Latar Belakang", "1.2 Landasan Hukum", "1.3 Maksud", "1.4 Gambaran")
        text = outline + "".join(f"{title}\n{body}" for title in titles)
        assert [heading.number for heading in _read(text).headings] == ["1.1", "1.2", "1.3", "1.4"]

    def test_figures_are_no_numbers_of_sections(self) -> None:
        assert _read("66.372.600 Rupiah terserap\n46.145 Keluarga memiliki KK\n").headings == ()


class TestLists:
    def test_list_of_contents_ends_where_running_text_begins(self) -> None:
        text = (
            "DAFTAR ISI\n1.1 Latar Belakang 1\n1.2 Landasan Hukum 2\nSiapa yang melayani penduduk\n"
            "dan dengan apa pelayanan itu\ndijalankan pada tahun 2023.\nGolongan tiga berjumlah 12\n"
        )
        assert [entry.page for entry in _read(text).contents] == ["1", "2"]

    def test_titles_without_a_page_do_not_end_it(self) -> None:
        text = "DAFTAR ISI\nKata Pengantar\nBab I Pendahuluan\n1.1 Tugas\n1.2 Fungsi 7\n"
        assert [entry.number for entry in _read(text).contents] == ["1.2"]

    @pytest.mark.parametrize("rest", ["2031 18", "2031 ..... 18", "2029-2031 18", "2031\t18"])
    def test_a_title_of_which_only_its_year_is_on_the_next_line(self, rest: str) -> None:
        wrapped = f"Gambar 3.5 Situs menurut desa,\n{rest}"
        text = f"DAFTAR GAMBAR\nGambar 3.4 Sanggar 17\n{wrapped}\nGambar 3.6 Juru 20\n"
        entries = [(entry.number, entry.title, entry.page) for entry in _read(text).contents]
        year = rest.split()[0]
        assert entries == [
            ("3.4", "Sanggar", "17"),
            ("3.5", f"Situs menurut desa, {year}", "18"),
            ("3.6", "Juru", "20"),
        ]

    @pytest.mark.parametrize("foot", ["7", "viii"])
    def test_the_foot_of_a_page_is_no_rest_of_a_title(self, foot: str) -> None:
        text = f"DAFTAR GAMBAR\nGambar 3.4 Sanggar\nGambar 3.5 Situs menurut desa\n{foot}\nGambar 3.6 Juru\n"
        assert [(e.number, e.page) for e in _read(text).contents] == [("3.4", ""), ("3.5", ""), ("3.6", "")]


class TestPages:
    def test_feet_of_pages_are_no_text(self) -> None:
        pages = [
            f"Kalimat {word} selesai.\n{n} Dinas Contoh Kabupaten LKjIP Bab {n}\n"
            for n, word in enumerate("abcd")
        ]
        text = "\f".join(pages)
        assert [line.text for line in read_lines(text) if line.text] == [
            f"Kalimat {w} selesai." for w in "abcd"
        ]
        assert [line.page for line in read_lines(text) if line.text] == [1, 2, 3, 4]

    def test_what_differs_from_page_to_page_stays(self) -> None:
        text = "\f".join(f"Bagian {word} selesai.\n" for word in ("satu", "dua", "tiga", "empat"))
        assert len([line for line in read_lines(text) if line.text]) == 4
