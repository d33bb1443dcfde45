"""Ages as tables tell them, whose documents are meant by them, and which document a bare column is of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.desks import Cells, table

from capaian.dossier.intake.age_columns import joined_ages
from capaian.dossier.intake.ages import Ages, Limit, ages_told, limit_of, merged, people_told, tells_children
from capaian.dossier.intake.agreement import tell
from capaian.dossier.intake.documents import is_of, placed_documents, title_for
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.notes import notes_of
from capaian.dossier.intake.populations import populations_of

KIA, AKTA = frozenset({"kia"}), frozenset({"lahir"})
CARDS = Limit(0, frozenset({16, 17, 18}), False)
CHILDREN = Limit(0, frozenset({17, 18}), True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("KIA 0 - 16 TAHUN", [(0, 16)]),
        ("Anak berumur 12 tahun s.d. 16 tahun", [(12, 16)]),
        ("≥ 17 tahun", [(17, 120)]),
        ("minimal 17 thn", [(17, 120)]),
        ("mulai usia 17 tahun", [(17, 120)]),
        ("hingga 5 thn", [(0, 5)]),
        ("17 tahun atau lebih", [(17, 120)]),
        ("seluruh warga", [(0, 120)]),
        ("Balita 0-4 tahun; anak 5-16 tahun", [(0, 4), (5, 16)]),
        ("Tahun 2023 usia 0-17 tahun, wajib KTP 17 tahun ke atas", [(0, 17), (17, 120)]),
        ("Perda Nomor 5 Tahun 2017", []),
        ("Januari 1-31 Tahun 2023", []),
        ("Tahun ke 5", []),
        ("0,5 persen", []),
        ("100 % penduduk", []),
        ("17 hari", []),
    ],
)
def test_what_is_an_age(text: str, told: list[tuple[int, int]]) -> None:
    assert [tuple(ages)[:2] for ages in ages_told(text)] == told


@given(st.integers(0, 98), st.integers(1, 99), st.sampled_from(["-", " s.d. ", " s/d ", " sampai dengan "]))
@settings(max_examples=40)
def test_every_span_of_years_is_read_however_it_is_written(first: int, last: int, sign: str) -> None:
    assert ages_told(f"DATA ANAK USIA {first}{sign}{last} TAHUN 2023") == [Ages(first, last)]


@given(st.lists(st.integers(0, 90), min_size=2, max_size=6, unique=True), st.randoms())
@settings(max_examples=40)
def test_groups_without_a_gap_are_one_in_any_order(ends: list[int], random: object) -> None:
    ends.sort()
    groups = [Ages(one if one == ends[0] else one + 1, other) for one, other in pairwise(ends)]
    random.shuffle(groups)  # type: ignore[attr-defined]  # a Random of Hypothesis
    assert merged(groups) == [Ages(ends[0], ends[-1])]
    later = Ages(ends[-1] + 2, ends[-1] + 5)
    assert merged([later, *groups]) == [Ages(ends[0], ends[-1]), later]


@pytest.mark.parametrize(
    ("text", "unit", "usual", "limit"),
    [
        ("Anak yang memiliki KIA", "anak", "", CARDS),
        ("Kartu Identitas Anak usia 5-17 tahun", "anak", "", Limit(5, frozenset({17}), False)),
        ("Wajib KTP-el", "jiwa", "Usia 0-17 Tahun", Limit(17, frozenset({120}), False)),
        ("Akta kelahiran anak", "akta", "", CHILDREN),
        ("Akta kelahiran", "akta", "", None),
        ("Akta kelahiran penduduk", "akta", "Usia 0-17 Tahun", None),
        ("Akta kelahiran", "akta", "Usia 0-17 Tahun", Limit(0, frozenset({17}), False)),
        ("Pengesahan anak", "berkas", "", None),
        ("Kepemilikan akta kelahiran usia 0-18 tahun", "orang", "", Limit(0, frozenset({18}), True)),
    ],
)
def test_which_ages_are_a_measures_own(text: str, unit: str, usual: str, limit: Limit | None) -> None:
    assert limit_of(text, unit, usual) == limit


@pytest.mark.parametrize(
    ("text", "touches"),
    [
        ("usia 0-4 tahun", True),
        ("usia 12-17 tahun", True),
        ("17 tahun ke atas", False),
        ("17-20 tahun", False),
        ("60 tahun ke atas", False),
        ("semua penduduk", True),
    ],
)
def test_ages_that_are_some_of_those_of_cards(text: str, touches: bool) -> None:
    (ages,) = ages_told(text)
    assert CARDS.touches(ages) is touches


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("AKTA KELAHIRAN ANAK", True),
        ("Anak dan Kartu Identitas Anak", True),
        ("Dinas Pemberdayaan Perempuan dan Perlindungan Anak", False),
        ("Pengangkatan Anak", False),
        ("Status anak", False),
        ("Penduduk", False),
    ],
)
def test_which_word_of_children_tells_whom_is_counted(text: str, is_told: bool) -> None:
    assert tells_children(text) is is_told


def test_titles_of_other_years_are_of_the_same_people() -> None:
    assert people_told("KIA ANAK 0-17 TAHUN, TAHUN 2022") == people_told("ANAK 0 S.D. 17 TAHUN 2023 - KIA")
    assert people_told("KTP-EL 17+") == people_told("KTP-EL 17 TAHUN KE ATAS")
    assert people_told("KIA < 17 TAHUN") != people_told("KIA 0-16 TAHUN")


def people(title: str, *names: str, notes: tuple[str, ...] = ()) -> Cells:
    """A table with two rows, and notes below it."""
    rows = [(area, *(90 + n for n, _ in enumerate(names))) for area in ("Juai", "Halong")]
    return [(title,), (), ("Kecamatan", *names), *rows, *((note,) for note in notes)]


@pytest.mark.parametrize(
    ("title", "names", "notes", "wrong"),
    [
        ("KIA 2023", ("Memiliki KIA",), (), None),
        ("KIA 0-16 TAHUN 2023", ("Memiliki KIA",), (), None),
        ("KIA 0-5 TAHUN 2023", ("Memiliki KIA",), (), Ages(0, 5)),
        ("KIA 0-5 TAHUN DAN AKTA LAHIR 2023", ("Memiliki KIA", "Akta Lahir"), (), Ages(0, 5)),
        ("AKTA LAHIR 60 TAHUN KE ATAS DAN KIA", ("Memiliki KIA",), (), None),
        ("KIA 2023", ("Memiliki KIA",), ("Catatan: anak 0-4 tahun",), Ages(0, 4)),
        ("KIA 2023", ("Memiliki KIA",), ("Catatan: 0-4 tahun dan anak 0-17 tahun",), None),
        ("KIA 2023", ("Usia 0-5 Tahun", "Memiliki KIA"), (), Ages(0, 5)),
        ("KIA 2023", ("Usia 0-5 Tahun", "Usia 6-16 Tahun", "Memiliki KIA"), (), None),
        ("KIA 2023", ("Akta Lahir Usia 0-5 Tahun", "Memiliki KIA"), (), None),
    ],
)
def test_whose_cards_a_table_counts(
    title: str, names: tuple[str, ...], notes: tuple[str, ...], wrong: Ages | None
) -> None:
    found = populations_of(table(people(title, *names, notes=notes)))
    assert found.others(["Memiliki KIA"], CARDS, KIA) == wrong


@pytest.mark.parametrize(
    ("title", "sheet", "names", "notes", "is_told"),
    [
        ("AKTA LAHIR 2023", "Lembar1", ("Memiliki Akta Lahir",), (), False),
        ("AKTA LAHIR 2023", "Anak", ("Memiliki Akta Lahir",), (), True),
        ("AKTA LAHIR 2023", "0-17 Tahun", ("Memiliki Akta Lahir",), (), True),
        ("AKTA LAHIR 2023", "Lembar1", ("Jumlah Anak", "Memiliki Akta Lahir"), (), True),
        ("AKTA LAHIR 2023", "Lembar1", ("Kartu Identitas Anak", "Memiliki Akta Lahir"), (), False),
        ("AKTA LAHIR 2023", "Lembar1", ("KIA 0-17 Tahun", "Memiliki Akta Lahir"), (), False),
        ("AKTA LAHIR 2023", "Lembar1", ("Usia 0-4", "Usia 5-17", "Memiliki Akta Lahir"), (), True),
        ("AKTA LAHIR 2023", "Lembar1", ("Memiliki Akta Lahir",), ("Ket.: di bawah 18 tahun",), True),
    ],
)
def test_where_a_table_of_deeds_tells_that_it_counts_children(
    title: str, sheet: str, names: tuple[str, ...], notes: tuple[str, ...], is_told: bool
) -> None:
    found = populations_of(table(people(title, *names, notes=notes), name=sheet))
    assert found.tells(["Memiliki Akta Lahir"], CHILDREN, AKTA) is is_told


def test_notes_are_what_stands_without_figures_below_and_among_the_rows() -> None:
    cells = people("KIA", "Memiliki KIA", notes=("Sumber: bidang PIAK", "Anak 0-17 tahun kurang sehari"))
    assert [*notes_of(table(cells))] == ["Sumber: bidang PIAK", "Anak 0-17 tahun kurang sehari"]
    among = [*cells[:4], ("Di antaranya anak 0-4 tahun",), *cells[4:5]]
    assert "Di antaranya anak 0-4 tahun" in notes_of(table(among))
    assert [*notes_of(table(cells[:5]))] == []


def columns(*names: str) -> list[Head]:
    return [Head(n, (name,), name) for n, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (("KIA 0-4 tahun", "KIA 5-16 tahun"), 1),
        (("KIA 0-4", "KIA 5-9", "KIA 10-16"), 1),
        (("KIA 0-4 tahun", "KIA 6-16 tahun"), 2),
        (("KIA 0-4 tahun", "Akta 5-16 tahun"), 2),
        (("KIA 0-4 tahun", "KIA 5-16 tahun", "Jumlah KIA"), 3),
        (("KIA 0-4 tahun",), 1),
    ],
)
def test_age_groups_of_one_thing_are_added_up_where_no_sum_stands_beside(
    names: tuple[str, ...], joined: int
) -> None:
    assert len(joined_ages([(one, [one]) for one in columns(*names)])) == joined


@pytest.mark.parametrize(
    ("names", "documents"),
    [
        (("KK", "Wajib KTP", "Sudah Rekam", "Sudah Cetak", "KIA"), {3: "ktp", 4: "ktp"}),
        (("KIA", "Sudah Rekam"), {2: "ktp"}),
        (("Wajib KIA", "Sudah Memiliki"), {2: "kia"}),
        (("Sudah Cetak", "KTP"), {}),
        (("Wajib KTP", "Memiliki KIA"), {}),
    ],
)
def test_a_deed_alone_is_of_the_document_before_it(names: tuple[str, ...], documents: dict[int, str]) -> None:
    placed = placed_documents(columns(*names))
    assert {column: " ".join(sorted(words)) for column, words in placed.items()} == documents


def test_below_a_title_of_several_documents_such_a_column_is_of_its_own_alone() -> None:
    own = columns("Wajib KTP", "Sudah Cetak", "KIA")
    placed = placed_documents(own)
    assert [is_of(one, KIA, placed) for one in own[1:]] == [False, True]
    title = tell(("KTP DAN KIA TAHUN 2023", "Lembar1"), frozenset())
    assert title_for(own[1], title, placed).words & {"ktp", "kia"} == {"ktp"}
    assert title_for(own[2], title, placed).words & {"ktp", "kia"} == {"ktp", "kia"}
    alone = tell(("KIA TAHUN 2023", "Lembar1"), frozenset())
    assert title_for(own[1], alone, placed) == alone
