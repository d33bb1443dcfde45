"""What papers set beside approved results changes with a reason, and who approved is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.filling import YEAR, House, house
from tests.web.test_holding import TARGETS, add, row, shown
from tests.web.test_year_approval import fill_all

from capaian.web.measurement.models import Notice
from capaian.web.planning.redefinition import RedefinitionError
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
HISTORY = "history.csv"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """A year with its target, all forms of which are approved."""
    own = house(tmp_path)
    add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="90")
    fill_all(own)
    own.year.refresh_from_db()
    return own


def before(own: House, value: str) -> None:
    """State without a reason what the year before had come to."""
    source = own.year.rows.filter(sheet="sources.yaml#sources").values_list("cells__id", flat=True).first()
    told = {"subject": "iku-ktp", "period": str(YEAR - 1), "actual": value, "scale": "percent"}
    change(own.year, [Edit(HISTORY, {**told, "source": source or ""})], Author())


def prior(own: House) -> str:
    own.year.refresh_from_db()
    assessment = know(own.year).assessment()
    assert assessment is not None and assessment.indicators[0].prior is not None
    return assessment.indicators[0].prior.change.display


def test_a_rise_does_not_become_a_fall_without_a_word(own: House) -> None:
    before(own, "80")
    stood, stands = prior(own), row(own, HISTORY, subject="iku-ktp")
    Notice.objects.all().delete()
    with pytest.raises(RedefinitionError, match="pembanding tahun lalu IKU 1 Cakupan"):
        change(own.year, [Edit(HISTORY, {"actual": "95"}, stands.pk, stands.version)], Author())
    assert prior(own) == stood
    assert shown(own, stands, "history", actual="95")[0] == 302
    assert prior(own) != stood
    told = Notice.objects.filter(to=own.people["head"], text__contains="embanding tahun lalu")
    assert told.exists()


def test_what_could_not_be_compared_yet_is_filled_in_freely(own: House) -> None:
    before(own, "80")
    assert prior(own)
