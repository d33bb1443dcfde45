"""How many elements an answer must have to count stands with the survey that it was opened for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the number."""

    dependencies = (("surveys", "0002_answer_form"),)
    operations = (
        migrations.AddField(
            model_name="survey",
            name="min_elements",
            field=models.PositiveSmallIntegerField(default=7, verbose_name="unsur paling sedikit"),
        ),
    )
