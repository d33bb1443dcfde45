"""Lines of lists of contents in Word files, as Word and as LibreOffice save them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, run

from capaian.auditor.checks.contents import check_contents
from capaian.auditor.reading.docx import read_docx
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.understanding.report import understand

TAB = "<w:r><w:tab/></w:r>"
BEGIN, MIDDLE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
SECTIONS = (("1.1", "Latar Belakang"), ("1.2", "Landasan Hukum"), ("1.3", "Maksud dan Tujuan"))
TABLES = (("Tabel 1.1", "Pegawai menurut Golongan"), ("Tabel 1.2", "Sarana dan Prasarana"))
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Contents2"><w:name w:val="TOC 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="IndeksTabel"><w:name w:val="table of figures"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="FrameContents"><w:name w:val="Frame Contents"/></w:style>'
)


def code(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {words} </w:instrText></w:r>'


def line(number: str, title: str, before: str = "", after: str = "", style: str = "") -> str:
    """Return a line of a list, whose page is not filled in."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    words = f"{run(number)}{TAB}{run(title)}{TAB}"
    return f'<w:p>{styled}{before}<w:hyperlink w:anchor="c1">{words}</w:hyperlink>{after}</w:p>'


def in_one_field(things: Sequence[tuple[str, str]], switches: str = "TOC \\o 1-3") -> str:
    """Return a list as LibreOffice saves it: one field from its first line to its last."""
    opened = f"{BEGIN}{code(switches)}{MIDDLE}"
    last = len(things) - 1
    return "".join(
        line(*each, opened if place == 0 else "", END if place == last else "")
        for place, each in enumerate(things)
    )


def listed(body: str, styles: str = "") -> list[str]:
    """Return number and title of each line of a list that is read."""
    read = read_docx(make_docx(body, {"styles": styles} if styles else None))
    return [f"{entry.number} {entry.title}" for entry in read_structure(read.lines).contents]


def names(things: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{number.removeprefix('Tabel ')} {title}" for number, title in things]


def test_every_line_of_a_list_in_one_field_is_read() -> None:
    assert listed(in_one_field(SECTIONS)) == names(SECTIONS)


def test_lists_that_follow_each_other_are_read_both() -> None:
    body = in_one_field(SECTIONS) + paragraph("Daftar Tabel") + in_one_field(TABLES, 'TOC \\c "Tabel"')
    assert listed(body) == names(SECTIONS) + names(TABLES)


def test_a_field_whose_code_is_cut_into_runs_is_a_list() -> None:
    opened = f"{BEGIN}{code('T')}{code('OC')}".replace(" T ", " T").replace(" OC ", "OC \\o ") + MIDDLE
    assert listed(line(*SECTIONS[0], opened) + line(*SECTIONS[1], "", END)) == names(SECTIONS[:2])


def test_fields_within_a_list_do_not_end_it() -> None:
    page = f"{BEGIN}{code('PAGEREF c1')}{MIDDLE}{END}"
    body = line(*SECTIONS[0], f"{BEGIN}{code('TOC')}{MIDDLE}", page) + line(*SECTIONS[1]) + line(*SECTIONS[2])
    assert listed(body + f"<w:p>{END}</w:p>") == names(SECTIONS)


@pytest.mark.parametrize("style", ["Contents2", "IndeksTabel"])
def test_lines_that_kept_only_the_style_of_a_list_are_read(style: str) -> None:
    assert listed("".join(line(*each, style=style) for each in SECTIONS), STYLES) == names(SECTIONS)


@pytest.mark.parametrize("style", ["", "FrameContents", "Daftar"])
def test_words_with_tabs_are_no_list_by_themselves(style: str) -> None:
    assert listed("".join(line(*each, style=style) for each in SECTIONS), STYLES) == []


@pytest.mark.parametrize("instruction", ["SEQ Tabel", "REF c1", "INDEX \\c 2", "AUTOC 1"])
def test_other_fields_make_no_list(instruction: str) -> None:
    assert listed(in_one_field(SECTIONS, instruction)) == []


def test_what_follows_a_list_is_no_line_of_it() -> None:
    body = in_one_field(SECTIONS[:2]) + line(*SECTIONS[2])
    assert listed(body) == names(SECTIONS[:2])


@pytest.mark.parametrize("body", [f"<w:p>{END}</w:p>", f"<w:p>{code('TOC')}</w:p>", f"<w:p>{BEGIN}</w:p>"])
def test_fields_without_beginning_or_end_do_no_harm(body: str) -> None:
    assert listed(body + paragraph("Isi laporan")) == []


@pytest.mark.parametrize(("left_out", "told"), [(0, []), (1, ["Bagian 1.3"])])
def test_what_such_a_list_leaves_out_is_told_and_nothing_else(left_out: int, told: list[str]) -> None:
    heads = "".join(
        paragraph(f"{number} {title}", '<w:pStyle w:val="Heading2"/>') for number, title in SECTIONS
    )
    body = in_one_field(SECTIONS[: len(SECTIONS) - left_out]) + heads
    report = understand(read_structure(read_docx(make_docx(body)).lines))
    assert [claim.printed for claim in check_contents(report) if not claim.holds] == told
