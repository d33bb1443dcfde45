"""Sentences that stand in cells: their figures are recomputed as those of running text are."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.understanding.cell_sentences import read_cell_paragraphs
from capaian.domain.audit import AuditRule

CARDS = (
    "Embung|Selesai 18 dari rencana 24 unit. Dana Rp13.356.250 (95,40%) dari Rp14.000.000; lancar.",
    "Irigasi|Selesai 9 dari rencana 12 unit. Dana Rp8.101.500 (73,65%) dari Rp11.000.000; lambat.",
)
NOTES = (
    "Uraian 2|1,72|1,27|Angka 1,27 adalah selisih 94,24 dengan 92,97; tertukar.",
    "Uraian 5|88%|80%|Yang hadir 44 orang atau 80,00% dari undangan 55 orang; salah hitung.",
)


def with_cells(*rows: str) -> str:
    return "\n".join(["Keterangan kegiatan berikut disusun menurut pelaksanaannya.", "", *rows])


def test_figures_of_a_cell_have_their_cell() -> None:
    paragraphs = read_cell_paragraphs(read(with_cells(*CARDS)).document)
    assert [paragraph.line for paragraph in paragraphs] == [3, 4]
    assert {mention.number.spot.cell for each in paragraphs for mention in each.mentions} == {1}
    first = [mention.number.text for mention in paragraphs[0].mentions]
    assert first == ["18", "24", "13.356.250", "95,40", "14.000.000"]


@pytest.mark.parametrize(
    "cell",
    [
        "96.472",
        "Kecamatan Batu Hijau",
        "Peraturan Desa Batu Hijau Nomor",
        "12 dan 13",
        "Rp14.000.000 terserap semua",
    ],
)
def test_cells_without_a_sentence_tell_nothing(cell: str) -> None:
    assert read_cell_paragraphs(read(with_cells(f"Uraian|{cell}", f"Lain|{cell}")).document) == ()


def test_lists_of_contents_tell_nothing() -> None:
    entries = ["Tabel 1 Dana 12.000 dari 13.000 untuk semua desa|4", "Tabel 2 Dana 11 dari 13 desa kita|5"]
    text = "\n\n".join(["Daftar Tabel", *entries])
    assert read_cell_paragraphs(read(text).document) == ()


def test_right_cells_are_silent() -> None:
    assert audited(with_cells(*CARDS)).findings == ()
    assert [x for x in audited(with_cells("Tempat|Lama|Baru|Alasan", *NOTES)).findings if x.line > 3] == []


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("(95,40%)", "(95,70%)", "95,40"),
        ("(73,65%)", "(13,65%)", "73,65"),
        ("atau 80,00%", "atau 60,00%", "80,00"),
    ],
)
def test_a_wrong_share_of_a_cell_is_told(old: str, new: str, right: str) -> None:
    text = with_cells(*CARDS, "", *NOTES).replace(old, new)
    (found,) = [x for x in audited(text).findings if x.rule in (AuditRule.RATIO, AuditRule.ABSORPTION)]
    assert found.computed == right
    assert found.printed in new
