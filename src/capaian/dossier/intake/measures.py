"""Which measure of the plan a column counts, told by its heads and by the title above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import Final

from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Measure
from capaian.domain.policy import Aggregation
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.age_columns import joined_ages
from capaian.dossier.intake.ages import ADULT, Limit, ages_told, limit_of
from capaian.dossier.intake.agreement import Agreement, Told, ages_in, agree, names_measure, tell
from capaian.dossier.intake.column_words import in_one_language, of_some_ages, without_time
from capaian.dossier.intake.documents import is_of, placed_documents, title_for
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.periods import part_of_any_year, years_told
from capaian.dossier.intake.populations import Populations, populations_of
from capaian.dossier.intake.sides import PAIRS, group_by_sides, side_of, split_sides, told_sides, with_joined
from capaian.dossier.intake.title_words import DOCUMENTS
from capaian.dossier.intake.words import KEPT, fold, likeness, tokens

LEAST: Final = 60
"""Percent of words in common below which nothing is guessed."""
_SURE: Final = 75
_FULL: Final = 100
_APART: Final = 15
"""By how much the second likeliest must lie behind for a guess to be no doubt."""
_BY_TITLE: Final = 5
"""What a likeness that needs the title is worth less."""
DENIALS: Final = frozenset(
    {"belum", "blm", "tidak", "tdk", "tak", "non", "tanpa", "gagal", "rusak", "sisa", "selisih", "kekurangan"}
)
# Memiliki KTP-el (termasuk pindah datang)
_INCLUDED: Final = re.compile(r"(?<=\w)\W+termasuk\b.*", re.IGNORECASE | re.DOTALL)
"""Who is among those that a head names: it makes a column no other one, but is asked as other words are."""
RATIOS: Final = frozenset({"%", "persen", "persentase", "prosentase", "rasio", "ratio", "cakupan", "capaian"})
MADE: Final = frozenset({"cetak", "terbit"})
"""Words of documents that are there: nobody who needs one is counted by them."""
_PERSONS: Final = frozenset({"penduduk", "jiwa", "orang", "anak"})
"""Words of all people: those alone who have a document are not called so."""
_RANKS: Final = frozenset({"peringkat", "ranking", "rangking", "rank", "urutan"})
_SIDE_WORDS: Final[Mapping[str, str]] = {"L": "laki-laki", "P": "perempuan", "WNI": "WNI", "WNA": "WNA"}
_SEXES_IN_FULL: Final[Mapping[str, Sequence[str]]] = {
    "L": ("laki laki", "lelaki", "pria"),
    "P": ("perempuan", "wanita"),
}
"""Words by which a title tells sexes; single letters there tell nothing."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a column can mean, with all that it is called."""

    means: str
    name: str
    phrases: tuple[frozenset[str], ...]
    about: frozenset[str]
    """Words of what it is part of: they may stand in the title alone."""
    ages: frozenset[str] = frozenset()
    """Those of whom it counts: as the plan tells them, else as such tables usually do."""
    apart: frozenset[str] = frozenset()
    """Words that those do not have who are counted beside it: of those who have a card, and who need one."""
    is_whole: bool = False
    """Whether it counts those who need a document, of whom some have it."""
    limit: Limit | None = None
    """The ages of those whom it counts; `None`: all."""
    is_flow: bool = False
    """Whether it counts what happens in a time, and not what is there at its end."""

    @property
    def words(self) -> frozenset[str]:
        """All words that it has; of ages none but its own, whatever tables usually call it."""
        words = self.about.union(*self.phrases)
        return frozenset(word for word in words if not word.isdigit() or word in self.ages)


@dataclass(frozen=True, slots=True)
class Guessed:
    """What a column may mean."""

    head: Head
    means: str
    grade: int
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class _Grade:
    head: Head
    means: str
    percent: int
    is_of_year: bool
    """Whether a column of what is there at a time tells a year, and so may be what was issued in it."""


def measures_of(office: OfficeYear, rules: RuleSet) -> tuple[Named, ...]:
    """Return the measures of the plan that are counted, with the words that tables use for them."""
    known = _words_of_catalogue(rules)
    found = []
    for component in office.components:
        both = (component.numerator, component.denominator)
        usual = [word for measure in both for word in known.get(str(measure.code), ())]
        text = " ".join((component.name, *(measure.name for measure in both)))
        is_flow = component.aggregation is Aggregation.SUM
        limit = None if is_flow else limit_of(text, component.denominator.unit.label, ", ".join(usual))
        ages = ages_in(text) or (ages_in(" ".join(usual)) if limit else frozenset())
        named = [_named(one, tokens(component.name), ages, known.get(str(one.code), ())) for one in both]
        for measure, own, other in zip(both, named, reversed(named), strict=True):
            if not measure.counted:
                apart = frozenset().union(*own.phrases) - frozenset().union(*other.phrases)
                is_whole = measure is component.denominator
                found.append(replace(own, apart=apart, is_whole=is_whole, limit=limit, is_flow=is_flow))
    return tuple(dict.fromkeys(found))


def _named(measure: Measure, about: frozenset[str], ages: frozenset[str], usual: Iterable[str]) -> Named:
    phrases = tuple(dict.fromkeys(tokens(text) for text in (measure.name, *usual)))
    return Named(str(measure.code), measure.name, phrases, about | ages, ages)


def _words_of_catalogue(rules: RuleSet) -> Mapping[str, list[str]]:
    known: dict[str, list[str]] = {}
    for entry in rules.catalogue:
        for code, name, _ in (entry.numerator, entry.denominator):
            known.setdefault(code, []).append(name)
    for head in rules.heads:
        known.setdefault(head.measure, []).extend(head.words)
    return known


def guess_measures(
    table: ForeignTable, heads: Sequence[Head], named: Sequence[Named], places: frozenset[str] = frozenset()
) -> list[Guessed]:
    """Return which of the columns mean which measures, each column and each measure once.

    A column of men and one of women beside their sum mean nothing; without the sum both mean the measure. So
    do columns of age groups that follow each other.

    Args:
        table: The table.
        heads: Those of its columns that may count something.
        named: What they can mean.
        places: Words of names of places, which may stand in any title.
    """
    title = tell(table.titles, places, [" ".join(head.parts) for head in table.heads])
    people, placed = populations_of(table), placed_documents(table.heads)
    plain = {head.column: head for head in heads}
    heads = _without_words_of_others(heads, frozenset().union(*(one.apart for one in named)))
    usable = split_sides(with_joined(table, in_one_language(heads, table.heads)))
    groups = joined_ages([(group[0], group) for group in group_by_sides(usable)])
    young = of_some_ages(heads)
    near = {one.means: [head for head in heads if is_of(head, one.words, placed)] for one in named}
    grades = [
        _Grade(
            told,
            candidate.means,
            _agreed_grade(told, candidate, lent, people),
            not candidate.is_flow and bool(years_told([told.name])),
        )
        for told, _ in groups
        for candidate in named
        if (candidate.ages or told.column not in young)
        and not _is_of_whole(told, candidate, near[candidate.means])
        for lent in [_lent(told, candidate, near[candidate.means], title_for(told, title, placed))]
    ]
    return [
        Guessed(plain[head.column], guessed.means, guessed.grade, guessed.is_doubtful)
        for guessed in _assign(grades)
        for told, columns in groups
        if told == guessed.head
        for head in columns
    ]


def _without_words_of_others(heads: Sequence[Head], apart: frozenset[str]) -> list[Head]:
    """Return columns without such words of a head above them that one of them says itself.

    Below `Kepemilikan KK` the column `Memiliki` counts those who have one, and `Jumlah KK` all of them.

    Args:
        heads: The columns.
        apart: Words by which measures differ from those beside them.
    """
    return [_without(head, apart & _said_beside(head, heads)) for head in heads]


def _said_beside(head: Head, heads: Sequence[Head]) -> frozenset[str]:
    """Return words that others below the same head have of their own, and this one has not."""
    said: set[str] = set()
    for other in heads:
        pairs = zip(head.parts, other.parts, strict=False)
        depth = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        own, its = (tokens(" ".join(one.parts[depth:])) for one in (head, other))
        if 0 < depth < len(head.parts) and not its & DENIALS:
            said |= its - own
    return frozenset(said)


def _without(head: Head, words: frozenset[str]) -> Head:
    """Return a column without some words of the heads above its lowest one; `KARTU KELUARGA` is one word."""
    *above, last = head.parts
    kept = (" ".join(one for one in part.split() if not tokens(one) & words & tokens(part)) for part in above)
    return replace(head, parts=(*filter(None, kept), last))


def _lent(head: Head, candidate: Named, heads: Sequence[Head], title: Told) -> Told:
    """Return a title without words of those who have a document, where a column beside one says them itself.

    Below `Kepemilikan Akta Anak 0-17 Tahun` the column `Anak 0-17 Tahun` counts those who have one, unless
    `Memiliki Akta` stands beside it.
    """
    is_own = bool(tokens(" ".join(head.parts)) & candidate.apart)
    is_said = any(_says_apart(other, candidate) for other in heads if other.column != head.column)
    return title if is_own or not is_said else replace(title, words=title.words - candidate.apart)


def _is_of_whole(head: Head, candidate: Named, heads: Sequence[Head]) -> bool:
    """Say whether a column lacks the words of a part that one beside it says: `Data Ganda`, `Tervalidasi`.

    A measure that is called so as well, without them, may be meant all the same; but children alone below
    the name of a document are those who need it.
    """
    are_children = not tokens(head.parts[-1]) and "anak" in fold(head.parts[-1]).split()
    words = frozenset[str]() if are_children else tokens(" ".join(head.parts))
    is_called = any(phrase <= words for phrase in candidate.phrases)
    others = (other for other in heads if other.column != head.column)
    return not (is_called or words & candidate.apart) and any(_says_apart(one, candidate) for one in others)


def _says_apart(head: Head, candidate: Named) -> bool:
    """Say whether a column has words of its own for a measure that those do not have who are beside it."""
    words = tokens(" ".join(head.parts))
    return bool(words & candidate.apart) and not words & DENIALS


def _assign(grades: Sequence[_Grade]) -> Iterator[Guessed]:
    """Yield the likeliest pairs; what is almost as likely makes one a doubt."""
    likely = (grade for grade in grades if grade.percent >= LEAST)
    left = sorted(likely, key=lambda grade: (-grade.percent, grade.is_of_year))
    while left:
        best = left[0]
        rivals = [grade.percent for grade in left[1:] if _is_rival(grade, best, left)]
        is_near = bool(rivals) and best.percent - max(rivals) < _APART
        yield Guessed(best.head, best.means, best.percent, best.percent < _SURE or is_near)
        left = [grade for grade in left if grade.head != best.head and grade.means != best.means]


def _is_rival(grade: _Grade, best: _Grade, left: Sequence[_Grade]) -> bool:
    """Say whether one pair puts another in doubt: one of the two is the same, the other has none better."""
    if (grade.head == best.head) == (grade.means == best.means):
        return False
    others = (other for other in left if other not in (grade, best))
    return not any(
        other.percent > grade.percent and (other.head == grade.head or other.means == grade.means)
        for other in others
        if other.head != best.head and other.means != best.means
    )


def _agreed_grade(head: Head, candidate: Named, title: Told, people: Populations) -> int:
    """Return how well a column fits; where title and head have other words it is never sure, or nothing."""
    plain = " ".join(part for part in head.parts if not side_of(part))
    is_of_children = _is_of_all_children(plain, candidate, title)
    percent = _FULL if is_of_children else _grade(head, candidate, title.words)
    if candidate.is_whole and MADE & tokens(plain) - candidate.words:
        return 0
    is_own = names_measure(plain, candidate.name)
    agreement = agree(plain, candidate.words, title, is_called=is_own) if percent else Agreement.NONE
    if agreement is Agreement.FULL and people.others([plain], candidate.limit, candidate.words):
        agreement = Agreement.DOUBTFUL
    if agreement is Agreement.FULL and (is_of_children or _is_told(plain, candidate, title)):
        return percent
    if agreement is Agreement.FULL:
        return min(percent, _SURE - 1)
    is_offered = agreement is Agreement.DOUBTFUL or (agreement is Agreement.WEAK and percent >= _SURE)
    return LEAST + (percent - LEAST) * (_SURE - 1 - LEAST) // (_FULL - LEAST) if is_offered else 0


def _is_of_all_children(head: str, candidate: Named, title: Told) -> bool:
    """Say whether a head tells the ages of all children alone, and the title the one document they need.

    Of `0-18 tahun` nobody can tell whether those of 18 years are among them.
    """
    limit, told = candidate.limit, ages_told(head)
    if limit is None or not candidate.is_whole or not limit.is_of_children:
        return False
    is_plain = bool(told) and not any(word.isalpha() for word in tokens(head))
    are_children = all(limit.admits(ages) and (ages.is_below or ages.last < ADULT) for ages in told)
    return is_plain and are_children and title.words & DOCUMENTS == candidate.words & DOCUMENTS


def _is_told(head: str, candidate: Named, title: Told) -> bool:
    """Say whether a head, or the title, has any word by which a measure differs from the one beside it."""
    words = tokens(head)
    is_called = any(phrase <= words for phrase in candidate.phrases)
    return is_called or not candidate.apart or bool(candidate.apart & (words | title.words))


def _grade(head: Head, candidate: Named, titles: frozenset[str]) -> int:
    """Return how well the heads of a column fit, in percent; with words of the title where they need them.

    One of a part of the year fits as its thing does, and less than the column of the year beside it.
    """
    parts = [_INCLUDED.sub("", part) for part in head.parts if not side_of(part)]
    untimed = without_time(parts)
    of_year = (
        _grade(replace(head, parts=tuple(untimed)), candidate, titles) - _APART if untimed != parts else 0
    )
    if not tokens(" ".join(parts)) or all(part_of_any_year(part) is not None for part in parts):
        is_of_people = not candidate.is_whole and bool(_PERSONS.intersection(fold(" ".join(parts)).split()))
        return 0 if is_of_people else max(_fit_title(titles, phrase) for phrase in candidate.phrases)
    texts = [" ".join(parts[start:]) for start in range(len(parts))]
    fits = (
        _fit(_telling(text, phrase, candidate), phrase, titles & candidate.about)
        for text in texts
        for phrase in candidate.phrases
    )
    return max(of_year, *fits)


def _telling(text: str, phrase: frozenset[str], candidate: Named) -> frozenset[str]:
    """Return the words of a head that tell measures apart: `0-17 tahun` tells none of cards of children."""
    words, limit = tokens(text), candidate.limit
    is_of_card = limit is not None and not limit.is_to_be_told
    is_own = limit is not None and is_of_card and all(map(limit.admits, ages_told(text)))
    return frozenset(word for word in words if not (is_own and word.isdigit()) or word in phrase)


def _fit_title(title: frozenset[str], phrase: frozenset[str]) -> int:
    """Return how well a title fits a column whose heads tell men and women alone; never for sure."""
    if not phrase or not phrase <= title or (title & DENIALS) != (phrase & DENIALS):
        return 0
    return min(LEAST + len(phrase), _SURE - 1)


def _fit(words: frozenset[str], phrase: frozenset[str], title: frozenset[str]) -> int:
    if (words & DENIALS) != (phrase & DENIALS) or not words & phrase:
        return 0
    helped = likeness(words | (title & phrase), phrase) - _BY_TITLE
    return max(likeness(words, phrase), helped)


@lru_cache(maxsize=KEPT)
def is_ratio(head: Head) -> bool:
    """Say whether a column is headed as a percentage.

    Examples:
        >>> is_ratio(Head(1, ("KTP-el", "%"), "KTP-el > %")), is_ratio(Head(1, ("Wajib KTP",), "Wajib KTP"))
        (True, False)
    """
    return bool(set(fold(head.parts[-1]).split()) & RATIOS) or "%" in head.parts[-1]


def is_rank(head: Head) -> bool:
    """Say whether a column tells who comes first, which counts nothing.

    Examples:
        >>> [is_rank(Head(1, parts, "")) for parts in (("KIA", "Peringkat"), ("Peringkat", "KIA"))]
        [True, False]
    """
    return bool(_RANKS.intersection(fold(head.parts[-1]).split()))


def adds_up(means: str, office: OfficeYear) -> bool:
    """Say whether the figures of parts of the year add up to that of the year, as those of events do."""
    return any(
        component.aggregation is Aggregation.SUM
        for component in office.components
        if means in (component.numerator.code, component.denominator.code)
    )


def side_alone(titles: Iterable[str], heads: Iterable[Head], taken: Iterable[Head]) -> str | None:
    """Return whose figures alone some columns hold, as their heads or the title say; `None`: those of both.

    Of citizens alone titles say nothing: most tables are about these.

    Args:
        titles: What stands above the table.
        heads: All its columns.
        taken: Those that are taken for one measure.

    Examples:
        >>> men = Head(1, ("Wajib KTP Laki-laki",), "")
        >>> side_alone([], [men], [men]), side_alone([], [men], [men, Head(2, ("Wajib KTP P",), "")])
        ('laki-laki', None)
    """
    told = [told_sides(head) for head in taken]
    alone = [side for pair in PAIRS if len(sides := {*pair}.intersection(*told)) == 1 for side in sides]
    if not any(told) and not any(map(told_sides, heads)):
        text = f" {fold(' '.join(titles))} "
        sexes = [sex for sex, words in _SEXES_IN_FULL.items() if any(f" {word} " in text for word in words)]
        alone = sexes if len(sexes) == 1 else []
    return _SIDE_WORDS[alone[0]] if alone else None
