"""Whether an extract is what it is taken for: this regency, this day, the columns that were said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from capaian.domain.issue import Level
from capaian.domain.period import write_date
from capaian.register.columns import Heads
from capaian.register.counting import DISTRICT_DIGITS, ROWS, Counts
from capaian.register.files import ExtractFile, Flaws
from capaian.register.persons import (
    BORN_LATER,
    FILLED,
    HEAD_ROWS,
    LOST_DIGITS,
    NIK_AGREES,
    NIK_COMPARED,
    OTHER_CUT_OFF,
    UNREAD,
)

MAX_UNREAD_PERCENT: Final = 5
"""Of the filled cells of a column: above it holds something else than was said."""
MIN_NIK_PERCENT: Final = 50
"""Of NIK that have the date of birth in them; below it the numbers are others, such as those of cards."""
MAX_NAMED: Final = 8
_DAY_IN_NAME: Final = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
)


def check_names(files: Sequence[ExtractFile], flaws: Flaws) -> None:
    """Record that names of files speak of several days: one sheet is of one day."""
    days: dict[str, str] = {}
    for file in files:
        if match := _DAY_IN_NAME.search(file.path.name):
            days.setdefault("-".join(match.groups()), file.path.name)
    if len(days) > 1:
        named = ", ".join(f"{file} ({day})" for day, file in sorted(days.items()))
        flaws.add(
            files[0].path.name,
            "register_two_days",
            f"Nama berkas menyebut beberapa tanggal: {named}.",
            "Hitung berkas satu tanggal acuan saja; bila tanggalnya sama, samakan namanya.",
        )


def check_counts(
    counts: Counts, columns: Mapping[str, Heads], areas: Mapping[str, str], regency: str, cut_off: date
) -> Flaws:
    """Return what is wrong with an extract as a whole.

    Args:
        counts: What was counted of it.
        columns: Headings by column.
        areas: Official names by code.
        regency: Whose extract it ought to be.
        cut_off: Of which day.
    """
    flaws, rows = Flaws(), counts.total(ROWS) - counts.total(HEAD_ROWS)
    if not rows:
        flaws.add("ekstrak", "register_empty", "Tidak ada satu baris penduduk pun.", "Ambil ekstraknya lagi.")
        return flaws
    _check_areas(counts, areas, regency, flaws)
    _check_columns(counts, columns, flaws)
    if found := counts.total(OTHER_CUT_OFF):
        flaws.add(
            "ekstrak",
            "register_other_day",
            f"{found} dari {rows} baris tidak bertanggal acuan {write_date(cut_off)}.",
            "Hitung satu tanggal acuan saja.",
        )
    if found := counts.total(BORN_LATER):
        flaws.add(
            "ekstrak",
            "register_born_later",
            f"{found} baris lahir sesudah {write_date(cut_off)}: tidak dihitung.",
            "Pastikan tanggal acuannya; ekstraknya mungkin lebih baru.",
            Level.WARNING,
        )
    if found := counts.total(HEAD_ROWS):
        flaws.add(
            "ekstrak",
            "register_heads_again",
            f"Judul kolom terulang di {found} baris: tidak dihitung.",
            "Pastikan berkasnya bukan gabungan beberapa ekstrak.",
            Level.WARNING,
        )
    return flaws


def _check_areas(counts: Counts, areas: Mapping[str, str], regency: str, flaws: Flaws) -> None:
    own = regency.replace(".", "")
    official = {code.replace(".", "") for code in areas}
    others, unknown = Counter[str](), Counter[str]()
    for area, found in counts.by_area.items():
        if area and not area.startswith(own):
            others[dotted(area[:4])] += found[ROWS]
        elif area and area[:DISTRICT_DIGITS] not in official:
            unknown[dotted(area[:DISTRICT_DIGITS])] += found[ROWS]
    nowhere = counts.by_area.get("", Counter())
    lost = nowhere[ROWS] - nowhere[HEAD_ROWS]
    for found, code, message, remedy in (
        (others, "register_other_regency", f"baris bukan milik {regency}", "Ambil ekstrak kantor ini saja."),
        (
            unknown,
            "register_area_unknown",
            "baris berkode kecamatan yang tidak ada",
            "Betulkan kodenya di SIAK.",
        ),
    ):
        if found:
            named = ", ".join(f"{area} ({count})" for area, count in found.most_common(MAX_NAMED))
            more = f" dan {len(found) - MAX_NAMED} kode lain" if len(found) > MAX_NAMED else ""
            flaws.add("ekstrak", code, f"{sum(found.values())} {message}: {named}{more}.", remedy)
    if lost:
        flaws.add(
            "ekstrak",
            "register_area_missing",
            f"{lost} baris tanpa kode wilayah 6 atau 10 angka, jadi tidak dapat ditempatkan.",
            "Betulkan kolom area di berkas ukuran, atau lengkapi kodenya.",
        )


def _check_columns(counts: Counts, columns: Mapping[str, Heads], flaws: Flaws) -> None:
    for name, heads in columns.items():
        unread, read = counts.total(f"{UNREAD}{name}"), counts.total(f"{FILLED}{name}")
        if not unread:
            continue
        is_other = 100 * unread > MAX_UNREAD_PERCENT * (unread + read)
        message = f"Kolom {', '.join(heads)} ({name}): {unread} dari {unread + read} sel tidak terbaca"
        flaws.add(
            "ekstrak",
            "register_column_unread",
            f"{message}; mungkin kolomnya tertukar atau ejaannya lain." if is_other else f"{message}.",
            f"Betulkan columns.{name}, atau sebutkan ejaannya di values.{name}.",
            Level.ERROR if is_other else Level.WARNING,
        )
    if lost := counts.total(LOST_DIGITS):
        flaws.add(
            "ekstrak",
            "register_digits_lost",
            f"{lost} baris bernomor seperti 3.5E+15: angkanya hilang di program tabel.",
            "Ambil ekstraknya lagi tanpa membukanya di Excel, atau dengan kolom NIK dan KK sebagai teks.",
        )
    compared, agrees = counts.total(NIK_COMPARED), counts.total(NIK_AGREES)
    if compared and 100 * agrees < MIN_NIK_PERCENT * compared:
        flaws.add(
            "ekstrak",
            "register_nik_other",
            f"Hanya {agrees} dari {compared} NIK memuat tanggal lahirnya: mungkin tertukar dengan nomor KK.",
            "Betulkan columns.nik dan columns.born di berkas ukuran.",
        )


def dotted(digits: str) -> str:
    """Return an official code with its points.

    Examples:
        >>> dotted("631101"), dotted("6311012001")
        ('63.11.01', '63.11.01.2001')
    """
    parts = [digits[:2], digits[2:4], digits[4:6], digits[6:]]
    return ".".join(filter(None, parts))
