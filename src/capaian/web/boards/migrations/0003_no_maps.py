"""Outlines of kecamatan are drawn no more: boards have their coverage as bars and tables."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("boards", "0001_squashed_0002_pictures_are_cached")]

    operations = [migrations.DeleteModel(name="Boundaries")]
