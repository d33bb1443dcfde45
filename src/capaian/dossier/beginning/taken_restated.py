"""What is made of restated figures once a newer closing is there: worked out again, and restated with them.

A part that somebody restated stays as it is where the new closing says of it what the old one said. What is
made of it and of other parts, which the new closing may say otherwise, has another value then.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from capaian.domain.issue import Place
from capaian.domain.work import RestatedColumn
from capaian.dossier.beginning.keyed_rows import Keyed, keyed, written
from capaian.dossier.cells import Reading
from capaian.dossier.folder import lay_texts
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import read_folder
from capaian.dossier.rows.flat_rows import table_rows
from capaian.dossier.tables.comparison import HISTORY, RESTATEMENTS

_Texts = Mapping[str, str]
_FOLLOWS: Final = "restate_also"
"""The problem of a figure that says no more what its restated parts make."""
_OF_YEAR: Final = frozenset(str(column) for column in RestatedColumn if column.is_of_year)
_PASSES: Final = 3
"""A figure, its achievement, and a look at whether more is to follow."""


class _Listening(IssueLog):
    """A log that keeps what a problem was told with."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        super().__init__()
        self.heard: list[Mapping[str, str]] = []

    def _told(
        self, code: str, place: Place, value: str | None, words: dict[str, str]
    ) -> tuple[str, Place, dict[str, str]] | None:
        if code == _FOLLOWS:
            self.heard.append({**words})
        return super()._told(code, place, value, words)


def follow_restated(texts: dict[str, str], before: _Texts, closed: int) -> None:
    """Restate what is made of restated figures of a closed year, as the check of the dossier tells it.

    Args:
        texts: The files of the year with the new closing.
        before: Those with the old one: why a figure was restated there is why it is still.
        closed: The closed year.
    """
    reasons = _rows(RESTATEMENTS.file, before)
    sources = {key: row.get("source", "") for key, row in _rows(HISTORY.file, before).items()}
    for _ in range(_PASSES):
        restated, history = _rows(RESTATEMENTS.file, texts), _rows(HISTORY.file, texts)
        if not any(period[:4] == str(closed) and column in _OF_YEAR for *_, period, column in restated):
            return
        log = _Listening()
        read_folder(lay_texts(Path(str(closed + 1)), texts), Reading(log=log))
        heard = [each for each in log.heard if each["year"] == str(closed)]
        for words in heard:
            subject, name, period, column, approved = words["row"].split(",")
            key, figure = (subject, name, period), words["figure"]
            why = reasons.get((*key, column), {"reason": words["reason"], "source": ""})
            own = {"subject": subject, "name": name, "period": period, "column": column}
            restated[*key, column] = {**why, **own, "closed": approved, "restated": figure}
            source = sources.get(key, history[key]["source"])
            history[key] = {**history[key], column: figure, "source": source}
        if not heard:
            return
        for table, rows in ((RESTATEMENTS, restated), (HISTORY, history)):
            texts[table.file] = written(table, texts.get(table.file, ""), rows)


def _rows(file: str, texts: _Texts) -> Keyed:
    table = HISTORY if file == HISTORY.file else RESTATEMENTS
    return keyed(table, table_rows(texts.get(file, "")))
