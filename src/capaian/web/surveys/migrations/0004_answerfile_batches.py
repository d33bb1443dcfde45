"""Which batches of paper were keyed in a file: one that is keyed again is asked about."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the numbers."""

    dependencies = (("surveys", "0003_survey_min_elements"),)
    operations = (
        migrations.AddField(
            model_name="answerfile",
            name="batches",
            field=models.JSONField(null=True, verbose_name="bundel kertas"),
        ),
    )
