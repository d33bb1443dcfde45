"""References of a Word file beside the captions that they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.auditor.reading.docx_maker import make_docx

from capaian.auditor.audit import audit
from capaian.auditor.reading.files import read_report
from capaian.domain.audit import AuditRule


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, *result: str) -> str:
    begin, between, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    said = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{begin}{said}{between}{''.join(map(run, result))}{end}"


def caption(name: str, kind: str, number: str, title: str) -> str:
    parts = number.rpartition(".")
    words = run(f"{kind} {parts[0]}{parts[1]}") + field(f"SEQ {kind} \\* ARABIC", parts[2])
    marked = (
        f'<w:bookmarkStart w:id="7{name[-1]}" w:name="{name}"/>{words}<w:bookmarkEnd w:id="7{name[-1]}"/>'
    )
    return f"<w:p>{marked}{run(' ' + title)}</w:p>"


def told(*paragraphs: str) -> list[tuple[int, str, str]]:
    document, file = read_report(Path("laporan.docx"), make_docx("".join(paragraphs)))
    findings = audit(document, file).findings
    return [(f.line, f.printed, f.computed) for f in findings if f.rule is AuditRule.NUMBERING]


HARBOUR = (
    caption("_Ref1", "Tabel", "3.1", "Kapal menurut dermaga"),
    caption("_Ref2", "Gambar", "3.1", "Kapal"),
)


@pytest.mark.parametrize(
    ("code", "result", "found"),
    [
        ("REF _Ref1 \\h", ["Tabel 3.1"], []),
        ("REF _Ref1 \\h \\* MERGEFORMAT", ["Tabel ", "3.1"], []),
        ("REF _Ref1 \\h", ["tabel  3.1"], []),
        ("REF _Ref1 \\h", ["Tabel 3.8"], [(6, "Tabel 3.8", "Tabel 3.1")]),
        ("REF _Ref2 \\h", ["Gambar ", "3.", "2"], [(6, "Gambar 3.2", "Gambar 3.1")]),
        ("REF _Ref1 \\h", ["di atas"], []),  # other words than its number
        ("REF _Ref1 \\p \\h", ["Tabel 9.9"], []),  # where it stands
        ("REF _Ref9 \\h", ["Tabel 9.9"], []),  # nowhere
        ("PAGEREF _Ref1 \\h", ["Tabel 9.9"], []),
    ],
)
def test_a_reference_has_the_number_of_its_place(
    code: str, result: list[str], found: list[tuple[int, str, str]]
) -> None:
    sentence = f"<w:p>{run('Jumlah kapal tampak pada ')}{field(code, *result)}{run('.')}</w:p>"
    assert told(*HARBOUR, sentence) == found


def test_references_within_a_field_and_in_a_table() -> None:
    inner = field("REF _Ref1 \\h", "Tabel 3.4")
    outer = f"<w:p>{run('Lihat ')}{field('IF 1 = 1', 'dan ').replace(run('dan '), run('dan ') + inner)}</w:p>"
    cell = f"<w:tc><w:p>{field('REF _Ref2 ', 'Gambar 3.7')}</w:p></w:tc>"
    table = f"<w:tbl><w:tr><w:tc><w:p>{run('Kapal')}</w:p></w:tc>{cell}</w:tr></w:tbl>"
    assert [each[1:] for each in told(*HARBOUR, outer, table)] == [
        ("Tabel 3.4", "Tabel 3.1"),
        ("Gambar 3.7", "Gambar 3.1"),
    ]


def test_a_long_bookmark_is_no_number() -> None:
    words = "Tabel 3.1 " + "Kapal menurut dermaga " * 5
    marked = f'<w:p><w:bookmarkStart w:id="1" w:name="_A1"/>{run(words)}<w:bookmarkEnd w:id="1"/></w:p>'
    assert told(marked, f"<w:p>{field('REF _A1', 'Tabel 3.2')}</w:p>") == []
