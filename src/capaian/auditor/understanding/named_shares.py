"""Shares of totals that only a table prints, told of a row or a column by its name and without its figure.

`Kartu Keluarga menyumbang 38,96% dari seluruh dokumen`, `Hampir 39% dari total adalah Kartu Keluarga`. Of a
list of rows it is what they have together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.added_columns import added_columns
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.measures import of_report, of_years
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.named_wholes import right_before
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.rows_meant import lists_of
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.auditor.understanding.word_forms import are_forms_of_one
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_CLAUSE: Final = re.compile(
    r"[.;]\s|,\s|\b(?:sedangkan|sementara(?: itu)?|adapun|namun|tetapi|dan)\b", re.IGNORECASE
)
_THAT_IS: Final = re.compile(
    r"\s*(?:yaitu|yakni|ialah)(?:\s+(?:sebesar|sebanyak|mencapai))?\s*", re.IGNORECASE
)
_ALL: Final = r"(?:total|seluruh|keseluruhan|semua|jumlah)(?:nya)?"
_WORDS: Final = r"(?:[^.;,()\d]|(?<=[A-Z])\d){0,60}"
"""Words of a whole; a digit only within a name: `yang mendapat K4`."""
_OF_ALL: Final = re.compile(
    rf"\s*(?:%|persen)?\s*(?:dari|terhadap|atas)\s+(?:{_ALL}\b\s*)+(?P<whole>{_WORDS})",
    re.IGNORECASE,
)
_OF: Final = re.compile(
    rf"\s*(?:%|persen)?\s*(?:(?:dari|terhadap|atas)\s+)?(?P<whole>{_WORDS})", re.IGNORECASE
)
_GIVES: Final = re.compile(
    r"\b(?:menyumbang(?:kan)?|penyumbang|sumbangan(?:nya)?|ber?kontribusi|kontribusi(?:nya)?|porsi(?:nya)?"
    r"|proporsi(?:nya)?|pangsa(?:nya)?|andil(?:nya)?|berandil)\b[^.;,()\d]{0,50}$",
    re.IGNORECASE,
)
"""Words by which a thing is a part of a whole, be the whole told or not."""
_IS: Final = re.compile(
    r"(?:^|\s)(?:adalah|ialah|yaitu|yakni|berupa|merupakan|berasal dari|untuk|pada"
    r"|(?:ada|berada|terdapat|terjadi)(?: di)?|di(?:sumbang|serap|hasilkan|tangani|ambil)(?:kan)?(?: oleh)?)"
    r"\s+(?P<who>[^.;,()\d]+)",
    re.IGNORECASE,
)
"""Behind the whole, what is a part of it."""
_ABOUT: Final = re.compile(
    r"\b(?:sekitar|hampir|kurang lebih|kira-kira|nyaris|lebih(?: dari)?|di atas|di bawah|kurang(?: dari)?"
    r"|mendekati|setidaknya|paling (?:sedikit|banyak)|minimal|maksimal)\s*$",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:target\w*|pagunya|anggarannya|naik|turun|\w*ningkat\w*|menurun|penurunan|tumbuh|pertumbuhan|bertambah"
    r"|berkurang|selisih|lebih tinggi|lebih rendah|capaian\w*|realisasi\w*|serapan|terserap|rata-?\s?rata"
    r"|masing-masing|bersama\w*|gabungan|keduanya|ketiganya|belum|tidak|selain|kecuali|sisanya|lainnya)\b",
    re.IGNORECASE,
)
"""Words of what is no share of a total, or one of other rows than those named."""
_IDLE: Final = re.compile(
    r"(?:pe|me)nyumbang|(?:ber)?kontribusi|sumbangan|porsi|proporsi|pangsa|andil|mengambil|menyerap|meliputi|mencakup"
    r"|mencapai|memperoleh|mendapat(?:kan)?|memiliki|menempati|mengisi|memberi(?:kan)?|menghasilkan|mendominasi|menguasai|mewakili|tercatat|menjadi"
    r"|sebesar|sebanyak|merupakan|adalah|ter(?:besar|banyak|tinggi|kecil|endah)|besar|banyak|bagian|ha(?:nya)?|saja"
    r"|sendiri|paling|sekitar|hampir|kurang|lebih|dengan|dari|yang|kepada|terhadap|pada|oleh|tersebut|ini"
    r"|tahun|jenis|kecamatan|kelurahan|desa|kabupaten|kota|daerah|wilayah|dinas"
)
"""Words that tell no thing from another."""
_WIDE: Final = Decimal("0.5")
"""A share that is further off is one of something else."""
_ROUGH: Final = Decimal("0.07")
"""So far may a share be off that is told as one of about so much."""
_WHICH: Final = re.compile(r"\byang\s+(?P<words>.+)$", re.IGNORECASE)
"""Words that tell which of several columns is meant: `seluruh ibu hamil yang mendapat K4`."""
_APART: Final = re.compile(r"[.;]\s|\b(?:sedangkan|sementara(?: itu)?|adapun|namun|tetapi)\b", re.IGNORECASE)
"""Where what is said of other things ends."""
_AND: Final = re.compile(r"\b(?:dan|serta)\s+$", re.IGNORECASE)
_COMMA: Final = re.compile(r",\s+$")
"""Before the first name of a list that goes on from another thing: `Melati (12 unit), Dahlia dan Seruni`."""
_INTRO: Final = re.compile(
    r"^\W*(?:pada|selain|dengan|dari|berdasarkan|menurut|secara|tahun|adapun|di|dalam|untuk|selanjutnya)\b[^,]*,\s+$",
    re.IGNORECASE,
)
"""What leads to a sentence, and names nothing of the list."""
_FEWEST: Final = 3
_PAIR: Final = 2

_Place = tuple[PrintedNumber, ...]
"""A part, or several, and the total that they belong to."""


def named_shares_in(
    paragraph: Paragraph, tables: Sequence[UnderstoodTable], year: int | None, known: Set[Spot]
) -> Iterator[Equation]:
    """Yield shares of a total with the row or the column that the sentence names.

    Args:
        paragraph: Sentences with their quantities.
        tables: Those that the paragraph speaks of.
        year: That of the report.
        known: Figures that follow from others of the paragraph.
    """
    for place, share in enumerate(paragraph.mentions):
        told = _told(share) if _may_be_share(paragraph, place, known) else None
        if told is None:
            continue
        subject, whole = told
        found = [each for table in tables for each in _places(table, subject, whole, share, year)]
        values = {tuple(number.value for number in numbers) for numbers in found}
        if len(values) == 1:
            yield from _likely(_equation(paragraph, share.number, found[0]), share)


def _may_be_share(paragraph: Paragraph, place: int, known: Set[Spot]) -> bool:
    share = paragraph.mentions[place]
    is_other = share.number.spot in known or share.part in CHANGES or share.part is Part.TARGET
    return share.number.unit == PERCENT and not is_other and right_before(paragraph.mentions, place) is None


def _told(share: Mention) -> tuple[str, str] | None:
    """Return the words of what is a part, and those of the whole; `None` if no words tell a share."""
    *first, before = _CLAUSE.split(share.before)
    before = first[-1] if first and _THAT_IS.fullmatch(before) else before
    of_all = _OF_ALL.match(share.after)
    found = of_all or (_OF.match(share.after) if _GIVES.search(before) else None)
    if found is None or _OTHER.search(f"{before} {found[0]}"):
        return None
    inverted = _IS.search(found["whole"])
    if inverted is not None:
        return inverted["who"], found["whole"][: inverted.start()]
    behind = _IS.match(share.after[found.end() :])
    return (behind["who"] if behind and not telling(before) else before), found["whole"]


def _places(
    table: UnderstoodTable, subject: str, whole: str, share: Mention, year: int | None
) -> Iterator[_Place]:
    """Yield the part and the total of each column that the words may mean."""
    if len(table.totals) != 1 or len(table.items) < _FEWEST:
        return
    if not is_said(telling(f"{subject} {whole}"), table):
        return
    added = added_columns(table)
    rows = {found.row for found in find_named(subject, table.labels)}
    if rows:
        before = share.before if subject in share.before else subject
        listed = _listed_with(rows, table, before)
        items = [table.items[place] for place in listed] if listed is not None else []
        is_meant = bool(items) and not _names_other(table, added, f"{subject} {whole}")
        for column in _meant(added, whole, share.year, year) if is_meant else ():
            yield from _pair(items, table.totals[0], column, column)
    else:
        yield from _of_column(table, subject)


def _listed_with(rows: Set[int], table: UnderstoodTable, before: str) -> Sequence[int] | None:
    """Return the rows of the list that ends with the one named last before a share, or that row alone.

    `None` where the list begins with another thing, which the table does not have, or there are several.
    """
    text = _APART.split(before)[-1]
    lists = [own for own in lists_of(text, find_named(text, table.labels)) if own[-1].row in rows]
    if len(lists) != 1 or not rows <= {one.row for one in lists[0]}:
        return [*rows] if len(rows) == 1 else None
    ahead = text[: lists[-1][0].start]
    is_led = _AND.search(ahead) or (len(lists[-1]) > 1 and _COMMA.search(ahead) and not _INTRO.match(ahead))
    return None if is_led else [*dict.fromkeys(one.row for one in lists[-1])]


def is_said(words: Set[str], table: UnderstoodTable) -> bool:
    """Say whether a table has every word that tells what is meant, in some form."""
    heads = (word for column in table.columns for word in column.path)
    own = words_of(" ".join((table.table.title, table.table.section, *table.labels, *heads)))
    return all(word in own or any(are_forms_of_one(word, each) for each in own) for word in words)


def telling(text: str) -> frozenset[str]:
    """Return the words of a text that tell one thing from another."""
    return frozenset(word for word in words_of(text) if not _IDLE.fullmatch(word))


def _meant(columns: Sequence[Column], whole: str, said: int | None, year: int | None) -> Sequence[Column]:
    """Return the one column that words mean: of their nouns, of the year, or that of the totals of rows."""
    of_time = of_years(columns, frozenset({said})) if said is not None else of_report(columns, year)
    which = _WHICH.search(whole)
    told = [
        column for column in of_time if which and words_of(which["words"]) <= words_of(" ".join(column.path))
    ]
    named = (
        told or [column for column in of_time if words_of(" ".join(column.path)) & words_of(whole)] or of_time
    )
    totals = [column for column in named if Role.TOTAL in column.roles]
    found = totals if len(named) > 1 else named
    return found if len(found) == 1 else ()


def _names_other(table: UnderstoodTable, added: Sequence[Column], text: str) -> bool:
    """Whether words are of a column that does not add up, and of none of those that do: `dari total pagu`."""
    words, is_budget = words_of(text), Role.BUDGET in roles_of((text,))
    named = [
        column
        for column in table.figure_columns
        if words_of(" ".join(column.path)) & words or (is_budget and Role.BUDGET in column.roles)
    ]
    return bool(named) and not any(column in added for column in named)


def _of_column(table: UnderstoodTable, subject: str) -> Iterator[_Place]:
    """Yield the part that one column has of the totals of all rows: `Triwulan III menyumbang 27,76%`."""
    for relation in table.relations:
        if relation.law is Law.SUM and relation.is_borne_out:
            heads = [column.name for column in relation.inputs]
            named = {found.row for found in find_named(subject, heads)}
            if len(named) == 1:
                total = table.totals[0]
                yield from _pair([total], total, relation.inputs[named.pop()], relation.result)


def _pair(
    rows: Sequence[UnderstoodRow], total: UnderstoodRow, column: Column, sums: Column
) -> Iterator[_Place]:
    cells = [row.row.cells[column.index].number for row in rows]
    parts = [number for number in cells if number is not None]
    whole = total.row.cells[sums.index].number
    is_part = whole is not None and 0 < sum(number.value for number in parts) < whole.value
    if whole is not None and is_part and len(parts) == len(cells):
        yield *parts, whole


def _equation(paragraph: Paragraph, share: PrintedNumber, place: _Place) -> Equation:
    law = Law.PERCENT if len(place) == _PAIR else Law.TOGETHER
    return Equation(AuditRule.RATIO, law, share, place, paragraph.place, subject="persentase")


def _likely(made: Equation, share: Mention) -> Iterator[Equation]:
    """Yield a share that holds or is a slip; one told as about so much is wrong only where it is far off."""
    found, printed = made.computed(), made.result.value
    if found is None or printed <= 0:
        return
    off = abs(found - printed)
    is_about = _ABOUT.search(share.before) is not None and off <= printed * _ROUGH + made.result.step
    if made.holds() or (off <= printed * _WIDE and not is_about):
        yield made
