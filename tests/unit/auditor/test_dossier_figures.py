"""What a dossier holds and yields, each value with the words for what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

import pytest

from capaian.auditor.against import find_underived
from capaian.auditor.beside import Sort, counterpart_of, sort_of
from capaian.auditor.derivable import Derivable
from capaian.auditor.dossier_counts import counted_figures
from capaian.auditor.dossier_figures import CodeBook, DossierFigure, held_figures, policy_limits
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines
from capaian.auditor.words_of_things import things_of
from capaian.domain.assessment import Rank
from capaian.domain.issue import Place
from capaian.domain.office import Asset
from capaian.domain.plan import Goal
from capaian.domain.policy import Policies
from capaian.domain.value import INDEX, ONE, PERCENT, RUPIAH, Unit
from capaian.domain.work import NodeKind


@dataclass(frozen=True)
class Well:
    """A thing with a name, as a dossier may have any."""

    code: str
    name: str
    depth: int
    litres: Decimal
    note: str = ""
    symbol: str = ""


@dataclass(frozen=True)
class Node:
    kind: NodeKind
    code: str
    name: str


@dataclass(frozen=True)
class Village:
    wells: tuple[Well, ...]
    assets: tuple[Asset, ...] = ()
    goals: tuple[Goal, ...] = ()


class State(Enum):
    DRY = "kering"


PLACE = Place("assets.csv", 2)
WELLS = (
    Well("s-1", "Sumur Hulu", 3, Decimal("412.5"), "diperiksa 12 kali", "S 1"),
    Well("s-2", "Sumur Muara", 9, Decimal(77)),
)
EMPTY = CodeBook({}, {})


def asset(name: str, sound: int, damaged: int | None, location: str = "") -> Asset:
    return Asset(name, Unit("unit"), sound, damaged, None, location, None, PLACE)


def named(figures: Iterable[DossierFigure]) -> set[tuple[Decimal, tuple[str, ...]]]:
    return {(figure.value, figure.names) for figure in figures}


def test_values_are_named_by_what_they_belong_to() -> None:
    assert named(held_figures(WELLS, EMPTY)) == {
        (Decimal("412.5"), ("Sumur Hulu",)),
        (Decimal(77), ("Sumur Muara",)),
        (Decimal(12), ("diperiksa ;  kali",)),
        (Decimal(1), ("Sumur Hulu",)),
    }


def test_codes_and_places_are_no_figures() -> None:
    assert not [*held_figures("ik-3-6", EMPTY)]
    assert not [*held_figures(PLACE, EMPTY)]
    assert not [*held_figures(State.DRY, EMPTY)]


def test_a_rank_is_named_as_one() -> None:
    assert named(held_figures(Rank(7, 13), EMPTY, ("Kabupaten Muara",))) == {
        (Decimal(7), ("Kabupaten Muara", "peringkat")),
        (Decimal(13), ("Kabupaten Muara", "peringkat")),
    }


def test_symbols_are_told_beside_names() -> None:
    book = CodeBook.of(WELLS)
    assert book.symbols == {"Sumur Hulu": "S 1"}
    assert (Decimal("412.5"), ("Sumur Hulu", "S 1")) in named(held_figures(WELLS, book))


def test_titles_are_told_with_the_names_of_their_codes_and_without_the_whole() -> None:
    nodes = Node(NodeKind.ACTIVITY, "6", "Pengelolaan Arsip"), Node(NodeKind.PROGRAM, "II", "Program Arsip")
    book = CodeBook.of(nodes, WELLS, whole=(", Kabupaten Muara", "seluruh dinas"))
    assert book.spell_out("Serapan Kegiatan 6, Tahun 2031") == (
        "Serapan Kegiatan 6, Tahun 2031",
        "Serapan Kegiatan 6, Tahun 2031".replace("Kegiatan 6", "Pengelolaan Arsip"),
    )
    assert book.spell_out("Debit, Kabupaten Muara") == ("Debit, Kabupaten Muara", "Debit")
    assert book.spell_out("PNS Gol. II") == ("PNS Gol. II",)


def counts(thing: object) -> set[tuple[Decimal, tuple[str, ...], tuple[str, ...]]]:
    figures = counted_figures(thing, EMPTY)
    return {(figure.value, figure.names, figure.nouns) for figure in figures}


def test_rows_are_counted_by_their_kind_under_what_they_are_called() -> None:
    goals = tuple(Goal(goal, name, PLACE) for goal, name in (("t-1", "Arsip rapi"), ("t-2", "Arsip cepat")))  # type: ignore[arg-type]  # ids of a test
    found = counts(Village((), goals=goals))
    assert (Decimal(2), ("",), ("tujuan",)) in found
    assert (Decimal(1), ("Arsip rapi",), ("tujuan",)) in found


def test_sums_and_shares_are_of_a_kind() -> None:
    assets = asset("Kursi", 6, 2, "loket"), asset("Meja", 3, 0, "loket"), asset("Lemari", 1, None, "gudang")
    figures = [*counted_figures(Village((), assets), EMPTY)]
    assert (Decimal(10), ("",), ("barang", "jenis")) in counts(Village((), assets))
    assert (Decimal(9), ("loket",), ("barang", "jenis")) in counts(Village((), assets))
    assert [each.value for each in figures if each.unit == PERCENT and each.names == ("gudang",)] == [10]
    assert (Decimal(1), ("",), ("barang", "jenis")) in counts(Village((), assets)), "one is damaged"


def test_rows_that_nothing_names_are_not_counted() -> None:
    assert not counts(Village(()))
    assert not [each for each in counts(Village(WELLS)) if not any((*each[1], *each[2]))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Penyerapan dan serapan, terserap menyerap", {"serap"}),
        ("Pagu atau Belanja", {"anggar"}),
        ("Sasaran kedua", {"sasar", "sasar 2"}),
        ("2031 dan 5", set()),
    ],
)
def test_words_that_tell_what_something_is(text: str, words: set[str]) -> None:
    assert things_of(text) == words


@pytest.mark.parametrize(
    ("unit", "sort"),
    [
        (RUPIAH, Sort.MONEY),
        (PERCENT, Sort.SHARE),
        (INDEX, Sort.SHARE),
        (Unit("orang"), Sort.COUNT),
        (ONE, None),
        (None, None),
    ],
)
def test_what_units_measure_in(unit: Unit | None, sort: Sort | None) -> None:
    assert sort_of(unit) is sort


SUM = "Bidan, Hulu + Bidan, Muara = 4 + 0 (pegawai.csv baris 3\u20134 [laporan])"


@pytest.mark.parametrize(
    ("working", "figure", "other"),
    [
        (SUM, "4 +", "Bidan, Hulu"),
        (SUM, "0 (", "Bidan, Muara"),
        ("(Air + Listrik) ÷ 2 = (81,5 + 90) ÷ 2", "90)", "Listrik"),
        ("(Air + Listrik) ÷ 2 = (81,5 + 90) ÷ 2", "2 =", Decimal(2)),
        ("Debit 3 + Debit 4 = 81,5 + 90", "3 +", None),
        ("Debit = 81,5 + 90", "90", None),
        ("Debit naik 90 liter", "90", None),
    ],
)
def test_what_stands_on_the_other_side_of_a_working(
    working: str, figure: str, other: str | Decimal | None
) -> None:
    assert counterpart_of(working, working.index(figure)) == other


CHOICES = """Tabel 4 Cara menghitung
Hal\tPilihan\tLambang
Batas atas capaian\tDengan batas atas ({} persen)\tmin(C, batas)
Batas bawah capaian\tDengan batas bawah ({} persen)\tmax(C, batas)
Toleransi perubahan\tTetap, toleransi {}\tT
"""
"""How a report says by which choices of its office it counts."""


@pytest.mark.parametrize(
    ("policies", "wrong"),
    [
        (Policies(cap=Decimal(120), floor=Decimal(0), trend_tolerance=Decimal("0.25")), []),
        (Policies(cap=Decimal(120), floor=None, trend_tolerance=Decimal("0.25")), ["0"]),
        (Policies(cap=None, floor=Decimal(0), trend_tolerance=Decimal("0.25")), ["120"]),
        (Policies(cap=Decimal(120), floor=Decimal(0), trend_tolerance=Decimal("0.52")), ["0,25"]),
    ],
)
def test_what_a_report_says_of_its_limits_follows_from_the_choices(
    policies: Policies, wrong: list[str]
) -> None:
    derivable = Derivable(frozenset(policy_limits(policies)))
    report = read_structure(read_lines(CHOICES.format("120", "0", "0,25")))
    assert [each.printed for each in find_underived(report, derivable)] == wrong
