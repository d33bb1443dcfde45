"""The texts of the example stay true when its facts change:
each case turns one fact and reads the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from tests.conftest import Golden
from tests.functional.cli_cast import BALANGAN
from tests.paper_text import write_inlines

from capaian.documents.narrative.markdown import fill_markdown
from capaian.documents.scope.roots import open_scope
from capaian.documents.tree import Block, ItemList, Paragraph
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.dossier.read import read_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

Change = Callable[[OfficeYear], OfficeYear]


@cache
def base() -> tuple[OfficeYear, RuleSet]:
    return read_dossier(BALANGAN).require(), load_rulebook()


def texts_of(names: Iterable[str], change: Change) -> Iterator[str]:
    """The texts of narratives once a fact is changed, without brackets around figures."""
    year, rules = base()
    changed = change(year)
    scope = open_scope(changed, assess(changed, rules), rules)
    narratives = {text.id: text.markdown for text in changed.narratives}
    for name in names:
        yield "\n".join(_words(block) for block in fill_markdown(narratives[name], scope))


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _plain(write_inlines(block.content))
    assert isinstance(block, ItemList)
    return "\n".join(f"- {_plain(write_inlines(item.content))}" for item in block.items)


def _plain(text: str) -> str:
    return (
        text.replace("[", "").replace("]", "").replace("\N{NO-BREAK SPACE}", " ").replace("**", "")
    )


def counts(measure: str, value: Callable[[str, Decimal], Decimal]) -> Change:
    """Other counts of one measure: a function of the area and its count;
    totals given apart are dropped.
    """

    def change(year: OfficeYear) -> OfficeYear:
        districts = {area.code for area in year.districts}
        rows = [row for row in year.counts if row.measure != measure or row.area in districts]
        return replace(
            year,
            counts=tuple(
                replace(row, value=value(row.area, row.value))
                if row.measure == measure and row.value is not None
                else row
                for row in rows
            ),
        )

    return change


def everyone(numerator: str, denominator: str) -> Change:
    """Coverage is full everywhere."""

    def change(year: OfficeYear) -> OfficeYear:
        need = {row.area: row.value for row in year.counts if row.measure == denominator}
        return counts(numerator, lambda area, _: need[area] or Decimal(0))(year)

    return change


def survey(code: str, index: str) -> Change:
    def change(year: OfficeYear) -> OfficeYear:
        rows = (
            replace(row, index=Decimal(index))
            if row.code == code and row.period.year == 2023
            else row
            for row in year.survey_elements
        )
        return replace(year, survey_elements=tuple(rows))

    return change


def history(subject: str, actual: str | None) -> Change:
    def change(year: OfficeYear) -> OfficeYear:
        rows = [row for row in year.history if row.subject != subject or actual is not None]
        return replace(
            year,
            history=tuple(
                replace(row, actual=Decimal(actual)) if actual and row.subject == subject else row
                for row in rows
            ),
        )

    return change


def empty(*parts: str) -> Change:
    return lambda year: replace(year, **{part: () for part in parts})


def one_less(measure: str, district: str, fewer: int = 1) -> Change:
    return counts(measure, lambda area, value: value - fewer if area == district else value)


def one_more(*measures: str) -> Change:
    def change(year: OfficeYear) -> OfficeYear:
        for measure in measures:
            year = counts(measure, lambda _, value: value + 1)(year)
        return year

    return change


def damage(year: OfficeYear) -> OfficeYear:
    return replace(year, assets=(replace(year.assets[0], damaged=1), *year.assets[1:]))


def fill_places(year: OfficeYear) -> OfficeYear:
    people = tuple(
        replace(row, filled=True if row.filled is False else row.filled) for row in year.people
    )
    posts = tuple(replace(post, vacant=False, acting=None) for post in year.office.posts)
    return replace(year, people=people, office=replace(year.office, posts=posts))


CHANGES: dict[str, tuple[Change, tuple[str, ...]]] = {
    "everybody has a card": (
        everyone("ktp.holders", "ktp.eligible"),
        ("analisis-ktp", "pengantar-peringkat-ktp"),
    ),
    "half of the cards": (
        counts("ktp.holders", lambda _, value: value / 2),
        ("peringkat-ktp", "standar-nasional-hasil"),
    ),
    "more cards last year": (history("ktp", "99.9"), ("analisis-ktp",)),
    "as many cards last year": (history("ktp", "99.53"), ("analisis-ktp",)),
    "cards of last year unknown": (history("ktp", None), ("analisis-ktp",)),
    "every child has a card: all targets are met": (
        everyone("kia.issued", "kia.eligible"),
        (
            *("analisis-kia", "ringkasan-eksekutif", "simpulan-iku-2", "analisis-iku-2"),
            *("eselon-ii", "eselon-iii", "penutup"),
        ),
    ),
    "few children have a card": (
        counts("kia.issued", lambda _, value: value / 4),
        ("analisis-kia",),
    ),
    "one death without certificate": (
        one_less("akta-mati.issued", "63.11.01"),
        ("analisis-akta-mati",),
    ),
    "one marriage without certificate": (
        one_less("akta-kawin.issued", "63.11.02"),
        ("analisis-akta-kawin",),
    ),
    "marriages everywhere": (
        one_more("akta-kawin.issued", "akta-kawin.reported"),
        ("analisis-akta-kawin",),
    ),
    "five families without card": (one_less("kk.issued", "63.11.02", 5), ("analisis-kk",)),
    "one element of the survey falls": (survey("U8", "80"), ("survei-skm",)),
    "another is the weakest, and no target is met": (
        survey("U8", "70"),
        ("survei-skm", "ringkasan-eksekutif", "eselon-ii"),
    ),
    "the index falls": (survey("U8", "60"), ("survei-skm",)),
    "another is the best": (survey("U1", "99"), ("survei-skm",)),
    "no survey": (empty("survey_elements"), ("survei-skm",)),
    "one indicator was better last year": (history("iku-2", "99"), ("eselon-ii",)),
    "no other regencies": (empty("peers"), ("peringkat-ktp", "pengantar-peringkat-ktp")),
    "one thing is damaged": (damage, ("keadaan-sarana",)),
    "all places are filled": (fill_places, ("keadaan-pegawai", "struktur-organisasi")),
    "no awards and evaluations": (empty("awards", "evaluations"), ("penghargaan",)),
    "no innovations": (empty("innovations"), ("inovasi",)),
    "no recommendations": (empty("recommendations"), ("analisis-lain",)),
}
"""Facts that are turned, and the texts that speak of them; as they are,
texts are in the recorded papers.
"""


def test_what_texts_say_after_a_change(golden: Golden) -> None:
    parts = [
        f"# {title}: {name}\n{text}"
        for title, (change, names) in CHANGES.items()
        for name, text in zip(names, texts_of(names, change), strict=True)
    ]
    golden.check("\n\n".join(parts) + "\n", Path(__file__).parent / "answers" / "sentences.txt")


NO_CLAIMS = (
    "hampir separuh",
    "jauh lebih",
    "hampir merata",
    "kedua tertinggi",
    "terendah kedua",
    "Semua unsur",
)


def test_texts_hold_no_word_that_only_todays_figures_bear_out() -> None:
    year, _ = base()
    found = [
        (text.id, words)
        for text in year.narratives
        for words in NO_CLAIMS
        if words in text.markdown
    ]
    assert found == []
