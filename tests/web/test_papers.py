"""Papers on the web: the command's bytes, versions of known data, rights by role, and the head's approval."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.web.taken import EXAMPLES, taken
from tests.web.twins import person

from capaian.cli.order import Order, Output
from capaian.cli.papers import make_papers
from capaian.web.jobs.worker import work_once
from capaian.web.offices.models import Role
from capaian.web.papers.making import order_papers
from capaian.web.papers.versions import data_hash
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "is_closed"), [("lkjip", True), ("keputusan-iku", False)])
def test_balangan_has_the_bytes_of_the_command(tmp_path: Path, kind: str, is_closed: bool) -> None:
    year = taken("balangan-2023")
    year.is_closed = is_closed
    year.save()
    order_papers(year, person("perencana", year.office, Role.PLANNER), kind)
    assert work_once()
    make_papers(Order(EXAMPLES / "balangan-2023", kind, output=Output(tmp_path, is_draft=not is_closed)))
    (version,) = year.papers.all()
    assert version.data_sha256 == data_hash(know(year))
    for file in version.files.all():
        written = (tmp_path / str(file)).read_bytes()
        assert hashlib.sha256(written).hexdigest() == file.sha256, file.format
        assert file.path.read_bytes() == written
