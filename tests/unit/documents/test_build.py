"""Whole papers: complete, closed, the same every time,
and only what depends on a figure changes with it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests import factories as make
from tests.paper_text import write_text
from tests.unit.documents import cast

from capaian.documents.availability import check_paper
from capaian.documents.build import build_document
from capaian.documents.tree import (
    Callout,
    Chart,
    Cover,
    Document,
    Heading,
    HeadingKind,
    Picture,
    Table,
    read_file,
)
from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Level, Place
from capaian.domain.narrative import NarrativeText
from capaian.domain.office_year import OfficeYear

SOURCE = Path(__file__).parents[3] / "src" / "capaian"


@pytest.fixture(scope="module")
def whole() -> Document:
    return build_document(cast.paper())


@pytest.fixture(scope="module")
def poor() -> Document:
    return build_document(cast.paper(cast.small()))


# --- closed in itself


def test_charts_name_a_table_that_is_there(whole: Document) -> None:
    tables = {block.id for block in whole.blocks if isinstance(block, Table)}
    charts = [block for block in whole.blocks if isinstance(block, Chart)]
    assert len(charts) > 3
    assert {chart.data_table for chart in charts} <= tables


def test_chapters_and_annexes_are_numbered_in_order(whole: Document) -> None:
    parts = [
        (b.kind, b.number)
        for b in whole.blocks
        if isinstance(b, Heading) and b.level == 1 and b.number
    ]
    assert [n for k, n in parts if k is HeadingKind.CHAPTER] == ["I", "II", "III", "IV"]
    assert [n for k, n in parts if k is HeadingKind.ANNEX] == ["1", "2", "3", "4", "5", "6", "7"]


def test_no_digit_is_typed_into_a_layout(whole: Document) -> None:
    layout = (SOURCE / "rulebook" / "layouts" / "lkjip.yaml").read_text(encoding="utf-8")
    captions = [line for line in layout.splitlines() if "caption:" in line]
    assert captions
    typed = [re.sub(r"{{.*?}}|31 Desember", "", line) for line in captions]
    assert not [line for line in typed if any(sign.isdigit() for sign in line)]


# --- the same every time


def test_nothing_depends_on_the_clock(whole: Document) -> None:
    assert whole.meta.created == "2023-12-31"


def with_counts(hulu: int, tengah: int, hilir: int) -> OfficeYear:
    ktp = make.counts("ktp", [hulu, tengah, hilir], [100, 200, 300])
    return cast.rich(counts=(*ktp, *make.counts("akta", [0, 5, 3], [0, 5, 5])))


def test_a_changed_count_changes_what_depends_on_it_and_nothing_else() -> None:
    before = write_text(build_document(cast.paper(with_counts(90, 170, 280)))).splitlines()
    after = write_text(build_document(cast.paper(with_counts(90, 176, 280)))).splitlines()
    changed = [b for a, b in zip(before, after, strict=True) if a != b]
    difference = "\n".join(changed)
    for wanted in (
        "[176]",
        "[91,00]",
        "100 × 546 ÷ 600",
        "Grafik titik",
        "[85,50]",
        "Rata-rata capaian",
    ):
        assert wanted in difference, wanted
    for untouched in ("Cakupan akta menurut", "Unsur U1", "Laptop", "Rp1.000", "| Hilir |"):
        assert untouched not in difference, untouched


def test_a_changed_stamp_changes_where_numbers_are_traced_only() -> None:
    first = write_text(build_document(cast.paper())).splitlines()
    second = write_text(build_document(cast.paper(stamp="f" * 64))).splitlines()
    assert [a for a, b in zip(first, second, strict=True) if a != b] == [
        f"Sidik data: SHA-256 {'0123456789abcdef' * 4}."
    ]


# --- state, draft, approval


def test_a_draft_says_so_on_the_cover_and_in_the_running_head() -> None:
    document = build_document(cast.paper(draft="Draf 3, belum disetujui"))
    cover = document.blocks[0]
    assert isinstance(cover, Cover)
    assert cover.state == "Draf 3, belum disetujui"
    assert document.meta.draft == "Draf 3, belum disetujui"
    assert document.meta.short_title == "LKjIP 2023"


STATES = [
    ("", "", "Naskah"),
    ("", "15 Januari 2024", "Naskah final"),
    ("Draf 3, belum disetujui", "", "Draf 3, belum disetujui"),
    ("Draf 3, belum disetujui", "15 Januari 2024", "Draf 3, belum disetujui"),
]


@pytest.mark.parametrize(("draft", "approved", "state"), STATES)
def test_only_an_approved_paper_is_final(draft: str, approved: str, state: str) -> None:
    layout = cast.layout("  - {block: cover, title: Laporan}")
    cover = build_document(cast.paper(layout=layout, draft=draft, approved=approved)).blocks[0]
    assert isinstance(cover, Cover)
    assert cover.state == state
    assert (("Angka disahkan", approved) in cover.facts) is bool(approved)


# --- offices that lack things


def test_an_office_that_lacks_most_things_still_gets_its_report(poor: Document) -> None:
    text = write_text(poor)
    assert "Bagian yang tidak dapat dimuat" in text
    assert "Tabel “Jenis barang" in text
    assert "teks masih draf otomatis yang belum dibaca." in text and "[Teks" not in text
    assert [b for b in poor.blocks if isinstance(b, Callout)]


def test_the_room_names_no_office() -> None:
    for path in [
        *(SOURCE / "documents").rglob("*.py"),
        *(SOURCE / "rulebook" / "layouts").glob("*.yaml"),
    ]:
        words = path.read_text(encoding="utf-8").lower()
        assert not [
            name for name in ("balangan", "belitung", "paringin", "kalimantan") if name in words
        ], path


# --- problems


def codes(year: OfficeYear, blocks: str | None = None) -> list[tuple[str, Level]]:
    layout = None if blocks is None else cast.layout(blocks)
    return [(issue.code, issue.level) for issue in check_paper(cast.paper(year, layout))]


def test_unknown_names_stop_the_paper_and_come_all_at_once() -> None:
    layout = cast.layout(
        '  - {block: text, content: "{{ a.b }}"}\n  - {block: text, content: "{{ c.d }}"}\n'
    )
    with pytest.raises(InputError) as caught:
        build_document(cast.paper(layout=layout))
    assert [issue.value for issue in caught.value.issues] == ["a", "c"]


def test_a_reference_to_nothing_stops_the_paper() -> None:
    layout = cast.layout(
        '  - {block: heading, id: tabel-a, title: A}\n  - {block: text, content: "{{ ref '
        'tabel-b }}"}\n'
    )
    with pytest.raises(InputError) as caught:
        build_document(cast.paper(layout=layout))
    (issue,) = caught.value.issues
    assert (issue.code, issue.value) == ("unknown_reference", "tabel-b")
    assert "tabel-a" in issue.remedy
    assert issue.place == Place("layout.yaml", 6)


def test_a_reference_of_a_text_to_nothing_is_reported_with_its_line() -> None:
    year = replace(
        cast.rich(),
        narratives=(
            NarrativeText("a", "Satu.\n\nLihat {{ ref tabel-b }}.", Place("narrative/a.md")),
        ),
    )
    with pytest.raises(InputError) as caught:
        build_document(cast.paper(year, cast.layout("  - {block: text, narrative: a}\n")))
    assert [issue.place for issue in caught.value.issues] == [Place("narrative/a.md", 3)]


def test_checking_tells_what_building_would_and_what_is_missing() -> None:
    blocks = "  - {block: text, narrative: pengantar}\n  - {block: text, content: a}\n"
    assert codes(cast.rich(narratives=()), blocks) == [("text_missing", Level.WARNING)]
    lost = [("text_missing", Level.WARNING), ("text_without_place", Level.WARNING)]
    assert codes(cast.rich(), blocks) == lost  # the closing words stand nowhere
    found = codes(cast.small(), "  - {block: list, items: assets, content: a}\n")
    assert found == [("block_without_data", Level.WARNING)]
    found = codes(cast.rich(), '  - {block: text, content: "{{ a.b }}"}\n')
    assert found == [("unknown_field", Level.ERROR)]


def test_checking_reviews_the_digits_of_narratives() -> None:
    year = cast.rich(narratives=(cast.narrative("penutup", "Cakupan ktp mencapai 77."),))
    assert codes(year, "  - {block: text, narrative: penutup}\n") == [
        ("typed_digit", Level.WARNING)
    ]


# --- folders


def test_a_folder_brings_its_layout_and_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_text(
        "id: l\ntitle: T\nshort_title: S\nblocks: [{block: pictures, place: sarana}]"
    )
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "loket.png").write_bytes(b"gambar")
    (picture,) = build_document(cast.paper(folder=tmp_path)).blocks
    assert isinstance(picture, Picture)
    assert (read_file(picture.content), picture.label) == (b"gambar", "Gambar 1")


def test_a_folder_without_a_layout_uses_the_general_one(tmp_path: Path) -> None:
    assert cast.paper(folder=tmp_path).find_layout().id == "lkjip"
    assert cast.paper(folder=tmp_path).find_files() == {}


def test_a_layout_that_is_no_text_is_a_file_problem(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(FileError):
        build_document(cast.paper(folder=tmp_path))


# --- what a paper needs


NEEDED = [
    ({"agreements": ()}, "agreements.yaml"),
    ({"indicators": (make.indicator("ik-9"),)}, "plan.yaml"),
]


@pytest.mark.parametrize(("changes", "file"), NEEDED, ids=[f for _, f in NEEDED])
def test_a_report_needs_agreements_and_key_indicators(
    changes: dict[str, object], file: str
) -> None:
    (issue,) = check_paper(cast.paper(replace(cast.rich(), **changes)))
    assert (issue.level, issue.place.file) == (Level.ERROR, file)
    assert issue.remedy


def test_everything_else_is_a_warning() -> None:
    issues = check_paper(cast.paper(cast.small()))
    assert issues
    assert {issue.level for issue in issues} == {Level.WARNING}


def test_a_wrong_layout_is_reported_by_checking(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_text("extends: lkjp")
    with pytest.raises(InputError) as caught:
        check_paper(cast.paper(folder=tmp_path))
    assert [(i.code, i.place.row) for i in caught.value.issues] == [("unknown_layout", 1)]
