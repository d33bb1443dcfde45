"""Which row of a table words mean: by its name, by words that it alone has, by its initials, as one's own.

Rules that hold a sentence against rows take its subject from here, so that each reads `NTN`, `angka nasional`
and `Kecamatan Melati` as all others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from capaian.auditor.office_names import area_of
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.naming import Named, find_named
from capaian.auditor.understanding.short_names import ShortNames, bears

_IDLE: Final = re.compile(
    r"\b(?:angka|rata-?\s?rata|realisasi|capaian|nilai|milik|tingkat|skor|kinerja|sebesar|tercatat|mencapai|yang|tahun|ini)\b",
    re.IGNORECASE,
)
"""Words beside a name that are of any row."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_PLAIN: Final = frozenset(
    [
        *(
            "masih",
            "telah",
            "sudah",
            "berada",
            "posisi",
            "juga",
            "tetap",
            "justru",
            "kini",
            "indeks",
            "jumlah",
        ),
        *(
            "kabupaten",
            "kota",
            "provinsi",
            "kecamatan",
            "daerah",
            "orang",
            "persen",
            "poin",
            "hari",
            "dengan",
        ),
    ]
)
"""Words that tell no thing from another."""
_INITIALS: Final = re.compile(r"[A-Z]{3,8}")
"""A label that is short for what a sentence writes out."""
_NATION: Final = ("nasional", "indonesia")
"""Two names of one circle."""
_JOINT: Final = re.compile(
    r"[\s\d.,%()]*(?:,|\bdan\b|\bserta\b|\bmaupun\b)(?:[\s,]|\b(?:dan|serta|maupun)\b)*", re.IGNORECASE
)
"""Between the names of a list, with their figures."""


@lru_cache(maxsize=16384)
def row_meant(words: str, labels: tuple[str, ...]) -> int | None:
    """Return the place of the one row that words mean; `None` where they mean none, or several.

    Examples:
        >>> labels = ("Kabupaten Melati", "Kabupaten Seruni", "Provinsi Nusa", "Indonesia")
        >>> [row_meant(words, labels) for words in ("NTN Melati", "angka nasional", "Melati dan Seruni")]
        [0, 3, None]
        >>> row_meant("Capaian IKM", ("Indeks Kepuasan Masyarakat", "Nilai Tukar Nelayan"))
        0
        >>> row_meant("Nilai Tukar Nelayan", ("IKM", "NTN"))
        1
    """
    named = {each.row for each in find_named(words, labels)}
    if named:
        return named.pop() if len(named) == 1 else None
    own = words_of(_IDLE.sub(" ", words))
    having = {place for place, label in enumerate(labels) if own and own <= words_of(label)}
    having = having or {place for place, label in enumerate(labels) if _is_nation(own, label)}
    if having:
        return having.pop() if len(having) == 1 else None
    place = _short_names(labels).find(words).get(0)
    short = [n for n, label in enumerate(labels) if _INITIALS.fullmatch(label) and bears(words, label)]
    return place if place is not None else short[0] if len(short) == 1 else None


@lru_cache(maxsize=1024)
def _short_names(labels: tuple[str, ...]) -> ShortNames:
    return ShortNames([labels])


def _is_nation(words: frozenset[str], label: str) -> bool:
    return len(words) == 1 and words <= {*_NATION} and words_of(label) <= {*_NATION} and bool(words_of(label))


def own_row(labels: Sequence[str], document: PrintedDocument) -> int | None:
    """Return the place of the row of the area that a report is of; `None` where no one row is."""
    _, name = area_of(document)
    own = words_of(name)
    found = [place for place, label in enumerate(labels) if own and own <= words_of(label)]
    return found[0] if len(found) == 1 else None


def is_of_table(words: str, label: str, table: PrintedTable) -> bool:
    """Say whether words beside the name of a row tell of nothing but what its table is of.

    The title may be told by its initials.
    """
    heads = (word for path in table.paths for word in path)
    known = words_of(" ".join((table.title, label, *heads))) | _PLAIN
    return all(
        words_of(word) <= known or (word.isupper() and bears(table.title, word))
        for word in _WORD.findall(_IDLE.sub(" ", words))
    )


def lists_of(text: str, named: Sequence[Named]) -> Iterator[Sequence[Named]]:
    """Yield names that stand one behind the other, each list of them together."""
    group: list[Named] = []
    for one in named:
        if group and not _JOINT.fullmatch(text, group[-1].end, one.start):
            yield group
            group = []
        group.append(one)
    if group:
        yield group
