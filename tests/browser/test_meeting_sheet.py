"""The meeting sheet is printed on one page, as many indicators as are behind."""

from __future__ import annotations

import pypdfium2
from tests.browser.conftest import People
from tests.web.example_years import example_year
from tests.web.twins import SINCE

from capaian.web.accounts.models import User
from capaian.web.offices.models import Membership, Role


def test_it_is_one_page_wide_and_high(people: People) -> None:
    year = example_year("balangan-2023")
    year.office.is_demonstration = True  # of others nobody enters a demonstration
    year.office.save()
    head = User.objects.get(username="kadis")
    Membership.objects.create(office=year.office, user=head, role=Role.OFFICE_HEAD, since=SINCE)
    page = people.enter("kadis")
    page.goto(f"{people.server}/balangan-2023/2023/dasbor/rapat/")
    rows = page.locator(".rapat tbody tr")
    assert rows.count() == 6
    page.evaluate("""() => {
        const body = document.querySelector('.rapat tbody');
        for (const row of [...body.rows].slice(0, 2)) body.append(row.cloneNode(true));
    }""")  # as many as the sheet has at most
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    width, height = printed[0].get_size()
    assert len(printed) == 1 and width > height
