"""A word changed anywhere makes another reading of a table; another year or part of the year does not."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.intake.readings import Said, changed, digest

from capaian.dossier.intake.reading_times import Anchor, without_times

PLACES = ("stage", "head", "column", "source", "note", "sheet")
"""What may say anything; the title tells the time too."""
KNOWN = digest(Said())
WORDS = st.from_regex(r"[a-z][a-z0-9]{1,8}", fullmatch=True)
PARTS = (
    *(("SEMESTER", ("I",)), ("TRIWULAN", ("I", "II", "III")), ("BULAN KE-", ("2", "7"))),
    *(("SEMESTER", ("II",)), ("TRIWULAN", ("IV",)), ("BULAN KE-", ("12",)), ("", ("",))),
)
"""Parts that the same is made of: one that ends the year is taken for the year."""
TITLES = (
    "KEPEMILIKAN KTP-EL {}",
    "DATA KEPENDUDUKAN DAN KEPEMILIKAN KTP-EL KABUPATEN BALANGAN {}",
    "KEPEMILIKAN KTP-EL (DATA BERSIH) {}",
)


@settings(max_examples=40, deadline=None)
@given(place=st.sampled_from(PLACES), word=WORDS, at=st.integers(0, 3))
def test_a_word_more_makes_another_reading(place: str, word: str, at: int) -> None:
    words = str(getattr(Said(), place)).split()
    words.insert(min(at, len(words)), word)
    assert digest(changed(**{place: " ".join(words)})) != KNOWN


@settings(max_examples=40, deadline=None)
@given(place=st.sampled_from(PLACES), word=WORDS, at=st.integers(0, 3))
def test_another_word_makes_another_reading(place: str, word: str, at: int) -> None:
    words = str(getattr(Said(), place)).split()
    before = words[min(at, len(words) - 1)]
    assume(word != before.casefold())
    words[min(at, len(words) - 1)] = word
    assert digest(changed(**{place: " ".join(words)})) != KNOWN


@settings(max_examples=30, deadline=None)
@given(
    title=st.sampled_from(TITLES),
    part=st.sampled_from(PARTS),
    years=st.tuples(st.integers(2020, 2029), st.integers(2020, 2029)),
    numbers=st.tuples(st.integers(0, 3), st.integers(0, 3)),
)
def test_another_part_of_another_year_is_the_same_reading(
    title: str, part: tuple[str, tuple[str, ...]], years: tuple[int, int], numbers: tuple[int, int]
) -> None:
    kind, ordinals = part
    times = [
        f"{kind} {ordinals[number % len(ordinals)]} TAHUN {year}".replace("- ", "-").strip()
        for year, number in zip(years, numbers, strict=True)
    ]
    one, other = (changed(title=title.format(time), sheet=time) for time in times)
    assert digest(one) == digest(other)


@given(text=st.text(max_size=40), year=st.integers(1990, 2090), month=st.integers(1, 12))
def test_any_text_can_be_told_and_a_word_behind_it_is_seen(text: str, year: int, month: int) -> None:
    anchor = Anchor(year, month)
    told = without_times(text, anchor)
    assert without_times(f"{text} sementara", anchor) != told
