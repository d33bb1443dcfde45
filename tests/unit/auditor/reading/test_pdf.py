"""Lines of pdf files: tables with and without lines, wrapped words, running heads, pages without text."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pikepdf
import pytest
from tests.unit.auditor.reading.pdf_maker import HEIGHT, Sheet, make_pdf

from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.reading import pdf
from capaian.auditor.reading.pdf import read_pdf
from capaian.auditor.reading.structure import read_structure

_XS = (60, 90, 300, 380, 460)


def _read(*sheets: Sheet) -> PrintedDocument:
    read = read_pdf(make_pdf(sheets))
    assert read.flaw == ""
    return read_structure(read.lines, read.unreadable)


def _texts(*sheets: Sheet) -> list[str]:
    return [line.text for line in read_pdf(make_pdf(sheets)).lines if line.text]


def _rows(report: PrintedDocument) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in report.tables]


class TestTables:
    def test_cells_between_lines(self) -> None:
        sheet = Sheet().text(60, 150, "Tabel 2.1 Pagu dan Realisasi")
        rows = [("No", "Program", "Pagu", "Serapan"), ("1", "Layanan", "1.250.000", "92,5%")]
        sheet.table(_XS, (170, 190, 210), rows)
        report = _read(sheet)
        assert report.tables[0].title == "Pagu dan Realisasi"
        assert report.tables[0].head == (("No", "Program", "Pagu", "Serapan"),)
        assert _rows(report) == [[["1", "Layanan", "1.250.000", "92,5%"]]]
        assert report.tables[0].rows[0].cells[2].numbers[0].value == 1250000

    def test_spanning_cells_and_wrapped_words(self) -> None:
        sheet = Sheet()
        sheet.lines = [(60, y, 460, y) for y in (150, 190, 230)] + [(300, 170, 460, 170)]
        sheet.lines += [(x, 150, x, 230) for x in (60, 300, 460)] + [(380, 170, 380, 230)]
        sheet.text(63, 173, "Indikator").text(340, 153, "Tahun 2022").text(310, 173, "Target")
        sheet.text(390, 173, "Capaian").text(63, 193, "Indeks kepuasan", "masyarakat", pitch=12)
        sheet.text(310, 195, "80,00").text(390, 195, "95,50%")
        table = _read(sheet).tables[0]
        assert table.head == (("Indikator", "Tahun 2022", ""), ("", "Target", "Capaian"))
        assert [cell.text for cell in table.rows[0].cells] == [
            "Indeks kepuasan masyarakat",
            "80,00",
            "95,50%",
        ]

    def test_level_lines_alone(self) -> None:
        sheet = Sheet()
        sheet.lines = [(60, y, 460, y) for y in (150, 170, 190, 210)]
        for top, row in zip(
            (153, 173, 193), (("Kelas", "Pria", "Wanita"), ("A", "5", "7"), ("B", "2", "-")), strict=True
        ):
            sheet.text(62, top, row[0]).text(310, top, row[1]).text(400, top, row[2])
        assert _rows(_read(sheet)) == [[["A", "5", "7"], ["B", "2", "-"]]]

    def test_gaps_alone(self) -> None:
        sheet = Sheet().text(60, 150, "Program", "Loket", "Profil", "Arsip")
        sheet.text(300, 150, "Anggaran", "Rp 5.000", "Rp 7.500", "Rp 9.000")
        assert _rows(_read(sheet)) == [[["Loket", "Rp 5.000"], ["Profil", "Rp 7.500"], ["Arsip", "Rp 9.000"]]]

    def test_rows_without_lines_between_them(self) -> None:
        sheet = Sheet().table(_XS, (150, 170, 240), [("No", "Barang", "Baik", "Rusak"), ("", "", "", "")])
        for place, row in enumerate((("1", "Meja", "5", "2"), ("2", "Kursi", "12", "3"))):
            for x, words in zip(_XS, row, strict=False):
                sheet.text(x + 3, 174 + 14 * place, words)
        assert _rows(_read(sheet)) == [[["1", "Meja", "5", "2"], ["2", "Kursi", "12", "3"]]]

    def test_one_column_of_numbers_below_each_other(self) -> None:
        sheet = Sheet().table((60, 300, 460), (150, 170, 240), [("Barang", "Jumlah"), ("", "")])
        for place, (words, number) in enumerate((("Meja", "5"), ("Kursi", "12"), ("Lemari", "3"))):
            sheet.text(63, 174 + 14 * place, words).text(303, 174 + 14 * place, number)
        assert _rows(_read(sheet)) == [[["Meja", "5"], ["Kursi", "12"], ["Lemari", "3"]]]

    def test_number_cut_at_the_end_of_a_line_is_one(self) -> None:
        sheet = Sheet().table((60, 300, 460), (150, 170, 210), [("Uraian", "Pagu"), ("Gaji", "")])
        sheet.text(303, 174, "6.258.022.", "850", pitch=12)
        assert _rows(_read(sheet)) == [[["Gaji", "6.258.022.850"]]]

    def test_frame_is_no_table(self) -> None:
        sheet = Sheet().text(70, 160, "Kotak berisi satu kalimat.")
        sheet.lines = [(60, 150, 460, 150), (60, 180, 460, 180), (60, 150, 60, 180), (460, 150, 460, 180)]
        assert _texts(sheet) == ["Kotak berisi satu kalimat."]

    def test_goes_on_over_the_page(self) -> None:
        head = ("No", "Program", "Pagu", "Serapan")
        first = (
            Sheet()
            .text(60, 680, "Tabel 1 Anggaran")
            .table(_XS, (700, 720, 740), [head, ("1", "A", "10", "5%")])
        )
        second = Sheet().table(_XS, (150, 170, 190), [head, ("2", "B", "20", "7%")])
        assert [[row[0] for row in table] for table in _rows(_read(first, second))] == [["1", "2"]]


class TestText:
    def test_wrapped_lines_make_a_paragraph(self) -> None:
        long = "Dinas melaksanakan urusan pemerintahan di bidang yang menjadi kewenangan daerah dan"
        assert _texts(Sheet().text(60, 150, long, long, "tugas pembantuan.", "", "Lain.")) == [
            f"{long} {long} tugas pembantuan.",
            "Lain.",
        ]

    def test_points_of_a_list_stay_apart(self) -> None:
        assert _texts(
            Sheet().text(60, 150, "1. Kepala Dinas yang memimpin semua bidang", "2. Sekretaris")
        ) == [
            "1. Kepala Dinas yang memimpin semua bidang",
            "2. Sekretaris",
        ]

    def test_running_heads_and_numbers_of_pages_are_left_out(self) -> None:
        sheets = [
            Sheet().text(60, 30, "Laporan Kinerja 2022").text(60, 200, f"Isi ke-{n}.").text(290, 800, str(n))
            for n in range(1, 5)
        ]
        assert _texts(*sheets) == [f"Isi ke-{n}." for n in range(1, 5)]

    @pytest.mark.parametrize("others", [0, 2])
    def test_a_sentence_goes_on_below_the_head_of_the_next_page(self, others: int) -> None:
        start = "Realisasi anggaran dana tugas pembantuan, yakni sebesar Rp 3.580.760.500,00 atau"
        texts = [start, "96,95%, dan fisiknya 100%.", *(f"Isi ke-{n}." for n in range(others))]
        sheets = [
            Sheet().text(60, 30, "Dinas Contoh").text(60, 400, text).text(60, 800, "Laporan Kinerja 2016")
            for text in texts
        ]
        sentences = [sentence.text for sentence in _read(*sheets).sentences]
        assert sentences[0] == f"{start} {texts[1]}"

    def test_a_single_page_has_no_running_head(self) -> None:
        assert _texts(Sheet().text(60, 30, "Dinas Contoh").text(60, 400, "Isi.")) == ["Dinas Contoh", "Isi."]

    def test_chapters_at_the_top_of_pages_stay(self) -> None:
        sheets = [Sheet().text(60, 50, f"BAB {n}").text(60, 200, "Isi.") for n in ("I", "II", "III", "IV")]
        assert [heading.number for heading in _read(*sheets).headings] == ["I", "II", "III", "IV"]

    @pytest.mark.parametrize("rotation", [90, 180, 270])
    @pytest.mark.parametrize("is_marked", [True, False])
    def test_turned_page_reads_as_it_is_seen(self, rotation: int, is_marked: bool) -> None:
        """Also where letters run up the page and the file does not say that it lies on its side."""
        sheet = Sheet(rotation=rotation, is_marked=is_marked)
        assert _texts(sheet.text(60, 200, "Satu dua.", "Tiga.")) == ["Satu dua.", "Tiga."]

    @pytest.mark.parametrize("rotation", [0, 90, 180, 270])
    def test_a_word_drawn_in_two_parts_is_one_on_a_turned_page_too(self, rotation: int) -> None:
        """Kerned letters: three of Helvetica at ten points are 17,8 points wide."""
        sheet = Sheet(rotation=rotation, is_marked=False).text(60, 200, "Ken").text(77.8, 200, "daraan 201")
        assert _texts(sheet.text(60, 214, "Tiga.")) == ["Kendaraan 201", "Tiga."]

    def test_a_head_that_runs_upwards_is_one_cell(self) -> None:
        sheet = Sheet().table(
            _XS, (150, 230, 250), [("No", "Program", "", "Serapan"), ("1", "Loket", "7", "5")]
        )
        sheet.sideways = [(310, 228, "Target"), (322, 228, "Tahun 2022")]
        table = _read(sheet).tables[0]
        assert table.head == (("No", "Program", "Target Tahun 2022", "Serapan"),)
        assert [cell.text for cell in table.rows[0].cells] == ["1", "Loket", "7", "5"]

    def test_words_across_the_page_are_not_read(self) -> None:
        rows = [f"Baris ke-{n} dari laporan ini." for n in range(1, 30)]
        assert _texts(Sheet(aslant=["KONSEP"]).text(60, 200, *rows)) == rows

    @pytest.mark.parametrize("mark", ["DRAFT", "SALINAN DRAFT"])
    def test_huge_letters_that_lie_level_below_the_text_are_not_read(self, mark: str) -> None:
        rows = [f"Baris ke-{n} dari laporan ini." for n in range(1, 30)]
        assert _texts(Sheet(huge=[(60, 380, mark)]).text(60, 200, *rows)) == rows

    def test_a_huge_title_that_no_text_stands_on_is_read(self) -> None:
        rows = [f"Baris ke-{n} dari laporan ini." for n in range(1, 30)]
        assert _texts(Sheet(huge=[(60, 100, "LAPORAN")]).text(60, 200, *rows)) == ["LAPORAN", *rows]

    def test_pages_are_counted_from_one(self) -> None:
        read = read_pdf(make_pdf([Sheet().text(60, 200, "Satu."), Sheet().text(60, 200, "Dua.")]))
        assert [(line.page, line.text) for line in read.lines if line.text] == [(1, "Satu."), (2, "Dua.")]
        assert [line.number for line in read.lines] == [1, 2, 3, 4]


def _packed(content: bytes, spoil: Callable[[bytes], bytes] = bytes) -> bytes:
    """Return a pdf whose pages are packed, the second one spoilt."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        for place, page in enumerate(opened.pages):
            packed = zlib.compress(page.Contents.read_bytes())
            page.Contents.write(spoil(packed) if place == 1 else packed, filter=pikepdf.Name.FlateDecode)
        made = io.BytesIO()
        opened.save(made)
    return made.getvalue()


class TestFlaws:
    def test_scanned_page_is_told_by_its_number(self) -> None:
        kind = b"/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8"
        picture = b"<</Type/XObject%s/Width 1/Height 1/Length 1>>" % kind
        content = make_pdf(
            [Sheet().text(60, 200, "Isi."), Sheet()], more=[picture + b"stream\n\x80\nendstream"]
        )
        scanned = content.replace(b"/Font<</F 3 0 R>>", b"/Font<</F 3 0 R>>/XObject<</P 4 0 R>>")
        drawn = scanned.replace(b"0.5 w\nendstream", b"595 0 0 842 0 0 cm /P Do\nendstream")
        assert read_pdf(drawn).unreadable == (2,)

    def test_damaged_file(self) -> None:
        assert read_pdf(b"%PDF-1.7 tidak lengkap").flaw == "broken"

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda packed: packed[: len(packed) // 2],
            lambda packed: packed[:20] + bytes(byte ^ 0xFF for byte in packed[20:30]) + packed[30:],
            lambda _: b"bukan data yang dipadatkan",
        ],
        ids=["cut off", "other bytes", "other data"],
    )
    def test_damaged_page_is_told_by_its_number(self, spoil: Callable[[bytes], bytes]) -> None:
        sheets = [
            Sheet().text(60, 200, *[f"Baris {number} halaman {page}." for number in range(9)])
            for page in "abc"
        ]
        assert read_pdf(_packed(make_pdf(sheets))).unreadable == ()
        read = read_pdf(_packed(make_pdf(sheets), spoil))
        assert (read.flaw, read.pages, read.unreadable) == ("", 3, (2,))
        assert next(line.text for line in read.lines if line.page == 3 and line.text).endswith("halaman c.")

    def test_packed_page_of_a_file_that_only_its_owner_may_change_is_whole(self) -> None:
        with pikepdf.open(io.BytesIO(_packed(make_pdf([Sheet().text(60, 200, "Isi.")])))) as opened:
            made = io.BytesIO()
            opened.save(made, encryption=pikepdf.Encryption(user="", owner="rahasia"))
        read = read_pdf(made.getvalue())
        assert (read.unreadable, [line.text for line in read.lines if line.text]) == ((), ["Isi."])

    def test_programs_and_files_inside(self) -> None:
        action = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
        assert read_pdf(make_pdf([Sheet().text(60, 200, "Isi.")], catalog=action)).flaw == "active"

    def test_programs_packed_where_a_search_does_not_see_them(self) -> None:
        with pikepdf.open(io.BytesIO(make_pdf([Sheet().text(60, 200, "Isi.")]))) as opened:
            opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
            made = io.BytesIO()
            opened.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        assert b"JavaScript" not in made.getvalue()
        assert read_pdf(made.getvalue()).flaw == "active"

    def test_password(self) -> None:
        with pikepdf.open(io.BytesIO(make_pdf([Sheet().text(60, 200, "Isi.")]))) as opened:
            made = io.BytesIO()
            opened.save(made, encryption=pikepdf.Encryption(user="rahasia", owner="rahasia"))
        assert read_pdf(made.getvalue()).flaw == "locked"

    def test_too_many_pages(self) -> None:
        with patch.object(pdf, "MOST_PAGES", 2):
            assert read_pdf(make_pdf([Sheet()] * 3)).flaw == "too_long"

    def test_page_that_takes_too_long(self) -> None:
        sheet = Sheet().text(60, 200, "Isi.")
        sheet.lines = [(60, 1 + n % HEIGHT, 460, 1 + n % HEIGHT) for n in range(120_000)]
        with patch.object(pdf, "_SECONDS_FOR_PAGE", 0.05):
            read = read_pdf(make_pdf([Sheet().text(60, 200, "Isi."), sheet]))
        assert (read.flaw, read.failed) == ("too_much", 2)

    def test_child_process_takes_no_package_from_where_the_report_lies(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "json.py").write_text("raise SystemExit(3)")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        assert _texts(Sheet().text(60, 200, "Isi.")) == ["Isi."]
