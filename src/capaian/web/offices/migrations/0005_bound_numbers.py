"""Numbers of holders, which followed from days of holding until now, are bound to who has them at this moment."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def bind(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    holdings, tallies = apps.get_model("offices", "Holding"), apps.get_model("services", "Tally")
    counted = (
        tallies.objects.exclude(post="").order_by().values_list("office_id", "post").distinct()
    )
    for office, post in counted:
        done = list[Any]()
        of_post = holdings.objects.filter(office=office, post=post).exclude(kind="clerk")
        for own in of_post.order_by("since", "pk"):
            taken = {each.number for each in done if each.until is None or own.since <= each.until}
            own.number = next(number for number in range(1, len(taken) + 2) if number not in taken)
            own.save(update_fields=["number"])
            done.append(own)


class Migration(migrations.Migration):
    dependencies = [("offices", "0004_caretakers"), ("services", "0008_seals")]

    operations = [
        migrations.AddField(
            model_name="holding",
            name="number",
            field=models.PositiveSmallIntegerField(
                editable=False, null=True, verbose_name="pemegang ke-"
            ),
        ),
        migrations.RunPython(bind, migrations.RunPython.noop),
    ]
