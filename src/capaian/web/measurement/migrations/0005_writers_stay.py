"""Who wrote a figure is kept by the figure alone: a value that is written anew has a new writer."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("measurement", "0004_long_texts")]

    operations = [migrations.RemoveField("figurewriter", "moved_at")]
