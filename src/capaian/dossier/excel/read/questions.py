"""Rows that can be read and hardly mean what they say: a pasted total would be counted as one row more."""

from __future__ import annotations

import re
from typing import Final

from capaian.dossier.excel.base import Base
from capaian.dossier.excel.merge import InseparableError, rows_of_file
from capaian.dossier.excel.read.stage import Staged
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import clean
from capaian.dossier.rows.sheets import Form, Role

_TOTAL: Final = re.compile(
    r"(?:(?:grand|sub)?\s*total|(?:sub\s*)?jumlah|jml\.?|rata\s*-?\s*rata|rerata)"
    r"(?:\s+(?:total|umum|keseluruhan|seluruhnya|semua(?:nya)?|seluruh|akhir|tertimbang|tahun|[0-9]{4}))*\s*:?",
    re.IGNORECASE,
)


def ask_about_totals(staged: Staged, base: Base, log: IssueLog) -> None:
    """Ask about rows that are named like totals and were not there when both sides were the same.

    Args:
        staged: What the workbook says.
        base: The files as they were when it was written, or taken in last.
        log: Takes the cells.
    """
    for taken in staged.taken.values():
        spec, file = taken.found.spec, taken.found.spec.part.file
        keys = [column for column in spec.columns if column.role is Role.KEY or column.id == "name"]
        names = [c.id for c in keys if c.kind.name in ("text", "code") and not c.refers_to]
        is_same = staged.files.get(file) == base.files.get(file)
        if is_same or not names or spec.form in (Form.FORM, Form.TEXTS):
            continue
        try:
            before = rows_of_file(file, base.files.get(file)).get(spec.id, ())
        except InseparableError:
            continue
        known = {clean(row.cells.get(name, "")) for row in before for name in names}
        for index, row in enumerate(taken.rows):
            texts = {name: clean(row.cells.get(name, "")) for name in names}
            total = next((n for n, text in texts.items() if _TOTAL.fullmatch(text) and text not in known), "")
            if total:
                place = taken.place(staged.origins.book, index, total)
                log.add("row_of_total", place, what=f"jumlah atau rata-rata ({texts[total]})")
