"""Those who need a document, beside those who have it: told by both, or by words that leave nothing else.

Whoever has it and whoever has not are together all who need it; and children are all children where the one
document of a table is theirs. Of which ages they are is looked at elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from capaian.domain.plan import Component
from capaian.dossier.intake.ages import ADULT, ages_told
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import DENIALS, MADE, Guessed, Named
from capaian.dossier.intake.row_sums import adds_up, figures_of
from capaian.dossier.intake.title_words import DOCUMENTS
from capaian.dossier.intake.words import fold, tokens

_PAPERS: Final = DOCUMENTS | {"akta"}
_PRINTED: Final = frozenset({"sudah", "cetak"})
_CHILDREN: Final = "anak"
_SUMS: Final = frozenset({"total", "seluruh", "semua"})


def sure_beside(
    table: ForeignTable, guessed: Sequence[Guessed], named: Sequence[Named], components: Iterable[Component]
) -> list[Guessed]:
    """Return guesses, those of who needs a document without a doubt where a column beside shows them.

    Args:
        table: The table.
        guessed: What its columns may mean.
        named: What they can mean.
        components: Which of it is had by whom.
    """
    pairs = [(str(one.denominator.code), str(one.numerator.code)) for one in components]
    having, needing = dict(pairs), {part: whole for whole, part in pairs}
    measures = {one.means: one for one in named}
    sure: dict[str, list[Head]] = {}
    for guess in guessed:
        sure.setdefault(guess.means, []).extend([] if guess.is_doubtful else [guess.head])
    made = []
    for guess in guessed:
        own, whole = (sure.get(codes.get(guess.means, ""), []) for codes in (having, needing))
        is_shown = bool(own) and _is_shown(table, guess.head, own, measures[guess.means])
        is_shown = is_shown or (bool(whole) and _are_printed(table, guess.head, whole, measures[guess.means]))
        made.append(replace(guess, is_doubtful=guess.is_doubtful and not is_shown))
    return made


def _are_printed(table: ForeignTable, head: Head, whole: Sequence[Head], measure: Named) -> bool:
    """Say whether a column tells documents that were printed, which half or more of those have who need one.

    `KK TERCETAK` beside `JUMLAH KK` is no year's work.
    """
    words = tokens(" ".join(head.parts))
    is_named = all(words & some for some in (measure.words & DOCUMENTS, _PRINTED)) and measure.words & MADE
    pairs = [pair for row in table.rows if (pair := figures_of(table, row, (*whole, head), Kind.COUNT))]
    are_most = bool(pairs) and all(sum(rest) <= 2 * part and part <= sum(rest) for *rest, part in pairs)
    return bool(is_named) and words <= measure.words | _PRINTED and are_most


def _is_shown(table: ForeignTable, head: Head, own: Sequence[Head], measure: Named) -> bool:
    """Say whether a column tells those who need a document, by its figures or its words."""
    words = tokens(" ".join(head.parts)) - _SUMS
    is_strange = any(word.isalpha() and word not in measure.words for word in words)
    return (are_both(table, head, own) and not is_strange) or _are_children(table, head, measure)


def are_both(table: ForeignTable, whole: Head, having: Sequence[Head]) -> bool:
    """Say whether a column adds up those who have a document and those who have not."""
    lacking = [head for head in table.heads if tokens(" ".join(head.parts)) & DENIALS]
    return len(having) == 1 and any(adds_up(table, ((*having, one), whole), Kind.COUNT) for one in lacking)


def _are_children(table: ForeignTable, head: Head, measure: Named) -> bool:
    """Say whether a column tells children and nothing else, below the name of the one document they need."""
    text = " ".join(head.parts)
    told = tokens(text) & DOCUMENTS or tokens(" ".join(table.titles[:-1])) & DOCUMENTS
    is_said = _CHILDREN in fold(text).split() and told == measure.words & DOCUMENTS
    return is_said and are_all_children(head, measure)


def are_all_children(head: Head, measure: Named) -> bool:
    """Say whether a column tells children, by that word or their ages, who may be all that need a document.

    Args:
        head: The column.
        measure: Those who need it.
    """
    limit, text = measure.limit, " ".join(head.parts)
    if limit is None or not limit.is_of_children:
        return False
    told = ages_told(text)
    is_plain = all(word.isdigit() or word in _PAPERS & measure.words for word in tokens(text))
    are_all = all(limit.admits(ages) and (ages.is_below or ages.last < ADULT) for ages in told)
    return is_plain and are_all and bool(told or _CHILDREN in fold(text).split())
