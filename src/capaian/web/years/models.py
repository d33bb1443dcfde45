"""An office-year as rows of the sheets that `dossier` declares, and the files they were taken from."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

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
    """Another one with every change: two changes of which one was taken back may have had one number."""
    is_closed = models.BooleanField("ditutup", default=False)
    """Its figures are approved; nobody changes them."""
    is_report_approved = models.BooleanField("laporan disetujui", default=False)
    """A version of its report is approved as well, and seals its texts; without effect while it is open."""

    seal = models.CharField(max_length=129, default="", editable=False)
    """Its last fingerprint in the log, which pages compare; empty: none was made yet."""

    class Meta:
        """An office has a year once."""

        constraints = (models.UniqueConstraint(fields=("office", "year"), name="one_year_of_an_office"),)

    def __str__(self) -> str:
        """Return whose year it is."""
        return f"{self.office} {self.year}"


class PartFile(models.Model):
    """A file of the dossier as its rows were last written: comments, order and layout that no row holds."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="files")
    path = models.CharField(max_length=LONGEST_PATH)
    """Within the dossier: `plan.yaml`, `narrative/ringkasan.md`, `closed/2023.json`."""
    text = models.TextField()

    class Meta:
        """A path leads to one file."""

        constraints = (models.UniqueConstraint(fields=("office_year", "path"), name="one_file_at_a_path"),)

    def __str__(self) -> str:
        """Return where it lies."""
        return self.path


class EvidenceFile(models.Model):
    """A file of evidence of the dossier; its content lies in the folder of evidence, by its hash."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="evidence")
    name = models.CharField(max_length=200)
    """Its path below `evidence/`."""
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    """In bytes."""

    class Meta:
        """A name leads to one file."""

        constraints = (
            models.UniqueConstraint(fields=("office_year", "name"), name="one_evidence_of_a_name"),
        )

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Row(models.Model):
    """A row of a sheet; its id stays, wherever the row is moved and whatever it comes to say."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=120)
    """Id of the declared sheet: `counts.csv`, `plan.yaml#indicators/targets`."""
    place = models.PositiveIntegerField()
    """Its order among the rows of the sheet, from 1; there may be gaps."""
    number = models.PositiveIntegerField(default=0)
    """Its place in its list in the file, from 1; 0: it is not in the file yet."""
    cells = models.JSONField(default=dict)
    """Texts by the ids of columns, as they stand in the files of a dossier."""
    version = models.PositiveIntegerField(default=1)
    """Grows with every change of the row; who writes names the one that was read."""

    class Meta:
        """Rows are read by sheet, in their order."""

        ordering = ("sheet", "place", "id")
        indexes = (models.Index(fields=("office_year", "sheet", "place"), name="rows_of_a_sheet"),)

    def __str__(self) -> str:
        """Return where it stands."""
        return f"{self.sheet} {self.place}"
