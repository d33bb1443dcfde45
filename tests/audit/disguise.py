"""Another printing of a report: other names, numbers of tables, orders, number style, titles and words.

Nothing that is right becomes wrong and nothing wrong becomes right, so that an auditor that knows no document
says the same of both. Each line keeps the number of the line it came from.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final

from tests.audit.dice import Dice
from tests.audit.disguise_tables import (
    NUMERIC,
    Printed,
    Printing,
    call_totals,
    counts_columns,
    drop_thousands,
    each_table,
    is_figure,
    leave_out_numbers,
    mark_rows,
    move_percent,
    put_head_above,
    put_totals_first,
    say_heads,
    tables,
    write_rupiah,
)
from tests.audit.relations import value_of

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "balangan-2023"
"""The office of the report: its names are taken from there."""
_INSERTED: Final = 0
_ROMANS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_CHAPTER: Final = re.compile(r"\b(BAB|Bab) (VII|VI|V|IV|III|II|I)\b")
_NUMBERED: Final = re.compile(r"(?<=\b)((?:Tabel|Gambar)\s+)(\d)(?=\.\s?\d)", re.IGNORECASE)
_SECTION: Final = re.compile(r"^(\s*)(\d)(?=(?:\.\d+)+\.?\s)")
_MARKED: Final = re.compile(r"\d+(?:[.,]\d+)+")
_KEPT: Final = re.compile(
    r"^\s*\d(?:\.\d+)+\.?\s|(?:Tabel|Gambar)\s+\d+\.\s?\d+|\d+[.]\d+[.](?:19|20)\d\d", re.IGNORECASE
)
_WORDS: Final = (
    (("target", "rencana"), ("realisasi", "hasil"), ("capaian", "tingkat ketercapaian")),
    (
        ("target", "rencana"),
        ("realisasi", "hasil"),
        ("capaian", "persentase pencapaian"),
        ("pagu", "alokasi"),
    ),
    (("target", "rencana"), ("capaian", "tingkat capaian"), ("pagu anggaran", "anggaran")),
    (("capaian", "pencapaian"), ("realisasi", "hasil pelaksanaan"), ("pagu", "plafon")),
)
"""Sets of other words, of which the seed chooses one."""
_TITLES: Final = (
    ("PENDAHULUAN", "GAMBARAN AWAL"),
    ("PERENCANAAN KINERJA", "RENCANA DAN PERJANJIAN"),
    ("AKUNTABILITAS KINERJA", "PERTANGGUNGJAWABAN HASIL KERJA"),
    ("PENUTUP", "SIMPULAN DAN SARAN"),
    ("Akuntabilitas Keuangan", "Pertanggungjawaban Keuangan"),
    ("Analisis Kinerja Lainnya", "Kajian Kinerja yang Lain"),
    ("Landasan Hukum", "Dasar Hukum"),
    ("Keadaan Pegawai", "Kepegawaian"),
)
_POSTS: Final = (
    ("Dinas Kependudukan dan Pencatatan Sipil", "Badan Layanan Warga dan Catatan Sipil"),
    ("Disdukcapil", "Balawarcapil"),
    ("Kepala Dinas", "Kepala Badan"),
    ("Bupati", "Wali Negeri"),
    ("Kepala Bidang", "Ketua Kelompok"),
    ("Sekretaris", "Panitera"),
)
_SYLLABLES: Final = ("ra", "mi", "lo", "ta", "ke", "su", "wa", "ni", "do", "pa", "ge", "bu")


Disguise = Callable[[Printing, Dice], Printing]


def read_printing(text: str) -> Printing:
    return tuple(Printed(number, line) for number, line in enumerate(text.split("\n"), start=1))


def text_of(printing: Printing) -> str:
    return "\n".join(line.text for line in printing)


def lines_of(printing: Printing) -> Mapping[int, int]:
    """Return where each line of the first printing stands now."""
    return {line.origin: number for number, line in enumerate(printing, start=1) if line.origin}


def disguise(printing: Printing, seed: int, disguises: Iterable[str] | None = None) -> Printing:
    """Return another printing of a report, by all disguises or by some."""
    for name in DISGUISES if disguises is None else disguises:
        printing = DISGUISES[name](printing, Dice(seed, name))
    return printing


def _each(printing: Printing, change: Callable[[str], str]) -> Printing:
    return tuple(replace(line, text=change(line.text)) for line in printing)


def rename(printing: Printing, dice: Dice) -> Printing:
    """Replace the names of places, of the office and of posts."""
    names = [*_POSTS, *((name, _invent(dice, len(name.split()))) for name in _places())]
    return _each(printing, lambda text: _replace_words(text, names))


def _places() -> list[str]:
    """Return the names of the area, its districts and its neighbours, the longest first."""
    names = set()
    for file in ("areas.csv", "peers.csv"):
        with (EXAMPLE / file).open(encoding="utf-8", newline="") as rows:
            names |= {row["name"] for row in csv.DictReader(rows)}
    bare = {re.sub(r"^(?:Kabupaten|Kota|Provinsi) ", "", name) for name in names}
    return sorted(bare, key=lambda name: (-len(name), name))


def _invent(dice: Dice, words: int) -> str:
    return " ".join("".join(dice.one_of(_SYLLABLES) for _ in range(3)).capitalize() for _ in range(words))


def _replace_words(text: str, names: Sequence[tuple[str, str]]) -> str:
    for old, new in names:
        pattern = r"\b" + r"\s?".join(map(re.escape, old.split())) + r"\b"
        text = re.sub(
            pattern, lambda found, new=new: _in_case_of(found.group(), new), text, flags=re.IGNORECASE
        )
    return text


def _in_case_of(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    if old.islower():
        return new.lower()
    return new[0].upper() + new[1:] if old[0].isupper() else new


def renumber(printing: Printing, _: Dice) -> Printing:
    """Put a chapter before the first, so that chapters, sections, tables and figures have other numbers."""
    shifted = _each(printing, _shift_numbers)
    made: list[Printed] = []
    for line in shifted:
        if line.text.startswith("BAB II ") or line.text.strip() == "BAB II":
            made += _new_chapter(line.text)
        made.append(line)
    return tuple(made)


def _new_chapter(text: str) -> list[Printed]:
    """Return the new chapter in the form of the first: an entry of contents, of an outline, or its text."""
    if "\t" in text:
        return [Printed(_INSERTED, "BAB I SEKAPUR SIRIH\t1")]
    if text.strip() != "BAB II":
        return [Printed(_INSERTED, "BAB I SEKAPUR SIRIH"), Printed(_INSERTED, "")]
    words = "Naskah ini disusun untuk pembaca yang ingin mengetahui hasil kerja kami."
    return [Printed(_INSERTED, line) for line in ("BAB I", "", "SEKAPUR SIRIH", "", words, "")]


def _shift_numbers(text: str) -> str:
    text = _CHAPTER.sub(lambda m: f"{m[1]} {_ROMANS[_ROMANS.index(m[2]) + 1]}", text)
    text = _NUMBERED.sub(lambda m: f"{m[1]}{int(m[2]) + 1}", text)
    return _SECTION.sub(lambda m: f"{m[1]}{int(m[2]) + 1}", text) if "\t" not in text.strip()[:12] else text


def retitle(printing: Printing, _: Dice) -> Printing:
    """Give chapters and sections other titles."""

    def change(text: str) -> str:
        for old, new in _TITLES:
            text = text.replace(old, new)
        return text

    return _each(printing, change)


def reword(printing: Printing, dice: Dice) -> Printing:
    """Use other words for target, actual and achievement."""
    words = dice.one_of(_WORDS)
    return _each(printing, lambda text: _replace_words(text, words))


def restyle(printing: Printing, _: Dice) -> Printing:
    """Write numbers the English way; numbers of sections and tables and dates stay."""
    return _each(printing, _exchange_marks)


def _exchange_marks(text: str) -> str:
    kept = [found.span() for found in _KEPT.finditer(text)] if "\t" not in text.strip()[:12] else []

    def change(found: re.Match[str]) -> str:
        if any(start <= found.start() < end for start, end in kept):
            return found.group()
        return found.group().translate(str.maketrans(".,", ",."))

    return _MARKED.sub(change, text)


def reorder_rows(printing: Printing, dice: Dice) -> Printing:
    """Put the rows of numbered tables that are in no order into another; their numbers stay in place.

    The last of a page stays too: what the next page begins with may be the rest of it.
    """
    made: list[Printed] = []
    for table in _blocks(printing):
        items = [at for at, line in enumerate(table) if line.text.split("\t")[0].isdigit()]
        if (
            len(items) >= 4
            and _runs(table, items)
            and not _is_sorted([table[at].text.split("\t") for at in items])
        ):
            table = _mix(table, items[:-1], dice)
        made += table
    return tuple(made)


def _blocks(printing: Printing) -> list[list[Printed]]:
    """Return lines in groups: rows of as many cells below each other, and all others."""
    return [list(lines) for _, lines in groupby(printing, key=lambda line: line.text.count("\t"))]


def _runs(table: Sequence[Printed], items: Sequence[int]) -> bool:
    numbers = [int(table[at].text.split("\t")[0]) for at in items]
    is_run = numbers == list(range(1, len(numbers) + 1)) and items[-1] - items[0] == len(items) - 1
    return is_run and table[0].text.count("\t") >= 2


def _is_sorted(rows: Sequence[Sequence[str]]) -> bool:
    """Whether some column of numbers rises or falls all the way."""
    for column in list(zip(*rows, strict=True))[1:]:
        numbers = [re.sub(r"[^\d.,]", "", cell) for cell in column]
        if all(map(NUMERIC.match, numbers)) and len(set(numbers)) > 1:
            values = [value_of(number) for number in numbers]
            if values in (sorted(values), sorted(values, reverse=True)):
                return True
    return False


def _mix(table: Sequence[Printed], items: Sequence[int], dice: Dice) -> list[Printed]:
    mixed = list(table)
    for at, source in zip(items, _another_order(list(items), dice), strict=True):
        number = table[at].text.split("\t")[0]
        rest = table[source].text.split("\t")[1:]
        mixed[at] = replace(table[source], text="\t".join([number, *rest]))
    return mixed


def reorder_columns(printing: Printing, dice: Dice) -> Printing:
    """Exchange columns of figures in tables whose rows all have as many cells and one row of head.

    The parts of a table that goes on over a page are one table: all rows below a title.
    """
    made = [*printing]
    for table in tables(printing):
        rows = [printing[at].text.split("\t") for at in table]
        figures = _columns_of_figures(rows)
        if len(figures) > 1 and not any(counts_columns(row) for row in rows):
            moved = dict(zip(figures, _another_order(figures, dice), strict=True))
            for at, row in zip(table, rows, strict=True):
                cells = [row[moved.get(column, column)] for column in range(len(row))]
                made[at] = replace(printing[at], text="\t".join(cells))
    return tuple(made)


def _columns_of_figures(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns right of the second that hold figures in all rows but the head's, which has none."""
    is_head = [not any(is_figure(cell) for cell in row) and all(cell.strip() for cell in row) for row in rows]
    body = [row for row, head in zip(rows, is_head, strict=True) if not head]
    if len(rows[0]) < 4 or not is_head[0] or len(body) < 2:
        return []
    columns = list(zip(*body, strict=True))
    return [at for at, cells in enumerate(columns) if at > 1 and _holds_figures(cells)]


def _holds_figures(cells: Sequence[str]) -> bool:
    written = [cell for cell in cells if cell.strip()]
    return bool(written) and all(map(is_figure, written))


def _another_order(figures: list[int], dice: Dice) -> list[int]:
    order = figures
    while order == figures:
        order = dice.shuffled(figures)
    return order


DISGUISES: Final[Mapping[str, Disguise]] = {
    "columns": reorder_columns,
    "rows": reorder_rows,
    "words of heads": each_table(say_heads, plain=False),
    "heads in two rows": each_table(put_head_above),
    "percent in heads": each_table(move_percent),
    "no numbers of rows": each_table(leave_out_numbers),
    "marks of rows": each_table(mark_rows),
    "rupiah": each_table(write_rupiah),
    "thousands": each_table(drop_thousands),
    "totals first": each_table(put_totals_first),
    "names of totals": each_table(call_totals),
    "names": rename,
    "titles": retitle,
    "words": reword,
    "numbers of tables": renumber,
    "number style": restyle,
}
"""In an order in which each still sees what it needs."""
