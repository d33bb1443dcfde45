"""Problems of files as pages display them: sheets beside files, choices instead of options of a command."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from capaian.domain.issue import Issue, Level
from capaian.dossier.declared_rows import rows_beside
from capaian.dossier.excel.sheet_words import name_sheets, sheets_of_file
from capaian.web.planning.names import in_names
from capaian.web.years.known import YearState

_OPTIONS: Final[Mapping[str, str]] = {
    "take-workbook": "isi buku yang berlaku",
    "as-typed": "Memang demikian",
    "add": "Jumlahkan baris yang berulang",
    "with-zeros": "Ambil juga sub kegiatan baru yang semua angkanya 0",
    "only": "Hanya baris dengan",
}
"""What is chosen on the page, by what the command is told."""
_PAGE_WORDS: Final = {row["command"]: row["page"] for row in rows_beside(__file__, "page_words.csv")}
"""What pages say for words of the command line and of files."""
_MAPPING: Final = re.compile(
    r'(?:sebutkan artinya: )?--(?:area|map) "[^"]*"|dengan --sheet|\(--sheet\)|; arti kosong: tidak dipakai'
)
"""Options of the command that the page of the mapping has as questions."""
_OPTION: Final = re.compile(r'tambahkan --([a-z-]+)|--([a-z-]+)(?: "JUDUL=ISI")?')


def display_issue(issue: Issue, year_state: YearState | None = None) -> Mapping[str, object]:
    """Return a problem of a file as a page displays it, its things named by a year where there is one.

    Its place is a sheet or a file, and empty where it is about the file as a whole.
    """
    where = issue.place
    place = where.sheet or where.file
    if where.sheet is None and sheets_of_file(where.file):
        place = f"{name_sheets([where.file])[0]} ({where.file})"
    value = f" ({issue.value})" if issue.value and issue.value not in issue.message else ""
    message = in_names(issue.message, year_state) if year_state else issue.message
    remedy = _MAPPING.sub('pilih "Ubah arti kolom"', _in_page_words(issue.remedy))
    return {
        "place": place,
        "row": "" if where.row is None else str(where.row),
        "column": where.column or "",
        "message": _in_page_words(f"{message}{value}"),
        "remedy": _OPTION.sub(lambda e: f'pilih "{_OPTIONS.get(e[1] or e[2], e[0])}"', remedy),
        "is_error": issue.level is Level.ERROR,
    }


def _in_page_words(text: str) -> str:
    for command, page in _PAGE_WORDS.items():
        text = text.replace(command, page)
    return text
