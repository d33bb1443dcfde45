"""An office-year as rows of the sheets that `dossier` declares,
and the files they were taken from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, cast
from uuid import uuid4

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.db.models.fields.json import KeyTransform

from capaian.dossier.file_names import LONGEST_PATH
from capaian.web.offices.models import Office


class OfficeYear(models.Model):
    """All facts of an office in a year."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="years", verbose_name="dinas")
    year = models.PositiveSmallIntegerField("tahun")
    identity = models.UUIDField(default=uuid4, unique=True, editable=False)
    """What is kept in memory goes by it: a copy that was restored gets another one."""
    revision = models.PositiveBigIntegerField("perubahan ke", default=0)
    """Grows with every change; what was computed belongs to one of them."""
    stamp = models.UUIDField(default=uuid4, editable=False)
    """Another one with every change: two changes of which one was taken back
    may have had one number.
    """
    is_closed = models.BooleanField("ditutup", default=False)
    """Its figures are approved; nobody changes them."""
    is_report_approved = models.BooleanField("laporan disetujui", default=False)
    """A version of its report is approved as well, and seals its texts;
    without effect while it is open.
    """

    open_parts = models.JSONField("yang tetap terbuka", default=list)
    """Facts that stay open when its figures are approved, until the report is too:
    see `open_parts.py`.
    """
    seal = models.CharField(max_length=129, default="", editable=False)
    """Its last fingerprint in the log, which pages compare; empty: none was made yet."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("office", "year"), name="one_year_of_an_office"),
        )

    def __str__(self) -> str:
        return f"{self.office} {self.year}"


class PartFile(models.Model):
    """A file of the dossier as its rows were last written: comments,
    order and layout that no row holds.
    """

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="files")
    path = models.CharField(max_length=LONGEST_PATH)
    """Within the dossier: `plan.yaml`, `narrative/ringkasan.md`, `closed/2023.json`."""
    text = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("office_year", "path"), name="one_file_at_a_path"),
        )

    def __str__(self) -> str:
        return self.path


class EvidenceFile(models.Model):
    """A file of evidence of the dossier; its content lies in the folder of evidence,
    by its hash.
    """

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="evidence")
    name = models.CharField(max_length=200)
    """Its path below `evidence/`."""
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    """In bytes."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("office_year", "name"), name="one_evidence_of_a_name"),
        )

    def __str__(self) -> str:
        return self.name


_UNREADABLE: Final = "\ufffd"
"""Stands before what is no text: no cell may have it,
so that the reader of the dossier names the cell.
"""


def read_cells(stored: object) -> Mapping[str, str]:
    """Return what a database holds as the cells of a row, whatever it is."""
    try:
        cells = cast(Mapping[str, str], stored)
        "".join((*cells.keys(), *cells.values())).encode()  # quick: nearly all rows are sound
    except (AttributeError, TypeError, UnicodeEncodeError):
        own = stored if isinstance(stored, Mapping) else {"": stored}
        return {_kept(name): _kept(value) for name, value in own.items()}
    return cells


def load_cells(stored: str) -> object:
    """Return stored JSON with its numbers as they are written, however long."""
    return json.loads(stored, parse_int=str, parse_float=str)


def _kept(value: object) -> str:
    text = value if isinstance(value, str) else _UNREADABLE + json.dumps(value, ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


class CellsField(models.JSONField):
    """Texts by the ids of columns; whatever else stands there is read as a text
    that no cell may have.
    """

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> object:
        """Read the cells of a row; one of them alone as any field of JSON is read."""
        if value is None or isinstance(expression, KeyTransform):
            return super().from_db_value(value, expression, connection)
        return read_cells(load_cells(value))

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        """Say that the table has the column of its base."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", [*args], {**kwargs}


class Row(models.Model):
    """A row of a sheet; its id stays, wherever the row is moved and whatever it comes to say."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=120)
    """Id of the declared sheet: `counts.csv`, `plan.yaml#indicators/targets`."""
    place = models.PositiveIntegerField()
    """Its order among the rows of the sheet, from 1; there may be gaps."""
    number = models.PositiveIntegerField(default=0)
    """Its place in its list in the file, from 1; 0: it is not in the file yet."""
    cells = CellsField(default=dict)
    """Texts by the ids of columns, as they stand in the files of a dossier."""
    version = models.PositiveIntegerField(default=1)
    """Grows with every change of the row; who writes names the one that was read."""

    class Meta:
        ordering = ("sheet", "place", "id")
        indexes = (models.Index(fields=("office_year", "sheet", "place"), name="rows_of_a_sheet"),)

    def __str__(self) -> str:
        return f"{self.sheet} {self.place}"
