"""Texts kept as rows, a paragraph each; a text remembers what its fields printed when somebody saved it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from django.db import transaction

from capaian.domain.narrative import with_list_points
from capaian.dossier.rows.paragraphs import split_paragraphs
from capaian.dossier.rows.text_sheets import FILE, NARRATIVE_SHEET, NUMBER, PARAGRAPH
from capaian.web.measurement.seals import YEAR
from capaian.web.texts.report_texts import report_of
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import TEXTS_SEALED, ConflictError, RefusedChangeError, are_texts_sealed, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

_BETWEEN: Final = "\n\n"
_RULE: Final = "---\n"


def why_locked(year: OfficeYear) -> str:
    """Return why nobody may write texts now; empty where they are open."""
    return TEXTS_SEALED.format(year.year) if are_texts_sealed(year) else ""


@transaction.atomic
def reopen_texts(year: OfficeYear, author: Author) -> None:
    """Let texts be written again that an approved version of the report, still in force, sealed.

    Raises `RefusedChangeError` without a reason.
    """
    if not author.reason:
        raise RefusedChangeError("Tulis alasan membuka kembali teks yang sudah disetujui.")
    own = OfficeYear.objects.select_for_update().select_related("office").get(pk=year.pk)
    if are_texts_sealed(own):
        own.is_report_approved = False
        own.save(update_fields=["is_report_approved"])
        record(own.office, author, [Deed("texts.reopened", str(own.year), seals=[f"{YEAR}/{own.pk}"])])


def paragraphs_of(year: OfficeYear, file: str) -> Sequence[Row]:
    """Return the rows that are the paragraphs of a text, in their order."""
    return [*year.rows.filter(sheet=NARRATIVE_SHEET.id, **{f"cells__{FILE}": file})]


def versions_of(rows: Sequence[Row]) -> str:
    """Return a name for what was read: the rows with their versions."""
    return " ".join(f"{row.pk}:{row.version}" for row in rows)


def body_of(rows: Sequence[Row]) -> str:
    """Return a text as people write it, without what a dossier notes above it for the command line."""
    from capaian.documents.narrative.markdown import split_front_matter

    whole = _BETWEEN.join(row.cells.get(PARAGRAPH, "") for row in rows)
    return split_front_matter(f"{whole}\n")[1].strip("\n")


def clean_text(typed: str) -> str:
    """Return what somebody typed or pasted, bullets of Word as list points.

    There is no rule on top, below which the command line would look for notes.
    """
    text = typed.replace("\0", "").replace("\r\n", "\n")
    while text.lstrip().startswith(_RULE):
        text = text.lstrip().removeprefix(_RULE)
    return with_list_points(text)


@transaction.atomic
def write_text(year: OfficeYear, file: str, text: str, versions: str, author: Author) -> bool:
    """Write a text, Markdown with fields, over the paragraphs that were read; say whether that changes any.

    Raises:
        ConflictError: if somebody else wrote the text since it was read.
        FlawedError: if the dossier would have errors that it has not.
        RefusedChangeError: if texts may not be changed now.
    """
    own = OfficeYear.objects.select_for_update().get(pk=year.pk)
    rows, wanted = paragraphs_of(own, file), split_paragraphs(_with_memory(own, text))
    if [row.cells.get(PARAGRAPH, "") for row in rows] == [*wanted]:
        return False
    if versions_of(rows) != versions:
        raise ConflictError(())
    change(year, [*_edits(file, rows, wanted)], author)
    return True


def _with_memory(year: OfficeYear, text: str) -> str:
    """Return a text with a note of what its fields print now, so that it is read again once they change."""
    from capaian.documents.narrative.fields import FIELD
    from capaian.documents.narrative.review import fields_hash
    from capaian.documents.scope.paths import UnknownNameError

    report = report_of(know(year))
    if report is None or not FIELD.search(text):
        return text
    try:
        memory = fields_hash(text, report.composed.desk.scope)
    except UnknownNameError:  # names of a repeated part, known where the report has the text alone
        return text
    return f"---\nfields: {memory}\n---\n{text.lstrip()}"


def _edits(file: str, rows: Sequence[Row], wanted: Sequence[str]) -> Iterator[Edit]:
    for number, (row, paragraph) in enumerate(zip_longest(rows, wanted), 1):
        cells = None if paragraph is None else {NUMBER: str(number), PARAGRAPH: paragraph}
        if row is None:
            yield Edit(NARRATIVE_SHEET.id, {FILE: file, **(cells or {})})
        elif cells is None or cells.items() - row.cells.items():
            yield Edit(NARRATIVE_SHEET.id, cells, row.pk, row.version)
