"""References to what is left out for want of data: brackets close up,
the check names the place.
"""

from __future__ import annotations

import pytest
from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.availability import check_paper
from capaian.documents.build import build_document
from capaian.documents.narrative.fields import words_of
from capaian.documents.numbering import absent_reference, close_up
from capaian.documents.tree import Inline, Number, Paragraph, Text
from capaian.domain.issue import Level

GONE = absent_reference()
SHOWN = Number("Tabel 1")


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ((Text("Cakupan naik ("), GONE, Text(").")), "Cakupan naik."),
        ((Text("Naik ("), GONE, Text(", "), SHOWN, Text(").")), "Naik (Tabel 1)."),
        ((Text("Naik ("), SHOWN, Text(" dan "), GONE, Text(").")), "Naik (Tabel 1)."),
        (
            (Text("Naik ("), SHOWN, Text(", "), GONE, Text(", "), SHOWN, Text(").")),
            "Naik (Tabel 1, Tabel 1).",
        ),
        ((Text("Naik ("), GONE, Text(", "), GONE, Text(").")), "Naik."),
        (
            (Text("Rinciannya dalam "), GONE, Text(".")),
            "Rinciannya dalam bagian yang tidak dimuat.",
        ),
        ((Text("Naik ("), absent_reference("Lampiran 4 edisi audit"), Text(").")), "Naik."),
        (
            (Text("Lihat "), absent_reference("Lampiran 4 edisi audit"), Text(".")),
            "Lihat Lampiran 4 edisi audit.",
        ),
        ((GONE, Text(" memuat rincian.")), "bagian yang tidak dimuat memuat rincian."),
        ((Text("Lihat "), SHOWN, Text(" dan "), SHOWN), "Lihat Tabel 1 dan Tabel 1"),
    ],
)
def test_what_is_printed_around_a_reference_that_is_left_out(
    run: tuple[Inline, ...], words: str
) -> None:
    assert words_of(close_up(run)) == words


LAYOUT = """
  - {block: text, content: "Seluruhnya ada ({{ ref tabel-x }})."}
  - {block: table, id: tabel-x, caption: X, rows: training, columns: [{head: A, field: name}]}
"""


def test_the_check_warns_of_a_reference_to_a_table_without_data() -> None:
    paper = cast.paper(cast.rich(training=()), cast.layout(LAYOUT))
    (issue,) = [issue for issue in check_paper(paper) if issue.code == "reference_left_out"]
    assert (issue.level, issue.value, issue.place.row) == (Level.WARNING, "tabel-x", 6)
    assert "datanya belum ada" in issue.message


def test_the_paper_is_made_all_the_same() -> None:
    document = build_document(cast.paper(cast.rich(training=()), cast.layout(LAYOUT)))
    (text,) = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert write_inlines(text.content) == "Seluruhnya ada."


def test_a_reference_to_a_table_with_data_is_no_warning() -> None:
    paper = cast.paper(cast.rich(), cast.layout(LAYOUT.replace("training", "districts")))
    assert "reference_left_out" not in {issue.code for issue in check_paper(paper)}
