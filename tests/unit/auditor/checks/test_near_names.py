"""Names a word short, cut at their end, or with other words than the report's own."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def named(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.LABEL)


def table(number: int, names: list[str]) -> str:
    rows = "\n".join(f"{n} | {name} | {n * 7} | {n * 9}" for n, name in enumerate(names, start=1))
    return f"\nTabel {number} Rincian\n\nNo | Uraian | Rencana | Hasil\n{rows}\n"


PORT = [
    "Terpeliharanya rambu alur pelayaran kapal",
    "Tersedianya suku cadang mercu suar",
    "Terlatihnya petugas pandu kapal asing",
]
FOREST = [
    "Tersedianya bibit pohon peneduh jalan",
    "Terawatnya taman di tepi sungai",
    "Terlindunginya lereng rawan longsor kota",
]


@pytest.mark.parametrize("names", [PORT, FOREST])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_name_whose_end_is_cut_is_whole_in_two_other_tables(names: list[str], place: int) -> None:
    cut = [*names]
    cut[place] = " ".join(names[place].split()[:4])
    text = table(1, names) + table(2, names) + table(3, cut)
    found = told(text, AuditRule.COPY)
    assert [(printed, right) for _, printed, right in found] == [(cut[place], names[place])]
    assert named(text) == []
    assert told(table(1, names) + table(3, cut), AuditRule.COPY) == []
    twice = table(1, cut) + table(2, names) + table(3, names) + table(4, cut)
    assert told(twice, AuditRule.COPY) == []


HARBOUR = "Bidang Pelayanan Sandar Kapal bertugas di dermaga.\n\n" * 3
PARKS = "Seksi Pemeliharaan Taman dan Jalur Hijau merawat pohon.\n\n" * 3


@pytest.mark.parametrize(
    ("usual", "printed", "right"),
    [
        (HARBOUR, "Bidang Sandar Kapal", "Bidang Pelayanan Sandar Kapal"),
        (HARBOUR, "Bidang Pelayanan Sandar dan Kapal", "Bidang Pelayanan Sandar Kapal"),
        (PARKS, "Seksi Pemeliharaan Taman Jalur Hijau", "Seksi Pemeliharaan Taman dan Jalur Hijau"),
    ],
)
def test_a_division_bears_one_name(usual: str, printed: str, right: str) -> None:
    assert named(f"{usual}{printed} menyusun rencana.\n") == [(7, printed, right)]


@pytest.mark.parametrize(
    ("usual", "printed"),
    [
        (HARBOUR, "Bidang Pelayanan Sandar"),
        (HARBOUR, "Bidang Keselamatan Pelayaran"),
        (HARBOUR, "Seksi Sandar Kapal"),
        (PARKS, "Seksi Pembibitan"),
        (PARKS, "Bidang Taman"),
    ],
)
def test_a_short_form_and_another_division_are_no_other_name(usual: str, printed: str) -> None:
    assert named(f"{usual}{printed} menyusun rencana.\n") == []


def test_two_names_as_usual_as_each_other_are_two_divisions() -> None:
    other = HARBOUR.replace("Pelayanan Sandar Kapal", "Pelayanan Sandar Kapal Ikan")
    assert named(HARBOUR + other) == []
