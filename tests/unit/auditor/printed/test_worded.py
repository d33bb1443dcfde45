"""Expressions that begin with a word: with which words, and in which texts they are looked for."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest

from capaian import auditor
from capaian.auditor.printed.worded import (
    Worded,
    WordedTexts,
    beginnings_of,
    beginnings_of_words,
    begun_in,
)
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines

_ROOMS = ("capaian.auditor.checks", "capaian.auditor.understanding", "capaian.auditor.declared")
TEXTS = (
    "Produksi garam tertinggi ada di Teluk Awan, selain itu di Muara Baru.",
    "SELURUH kapal (41 unit) sudah\tdidaftar; tidak ada yang karam.",
    "Di antaranya 3 perahu; diantaranya dua rusak, rata-rata umurnya 12 tahun.",
    "peminjam_buku naik 7%, pengunjungnya ikut naik.",
    "Kecuali hari libur, sub kegiatan subkegiatan sub-kegiatan dibuka.",
    "Étage kota, éselain, kotaé, 2selain",
    "DINAS Perikanan menurut UU 7, T.A. 2019, ikut naik",
    "",
    "1.204 | 24.080.000",
)
KNOWN = (
    (r"\b(?:kecuali|selain(?:nya)?)\b", {"kecu", "sela"}),
    (r"\bdi\s?antara\w*|\bsalah satu\b", {"di", "dian", "sala"}),
    (r"\b(?:ter(?:tinggi|rendah)|paling)\b", {"tert", "terr", "pali"}),
    (r"\bsub[\s-]?kegiatan\b", {"sub", "subk"}),
    (r"\b(?P<all>seluruh|semua)\s+(?P<noun>[a-z]+)", {"selu", "semu"}),
    (r"(?<![\w.,/-])(?:(?P<digits>\d{1,4})|(?P<words>dua|tiga))\s+[a-z]+", {"0", "dua", "tiga"}),
    (r"\d+(?:,-)?\s*%", {"0"}),
    (r"\brata-?\s?rata\b", {"rata"}),
    (r"[(]?\s*\bkota\b", {"kota"}),
    (r"\b(?:uu|t\.a\.?)\s", {"uu", "t"}),
    (r"\bka?pal\b", {"kapa", "kpal"}),
    (r"\bnaik\b(?!\s+dari)[^.;]{0,20}$", {"naik"}),
    (r"\b(?-i:Dinas|DINAS)\b", {"dina"}),
    (r"\bpen[yg]unjung(?:nya)?\b", {"peny", "peng"}),
    (r"\b[Kk]apal [([](?:\d|\d{2})\b", {"kapa"}),
    (r"\bkapal (?:[)\]|(]+|\(\d+ unit\)) sudah", {"kapa"}),
    (r"\bsub (?P<word>kegiatan) sub(?P=word)\b", {"sub"}),
)
UNKNOWN = (
    r"kecuali",
    r"\bke",
    r"\bke.x",
    r"\b\w+ kecuali",
    r"\b(?:naik|\w*meningkat)\b",
    r"%|\bpersen\b",
    r"(?<!lebih )dari\b",
    r"\b(?:ab)+cd\b",
    r"(?:\bkota\b)?\s*baru",
    r"\b\u00e9tage\b",
    "\\b\u00e9tage\\b",
    r"(?<!\w\s)kota\b",
    r"\d?kota\b",
    r"",
)


@pytest.mark.parametrize(("pattern", "beginnings"), KNOWN)
def test_with_which_words_an_expression_may_begin(pattern: str, beginnings: set[str]) -> None:
    assert beginnings_of(pattern) == beginnings


@pytest.mark.parametrize("pattern", UNKNOWN)
def test_an_expression_that_may_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="no word that all matches begin with"):
        Worded(pattern)


@pytest.mark.parametrize("pattern", [r"\b(?P<word>la)(?P=word)", "\\bla\\"])
def test_what_is_not_understood_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"unknown kind|within an escape"):
        beginnings_of(pattern)


@pytest.mark.parametrize(("pattern", "_"), KNOWN)
@pytest.mark.parametrize("text", TEXTS)
def test_it_finds_what_the_bare_expression_finds(pattern: str, _: set[str], text: str) -> None:
    worded, bare = Worded(pattern), re.compile(pattern, re.IGNORECASE)
    assert [m.span() for m in worded.finditer(text)] == [m.span() for m in bare.finditer(text)]
    found, expected = worded.search(text), bare.search(text)
    assert (found and found.span()) == (expected and expected.span())


def test_every_expression_finds_something_in_some_text() -> None:
    """Otherwise the texts would tell nothing."""
    assert all(any(map(Worded(pattern).search, TEXTS)) for pattern, _ in KNOWN)


def test_capitals_matter_where_told() -> None:
    assert Worded(r"\bKota\b", re.NOFLAG).search("kota Awan") is None
    assert Worded(r"\bKota\b", re.NOFLAG).search("Kota Awan") is not None
    assert Worded(r"\bKota\b").search("KOTA AWAN") is not None


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("Rp 20 untuk Selain-nya", {"rp", "0", "untu", "sela", "nya"}),
        ("PELABUHAN_pelabuhan", {"pela"}),
        ("- ; .", set()),
    ],
)
def test_what_the_words_of_a_text_begin_with(text: str, begun: set[str]) -> None:
    assert begun_in(text) == begun


def test_expressions_of_all_rules_find_the_same_as_bare_ones_in_invented_reports() -> None:
    folder = Path(__file__).parents[3] / "audit" / "invented"
    lines = sorted({line for file in folder.glob("*/*.txt") for line in file.read_text().splitlines()})
    rules = _all_worded()
    assert len(rules) > 40
    for line in lines:
        for worded in rules:
            found, expected = worded.search(line), worded.pattern.search(line)
            assert (found is None) == (expected is None), (worded.pattern.pattern, line)


def _all_worded() -> list[Worded]:
    """Return the expressions that any part of the auditor keeps."""
    names = [each.name for each in pkgutil.walk_packages(auditor.__path__, "capaian.auditor.")]
    modules = [import_module(name) for name in names if name.startswith(_ROOMS)]
    found = {
        id(value): value for module in modules for value in vars(module).values() if isinstance(value, Worded)
    }
    return [*found.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kunjungan naik 12 persen", True),
        ("Kunjungan pada triwulan I 5naik", True),
        ("Kunjungan pada triwulan I", False),
        ("Kenaikan kunjungan", False),
        ("", False),
    ],
)
def test_a_text_may_have_a_match_in_a_part_of_it(text: str, *, expected: bool) -> None:
    rise = Worded(r"\bnaik\b")
    assert rise.may_stand_in(text) is expected
    found = any(rise.search(text[start:]) for start in range(len(text)))
    assert not found or expected


@pytest.mark.parametrize(
    ("patterns", "places"),
    [
        ((r"\bkecuali\b",), [4]),
        ((r"\bselain\b",), [0, 5]),
        ((r"\bhari\b", r"\bdinas\b"), [4, 6]),
        ((r"\d+",), [1, 2, 3, 5, 6, 8]),
        ((r"\bkarang\b",), [1]),
        ((r"\bteripang\b",), []),
        ((r"\bkarang\b", r"\bseluruh\b"), [1]),
        ((), []),
    ],
)
def test_texts_are_found_by_the_words_that_they_have(patterns: tuple[str, ...], places: list[int]) -> None:
    assert WordedTexts(TEXTS).places_with(*map(Worded, patterns)) == places


@pytest.mark.parametrize(("pattern", "_"), KNOWN)
def test_no_text_with_a_match_is_left_out(pattern: str, _: set[str]) -> None:
    found = {place for place, text in enumerate(TEXTS) if re.search(pattern, text, re.IGNORECASE)}
    assert found <= {*WordedTexts(TEXTS).places_with(Worded(pattern))}


REPORT = """LAPORAN DINAS KELAUTAN

Cakupan kolam 84,25% dari target 80%. Selain itu, sentra garam bertambah 3 unit.

Tabel 1 Kolam

No\tWilayah\tKolam
1\tTeluk Awan\t41
2\tMuara Baru, selain pulau\t17
"""


@pytest.mark.parametrize(
    ("pattern", "sentences", "lines"),
    [
        (r"\bselain\b", ["Selain itu, sentra garam bertambah 3 unit."], [3, 9]),
        (r"\btarget\b", ["Cakupan kolam 84,25% dari target 80%."], [3]),
        (r"\bawan\b", [], [8]),
        (r"\bkarang\b", [], []),
    ],
)
def test_a_report_gives_the_sentences_and_lines_that_can_have_a_match(
    pattern: str, sentences: list[str], lines: list[int]
) -> None:
    document = read_structure(read_lines(REPORT))
    assert [sentence.text for sentence in document.sentences_with(Worded(pattern))] == sentences
    assert [line.number for line in document.lines_with(Worded(pattern))] == lines


@pytest.mark.parametrize(
    ("place", "values"),
    [(3, ["84.25", "80", "3"]), (5, ["1"]), (8, ["1", "41"]), (9, ["2", "17"]), (1, [])],
)
def test_the_numbers_of_a_line_are_read_once(place: int, values: list[str]) -> None:
    document = read_structure(read_lines(REPORT))
    line = document.line(place)
    assert [str(number.value) for number in document.numbers_in(line)] == values
    assert document.numbers_in(line) is document.numbers_in(line)
    cells = [number.spot.cell for number in document.numbers_in(line)]
    assert cells == ([0, 2] if line.is_row else [0] * len(values))


@pytest.mark.parametrize(
    ("words", "text", "may_stand"),
    [
        (("unsur",), "Pada Unsur 2 dan U9", True),
        (("u",), "Pada Unsur 2 dan U9", True),
        (("u",), "Pada unsur 2", False),
        (("sasaran", "iku"), "IKU-3 tercapai", True),
        (("sasaran", "iku"), "Ikut serta, sasa", True),  # so many letters tell enough
        (("iku",), "Ikut serta", False),
        ((), "IKU 3", False),
    ],
)
def test_texts_without_any_beginning_of_some_words_are_known(
    words: tuple[str, ...], text: str, may_stand: bool
) -> None:
    assert (not beginnings_of_words(words).isdisjoint(begun_in(text))) is may_stand
