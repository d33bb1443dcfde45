"""The office's own words: markup, fields, formats, freshness, digits that should be fields."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from decimal import Decimal

import pytest
from tests.every_case import every_case
from tests.unit.documents import cast

from capaian.documents.narrative import review as module
from capaian.documents.narrative.fields import Format, parse_field, show, words_of
from capaian.documents.narrative.markdown import (
    drop_empty_lines,
    fill_inlines,
    fill_markdown,
    split_front_matter,
)
from capaian.documents.narrative.review import fields_hash, is_outdated, review_narratives
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.values import Sign, Value
from capaian.documents.tree import (
    Glyph,
    ItemList,
    LineBreak,
    Link,
    ListStyle,
    Number,
    Paragraph,
    Text,
    TextStyle,
)
from capaian.domain.identifiers import TraceId
from capaian.domain.value import (
    INDEX,
    PERCENT,
    RUPIAH,
    Known,
    Reason,
    TextValue,
    Unavailable,
    Unit,
)


@pytest.fixture(scope="module")
def whole() -> Scope:
    return cast.scope()


def known(value: str, unit: Unit = PERCENT, decimals: int = 2) -> Known:
    return Known(Decimal(value), unit, TraceId("t1"), decimals)


BAND = Sign("○", "Tinggi", 2, "kategori II")
CHANGE = Sign("↗", "naik", None, "naik")
SHOWN: list[tuple[Value, Format, str]] = [
    (known("94.236"), Format.PLAIN, "94,24"),
    (known("0.784"), Format.SIGNED, "+0,78"),
    (known("-0.76"), Format.SIGNED, "−0,76"),
    (known("0"), Format.SIGNED, "0,00"),
    (known("99.53"), Format.UNIT, "99,53%"),
    (known("86.95", INDEX), Format.UNIT, "86,95"),
    (known("29659", Unit("dokumen"), 0), Format.UNIT, "29.659\N{NO-BREAK SPACE}dokumen"),
    (known("6962697488", RUPIAH, 0), Format.UNIT, "Rp6.962.697.488"),
    (known("6962697488", RUPIAH, 0), Format.RUPIAH, "Rp6.962.697.488"),
    (known("2", Unit("one"), 0), Format.WORDS, "dua"),
    (known("13", Unit("one"), 0), Format.BOTH, "13 (tiga belas)"),
    (known("2.5"), Format.WORDS, "2,50"),
    (known("-2", Unit("one"), 0), Format.WORDS, "−2"),
    ("Meningkatnya mutu", Format.LOWER, "meningkatnya mutu"),
    ("meningkatnya mutu", Format.CAPITAL, "Meningkatnya mutu"),
    ("Plt. Kepala Dinas", Format.UPPER, "Plt. KEPALA DINAS"),
    ("Pilot", Format.UPPER, "PILOT"),
    ("a. satu\nb. dua", Format.PLAIN, "a. satu b. dua"),
    ("", Format.PLAIN, ""),
    (BAND, Format.PLAIN, "○ Tinggi"),
    (BAND, Format.WORDS, "Tinggi"),
    (CHANGE, Format.PLAIN, "naik ↗"),
    (Unavailable(Reason.NO_EVENTS), Format.UNIT, "–"),
    (TextValue("3 (tiga) Mitra", TraceId("t2")), Format.PLAIN, "3 (tiga) Mitra"),
]


@every_case(("value", "form", "text"), SHOWN)
def test_values_are_written_in_their_format(value: Value, form: Format, text: str) -> None:
    assert words_of(show(value, form)) == text


def test_a_figure_keeps_its_trace_in_every_format() -> None:
    for form in Format:
        numbers = [i for i in show(known("94"), form) if isinstance(i, Number)]
        assert [n.trace for n in numbers] == ["t1"], form


def test_what_is_unavailable_says_why() -> None:
    (mark,) = show(Unavailable(Reason.NO_EVENTS))
    assert mark == Number("–", None, "tidak ada peristiwa")


def test_glyphs_of_bands_carry_their_position_and_words() -> None:
    assert show(BAND)[0] == Glyph("○", "kategori II", 2)


def test_fixed_decimals_replace_those_of_the_figure() -> None:
    assert words_of(show(known("94.236"), decimals=1)) == "94,2"


# --- fields


@pytest.mark.parametrize(
    ("body", "subject", "form"),
    [
        ("iku-2.actual", "iku-2.actual", Format.PLAIN),
        ("iku-2.gap | signed", "iku-2.gap", Format.SIGNED),
        ("iku-2.gap|signed", "iku-2.gap", Format.SIGNED),
        ("count indicators where tier = II | words", "indicators where tier = II", Format.WORDS),
        ("ref tabel-ktp", "tabel-ktp", Format.PLAIN),
    ],
)
def test_fields_are_a_path_and_perhaps_a_format(body: str, subject: str, form: Format) -> None:
    field = parse_field(body)
    assert (field.subject, field.form) == (subject, form)


def test_emphasis_also_styles_figures(whole: Scope) -> None:
    number, words = fill_inlines("**{{ iku-2.actual }}** persen", whole)
    assert isinstance(number, Number)
    assert number.style is TextStyle.STRONG
    assert words == Text(" persen")


def test_only_web_addresses_become_links(whole: Scope) -> None:
    assert fill_inlines("[a](http://b.id)", whole) == (Link("a", "http://b.id"),)


@pytest.mark.parametrize(
    ("before", "after"), [("||a", "a"), ("a||", "a"), ("a||b", "a|b"), ("||", ""), ("a|b", "a|b")]
)
def test_lines_without_words_are_dropped(before: str, after: str) -> None:
    inlines = tuple(LineBreak() if c == "|" else Text(c) for c in before)
    found = "".join(
        "|" if isinstance(i, LineBreak) else words_of((i,)) for i in drop_empty_lines(inlines)
    )
    assert found == after


# --- markdown


def test_paragraphs_are_parted_by_empty_lines_and_joined_within(whole: Scope) -> None:
    blocks = fill_markdown("satu\nbaris\n\ndua\n", whole)
    assert blocks == (Paragraph((Text("satu baris"),)), Paragraph((Text("dua"),)))


def test_lists_nest_by_indent_and_join_their_lines(whole: Scope) -> None:
    (block,) = fill_markdown("- satu\n  lanjut\n  - dalam\n- dua", whole)
    assert isinstance(block, ItemList)
    assert [words_of(item.content) for item in block.items] == ["satu lanjut", "dua"]
    assert [words_of(child.content) for child in block.items[0].children] == ["dalam"]


def test_numbered_lists_are_decimal(whole: Scope) -> None:
    (block,) = fill_markdown("1. satu\n2. dua", whole)
    assert isinstance(block, ItemList)
    assert block.style is ListStyle.DECIMAL


def test_a_list_may_follow_its_introduction_directly(whole: Scope) -> None:
    intro, listed = fill_markdown("Yaitu:\n- satu", whole)
    assert isinstance(intro, Paragraph)
    assert isinstance(listed, ItemList)


@pytest.mark.parametrize("text", ["", "\n\n", "---\nfields: abc\n---\n"])
def test_nothing_written_is_no_block(whole: Scope, text: str) -> None:
    assert fill_markdown(text, whole) == ()


def test_front_matter_is_no_text() -> None:
    assert split_front_matter("---\nfields: ab12\n---\nIsi") == ("ab12", "Isi")
    assert split_front_matter("---\ncatatan: x\n---\nIsi") == (None, "Isi")
    assert split_front_matter("Isi --- biasa") == (None, "Isi --- biasa")


# --- freshness

TEXT = "Realisasi {{ iku-2.actual }}."


def test_a_text_is_outdated_when_its_figures_changed(whole: Scope) -> None:
    remembered = f"---\nfields: {fields_hash(TEXT, whole)}\n---\n{TEXT}"
    assert not is_outdated(remembered, whole)
    changed = cast.scope(cast.small(counts=()))
    assert is_outdated(remembered, changed)


def test_a_text_that_remembers_nothing_is_never_outdated(whole: Scope) -> None:
    assert not is_outdated(TEXT, whole)


def test_words_may_change_without_making_a_text_outdated(whole: Scope) -> None:
    assert fields_hash(TEXT, whole) == fields_hash(TEXT.replace("Realisasi", "Hasil"), whole)


# --- digits


def review(text: str) -> list[str]:
    year = cast.rich(narratives=(cast.narrative("teks", text),))
    return [issue.value or "" for issue in review_narratives(year, cast.scope(year))]


class Counting:
    """A pattern that notes how many signs it was given to read."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.signs = pattern, 0

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        self.signs += min(len(text), end) - start
        return self.pattern.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        self.signs += min(len(text), end) - start
        return self.pattern.match(text, start, end)


@pytest.mark.parametrize("pattern", ["_HARMLESS", "_HARMLESS_AFTER"])
def test_a_text_without_full_stops_is_read_once(
    pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting(getattr(module, pattern))
    monkeypatch.setattr(module, pattern, counting)
    assert review("9 " * 400) == []
    assert 0 < counting.signs <= 400 * module._NEAR_SIGNS, "a bounded stretch beside each"


def test_names_are_looked_for_once_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences: list[str] = []
    find = module._ends_of

    def note(names: tuple[str, ...], sentence: str) -> Mapping[str, int]:
        sentences.append(sentence)
        return find(names, sentence)

    monkeypatch.setattr(module, "_ends_of", note)
    assert review("Cakupan ktp " + "77 " * 300 + ". Tanpa angka. Lagi 9 dan 8.") == ["77"] * 300
    assert len(sentences) == 2


def test_typed_figures_stand_in_their_lines() -> None:
    year = cast.rich(narratives=(cast.narrative("teks", "Cakupan ktp 77\n78\n\n79"),))
    assert [each.place.row for each in review_narratives(year, cast.scope(year))] == [1, 2, 4]


def test_an_outdated_text_is_a_warning() -> None:
    year = cast.rich(narratives=(cast.narrative("teks", f"---\nfields: 0000\n---\n{TEXT}"),))
    assert [i.code for i in review_narratives(year, cast.scope(year))] == ["text_outdated"]
