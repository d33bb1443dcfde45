"""Records of figures that do not fit their file: passed over as a whole, never half used, never a crash."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, record, row, table

from capaian.auditor.reading.changed_figures import UnfitRecordError
from capaian.auditor.reading.docx import ReadDocx, read_docx
from capaian.auditor.reading.record import read_record
from capaian.domain.audit.figure_record import FigurePassage

TEXTS = (
    "Laporan Kinerja Tahun 2023",
    "Nilai 86,95 naik 2,58 poin dari 84,37.",
    "Dari 12 kecamatan, 3 belum mencapai target.",
    "94,24",
    "95,00",
)
BODY = "".join(map(paragraph, TEXTS[:3])) + table(row("Indikator", "Target"), row(*TEXTS[3:]))
SOUND = record(TEXTS)
HEAD, ENTRIES = SOUND[: SOUND.index("<p ")], SOUND[SOUND.index("<p ") : SOUND.index("</angka>")]
OURS = """<?xml version="1.0"?>
<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{1}">
<ds:schemaRefs><ds:schemaRef ds:uri="urn:capaian:angka:1"/></ds:schemaRefs></ds:datastoreItem>"""
THEIRS = OURS.replace("urn:capaian:angka:1", "http://example.org/daftar-pustaka")
BINARY = bytes(range(256)) * 9


def read(item: str | bytes, properties: str = "", body: str = BODY, name: str = "item1") -> ReadDocx:
    """Return what is read of a file with a part of data, and the part that tells whose it is."""
    data = {name: item.encode() if isinstance(item, str) else item}
    if properties:
        data["itemProps1"] = properties.encode()
    return read_docx(make_docx(body, data=data))


def changed(*pairs: tuple[str, str]) -> str:
    text = SOUND
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


UNFIT = {
    "no_words": SOUND.replace("<p k=", "<p q="),
    "no_checksum": changed((HEAD, '<angka xmlns="urn:capaian:angka:1">')),
    "swapped": HEAD + "</p>".join([*reversed(ENTRIES.split("</p>")[:-1]), ""]) + "</angka>",
    "emptied": f"{HEAD}</angka>",
    "closed": f"{HEAD[:-1]}/>",
    "one_lost": changed(('<p k="">94,24</p>', "")),
    "one_digit": changed(("86,95", "86,59")),
    "one_moved": changed(("94,24", "95,00"), (">95,00</p></angka>", ">94,24</p></angka>")),
    "other_words": changed(('<p k="">', '<p k="0badc0de">')),
    "within": changed(("86,95", "<b>86,95</b>")),
    "deep": HEAD + "<p k=''>" * 200 + "</p>" * 200 + "</angka>",
    "other_element": changed((ENTRIES, ENTRIES.replace("<p ", "<q ").replace("</p>", "</q>"))),
    "cut": SOUND[: len(SOUND) // 2],
    "trailing": f"{SOUND}<angka/>",
    "declared": f"<!DOCTYPE angka>{SOUND}",
    "entity": f'<!DOCTYPE angka [<!ENTITY a "94,24">]>{changed(("94,24", "&a;"))}',
    "outside": f'<!DOCTYPE angka SYSTEM "file:///etc/passwd">{SOUND}',
    "of_another": record([f"Kegiatan {number} selesai {number * 7} hari" for number in range(20)]),
    "of_last_year": record(
        ["Laporan Kinerja Tahun 2022", "Nilai 84,37 naik 1,02 poin dari 83,35.", "91,12", "90,00"]
    ),
}


@pytest.mark.parametrize("item", UNFIT.values(), ids=UNFIT.keys())
@pytest.mark.parametrize("target", ["94,24", "94,42"])
def test_a_record_that_does_not_fit_is_passed_over_and_told(item: str, target: str) -> None:
    found = read(item, OURS, BODY.replace("94,24", target))
    assert (found.flaw, found.retyped, found.has_unfit_record) == ("", (), True)
    assert target in {cell for line in found.lines for cell in line.cells}


@pytest.mark.parametrize("item", [b"", b"bukan xml", BINARY, b"<a/>", b"<p", "<angka/>".encode("utf-16")])
def test_what_stands_in_the_place_of_a_record_is_no_record(item: bytes) -> None:
    assert read(item, OURS).has_unfit_record
    assert read(item, OURS).retyped == ()


@pytest.mark.parametrize("item", [b"", b"bukan xml", BINARY, b"<a/>", b"<!DOCTYPE html><b>2023</b>"])
@pytest.mark.parametrize("properties", ["", THEIRS])
def test_data_of_other_programs_is_no_record_that_does_not_fit(item: bytes, properties: str) -> None:
    assert read(item, properties) == read_docx(make_docx(BODY))


def test_a_file_whose_record_was_taken_away_but_not_its_name_is_told() -> None:
    assert read_docx(make_docx(BODY, data={"itemProps1": OURS.encode()})).has_unfit_record


def test_a_sound_record_beside_others_data_is_used() -> None:
    wrong = BODY.replace("94,24", "94,42")
    data = {"item1": BINARY, "item2": SOUND.encode(), "item3": b"<a/>", "itemProps2": OURS.encode()}
    found = read_docx(make_docx(wrong, data=data))
    assert [(each.made, each.now) for each in found.retyped] == [("94,24", "94,42")]
    assert not found.has_unfit_record


@pytest.mark.parametrize(
    "item",
    [
        f'<?xml version="1.0" encoding="UTF-8"?>\n{SOUND}\n',
        SOUND.replace("</p>", "</p>\n  "),
        SOUND.replace("<angka xmlns=", "<c:angka xmlns:c=")
        .replace("</angka", "</c:angka")
        .replace("<p", "<c:p")
        .replace("</p", "</c:p"),
        SOUND.encode("utf-16"),
        changed((ENTRIES, f"<!-- disimpan ulang -->{ENTRIES}")),
    ],
)
def test_a_record_that_another_program_wrote_anew_is_used(item: str | bytes) -> None:
    found = read(item, OURS, BODY.replace("3 belum", "8 belum"))
    assert [(each.made, each.now) for each in found.retyped] == [("3", "8")]


def told(bit: bytes, times: int, head: str = HEAD) -> tuple[bool, int]:
    """Return whether a record of so many bits is refused, and how many of them were asked for."""
    asked = 0

    def bits() -> Iterator[bytes]:
        nonlocal asked
        yield head.encode()
        for _ in range(times):
            asked += 1
            yield bit

    try:
        read_record([bits()])
    except UnfitRecordError:
        return True, asked
    return False, asked


@pytest.mark.parametrize(
    ("bit", "most"),
    [(b'<p k="">1</p>' * 1000, 101), (b'<p k="">' + b"7 " * 30_000, 70), (b" " * 60_000, 70)],
)
def test_a_record_larger_than_any_is_refused_before_it_is_unpacked(bit: bytes, most: int) -> None:
    is_refused, asked = told(bit, 5_000)
    assert is_refused and asked <= most


def test_of_others_data_no_more_than_the_beginning_is_unpacked() -> None:
    assert told(b"<b/>" * 1000, 5_000, head="<a>") == (False, 0)


def test_a_part_that_cannot_be_unpacked_is_no_reason_to_refuse_the_file() -> None:
    content = bytearray(make_docx(BODY, data={"item1": SOUND.encode(), "itemProps1": OURS.encode()}))
    place = content.index(b"customXml/item1.xml") + len("customXml/item1.xml")
    content[place + 2 : place + 40] = b"\xff" * 38
    found = read_docx(bytes(content))
    assert (found.flaw, found.retyped, found.has_unfit_record) == ("", (), True)


def test_a_record_is_read_as_it_was_made() -> None:
    assert read_record([[SOUND.encode()]]) == [*map(FigurePassage.of, TEXTS)]
    assert read_record([]) == ()
