"""Lines of Word files: automatic numbers, merged cells, fields, notes, text boxes, and files made to harm."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, row, run, table

from capaian.auditor.reading.docx import read_docx
from capaian.auditor.reading.structure import read_structure


def _texts(body: str, **parts: str) -> list[str]:
    read = read_docx(make_docx(body, parts))
    assert read.flaw == ""
    return [line.text for line in read.lines if line.text]


def _list(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def _levels(*formats: tuple[str, str]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (kind, text) in enumerate(formats)
    )


def _numbering(*formats: tuple[str, str], more: str = "") -> str:
    abstract = f'<w:abstractNum w:abstractNumId="7">{_levels(*formats)}</w:abstractNum>'
    return f'{abstract}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}'


class TestNumbers:
    def test_levels_count_and_begin_anew(self) -> None:
        numbering = _numbering(("upperRoman", "BAB %1"), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))
        body = "".join(
            paragraph(words, _list(1, level))
            for level, words in ((0, "Awal"), (1, "Latar"), (2, "satu"), (2, "dua"), (0, "Isi"), (1, "Lagi"))
        )
        assert _texts(body, numbering=numbering) == [
            "BAB I Awal",
            "I.1 Latar",
            "a) satu",
            "b) dua",
            "BAB II Isi",
            "II.1 Lagi",
        ]

    def test_list_that_starts_again(self) -> None:
        again = '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        again += '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        body = "".join(
            paragraph(words, _list(number)) for number, words in ((1, "a"), (1, "b"), (2, "c"), (2, "d"))
        )
        assert _texts(body, numbering=_numbering(("decimal", "%1."), more=again)) == [
            "1. a",
            "2. b",
            "1. c",
            "2. d",
        ]

    def test_style_brings_the_number(self) -> None:
        style = f'<w:style w:styleId="Judul"><w:pPr>{_list(1)}</w:pPr></w:style>'
        child = '<w:style w:styleId="Anak"><w:basedOn w:val="Judul"/></w:style>'
        body = paragraph("Satu", '<w:pStyle w:val="Anak"/>') + paragraph("Dua", '<w:pStyle w:val="Judul"/>')
        read = _texts(body, styles=style + child, numbering=_numbering(("decimal", "%1.")))
        assert read == ["1. Satu", "2. Dua"]

    def test_bullets_and_cells(self) -> None:
        bullets = _numbering(("bullet", "\uf0b7"))
        assert _texts(paragraph("butir", _list(1)), numbering=bullets) == ["- butir"]
        cell = f"<w:tr><w:tc>{paragraph('Meja', _list(1))}</w:tc><w:tc>{paragraph('5')}</w:tc></w:tr>"
        assert _texts(table(cell), numbering=_numbering(("decimal", "%1."))) == ["1. Meja\t5"]


class TestTables:
    def test_merged_cells(self) -> None:
        body = paragraph("Tabel 1 Barang") + table(
            row("v|Jenis", "2|Tahun 2022", "v|Jumlah"),
            row("^", "Baik", "Rusak", "^"),
            row("Meja", "4", "1", "5"),
        )
        read = read_structure(read_docx(make_docx(body)).lines).tables[0]
        assert read.title == "Barang"
        assert read.head == (("Jenis", "Tahun 2022", "", "Jumlah"), ("", "Baik", "Rusak", ""))
        assert [cell.text for cell in read.rows[0].cells] == ["Meja", "4", "1", "5"]

    def test_frame_around_a_paragraph_is_no_table(self) -> None:
        assert _texts(table(row("Kotak isi."))) == ["Kotak isi."]

    def test_tables_one_after_the_other_stay_apart(self) -> None:
        body = table(row("No", "Uraian"), row("1", "20")) + table(
            row("Seksi", "Orang", "Ket"), row("A", "3", "-")
        )
        assert [t.width for t in read_structure(read_docx(make_docx(body)).lines).tables] == [2, 3]


class TestText:
    def test_fields_show_what_is_printed(self) -> None:
        begin, middle, end = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
        )
        field = f"{begin}<w:r><w:instrText> SEQ Tabel </w:instrText></w:r>{middle}{run('4')}{end}"
        body = f"<w:p>{run('Tabel 3.')}{field}<w:r><w:tab/></w:r>{run('Capaian')}</w:p>"
        assert _texts(body) == ["Tabel 3.4 Capaian"]

    def test_deleted_and_hidden_words_are_left_out(self) -> None:
        deleted = "<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
        body = f"<w:p>{run('Nilai ')}{deleted}<w:ins>{run('baru')}</w:ins>{run(' x', '<w:vanish/>')}</w:p>"
        assert _texts(body) == ["Nilai baru"]

    def test_line_of_contents_keeps_its_page(self) -> None:
        tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
        toc = f"<w:p><w:pPr>{tabs}</w:pPr>{run('1.1 Latar Belakang')}<w:r><w:tab/></w:r>{run('3')}</w:p>"
        named = f"<w:p>{run('Jumlah')}<w:r><w:tab/></w:r>{run('3')}</w:p>"
        read = read_structure(read_docx(make_docx(toc + named)).lines)
        assert [(entry.title, entry.page) for entry in read.contents] == [("Latar Belakang", "3")]

    @pytest.mark.parametrize("number", ["Grafik 4", "Tabel 2.7", "5.1"])
    def test_line_of_contents_whose_page_word_has_not_filled_in(self, number: str) -> None:
        kept = "<w:r><w:instrText> PAGEREF _Ref7 </w:instrText></w:r>"
        toc = f"<w:p>{run(number)}<w:r><w:tab/></w:r>{run('Panen Padi, 2021')}<w:r><w:tab/></w:r>{kept}</w:p>"
        (entry,) = read_structure(read_docx(make_docx(toc)).lines).contents
        assert (number.endswith(entry.number), entry.title, entry.page) == (True, "Panen Padi, 2021", "")

    def test_notes_and_boxes_follow_their_paragraph(self) -> None:
        box = f"<w:r><w:pict><w:txbxContent>{paragraph('Kotak')}</w:txbxContent></w:pict></w:r>"
        body = f'<w:p>{run("Isi")}<w:r><w:footnoteReference w:id="2"/></w:r>{box}</w:p>{paragraph("Lanjut")}'
        notes = f'<w:footnote w:id="2">{paragraph("Sumber data")}</w:footnote>'
        assert _texts(body, footnotes=notes) == ["Isi", "Kotak", "Sumber data", "Lanjut"]

    def test_note_that_names_itself_is_read_once(self) -> None:
        named = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        notes = f'<w:footnote w:id="2"><w:p>{run("Lihat")}{named}</w:p></w:footnote>'
        assert _texts(f"<w:p>{run('Isi')}{named}</w:p>", footnotes=notes) == ["Isi", "Lihat"]

    def test_centred_lines_make_one_title(self) -> None:
        centred = '<w:jc w:val="center"/>'
        body = (
            paragraph("Tabel 2.1", centred)
            + paragraph("Pagu Dinas", centred)
            + paragraph("Tahun 2022", centred)
        )
        body += table(row("No", "Pagu"), row("1", "250"))
        assert read_structure(read_docx(make_docx(body)).lines).tables[0].title == "Pagu Dinas Tahun 2022"


class TestFlaws:
    def test_entities_are_refused(self) -> None:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        assert read_docx(make_docx(paragraph("&b;"), head=bomb)).flaw == "unsafe"
        assert read_docx(make_docx(paragraph("isi"), head=bomb)).flaw == "unsafe"

    def test_zip_bomb_is_refused(self) -> None:
        assert read_docx(make_docx(paragraph("0" * 41_000_000))).flaw == "too_much"

    @pytest.mark.parametrize("content", [b"PK\x03\x04 bukan zip", b""])
    def test_damaged_file(self, content: bytes) -> None:
        assert read_docx(content).flaw == "broken"

    def test_cut_file(self) -> None:
        assert read_docx(make_docx("<w:p>")).flaw == "broken"

    def test_other_archive(self) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("catatan.txt", "isi")
        assert read_docx(made.getvalue()).flaw == "other"

    def test_wide_spans_fill_no_memory(self) -> None:
        lines = read_docx(make_docx(table(row("9999|a", "b"), row("c", "d")))).lines
        assert max(len(line.cells) for line in lines) == 63
