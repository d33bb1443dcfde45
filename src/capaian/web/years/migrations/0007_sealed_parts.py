"""Figures of registers become the file that they are written as; rows of them would be most of a year."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from capaian.dossier.rows.files import make_table
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.tables.parts import FIGURES


def make_files(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Write the rows of each year into its file, and let them go."""
    rows, files = apps.get_model("years", "Row"), apps.get_model("years", "PartFile")
    own = rows.objects.filter(sheet=FIGURES.file)
    for year in own.order_by().values_list("office_year", flat=True).distinct():
        cells = (
            own.filter(office_year=year).order_by("place", "id").values_list("cells", flat=True)
        )
        text = make_table(FIGURES, "", [FlatRow(each) for each in cells]).text
        files.objects.update_or_create(
            office_year_id=year, path=FIGURES.file, defaults={"text": text}
        )
    own.delete()


class Migration(migrations.Migration):
    dependencies = [("years", "0006_rows_without_forms")]
    operations = [migrations.RunPython(make_files, migrations.RunPython.noop)]
