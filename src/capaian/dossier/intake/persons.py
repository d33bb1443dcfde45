"""Columns of strangers' tables that lead to a person, by their headings:
every door refuses them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.excel.book import CellValue
from capaian.dossier.intake.foreign_tables import ForeignTable, is_figure, text_of
from capaian.dossier.intake.problems import Problems
from capaian.dossier.intake.words import Vocabulary, fold, words_of

MAX_DIGITS_OF_COUNT: Final = 7
"""More are a telephone, or the number of a paper."""
_WORDS: Final = Vocabulary(
    (row["kind"], row["word"]) for row in read_declared_rows(__file__, "persons.csv")
)
"""Numbers and texts that lead to a person, roles that head a column of names,
and what else has a name.
"""
_NUMBERINGS: Final = frozenset({"no", "nomor"})


def names_person(head: str, cells: Sequence[CellValue] = ()) -> bool:
    """Say whether a column holds what leads to a person: by its heading,
    unless most cells are counts.

    Cells are without blanks; none: the heading alone says it.

    Examples:
        >>> [names_person(head)
        ...     for head in ("Nama Lengkap", "No. HP/WA", "Penerima KTP", "Pemohon > Alamat")]
        [True, True, True, True]
        >>> [names_person(head)
        ...     for head in ("Nama Kecamatan", "Jumlah NIK ganda", "No. Responden")]
        [False, False, False]
        >>> names_person("Suami", ["12"]), names_person("Suami", ["Budi"])
        (False, True)
    """
    texts = [fold(part) for part in head.split(" > ")]
    counts = sum(
        is_figure(cell) and len(text_of(cell).strip("-")) <= MAX_DIGITS_OF_COUNT for cell in cells
    )
    has_counts = bool(cells) and 2 * counts >= len(cells)
    return any(_is_number(text) or (not has_counts and _is_of_person(text)) for text in texts)


def _is_number(text: str) -> bool:
    """Say whether a heading is of numbers of persons or their papers: `No. KK`."""
    first, *words = text.split() or [""]
    return first in _NUMBERINGS and bool(_WORDS["number"].intersection(words))


def _is_of_person(text: str) -> bool:
    words = {*text.split()}
    if words & words_of("whole"):
        return False
    is_name = bool(words & _WORDS["name"]) and not words & _WORDS["thing"]
    is_numbering = bool(words & {*_NUMBERINGS, "id", "kode"}) and "nama" not in words
    has_text = any(f" {phrase} " in f" {text} " for phrase in _WORDS["text"])
    role = next(iter(text.removeprefix("nama ").split()), "")
    is_number = bool(words & (_WORDS["number"] - {"kk", "ktp"}))
    return is_number or has_text or role in _WORDS["role"] or (is_name and not is_numbering)


BARE_NAMES: Final = frozenset({"nama", "name"})
"""Headings of names of whatever the rows have codes of."""


def refuse_persons(
    table: ForeignTable, problems: Problems, understood: Collection[int] = ()
) -> None:
    """Refuse columns of persons, but for those understood otherwise."""
    for place, head in enumerate(table.heads):
        if place not in understood and names_person(head, table.cells(place)):
            problems.add("person_column", table.at(None, place), head=head)
