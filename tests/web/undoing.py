"""Many cases of one law of the pages in one test: each is undone before the next one begins."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.cache import caches
from django.db import transaction
from tests.every_case import Test, every_case

from capaian.web.years import known
from capaian.web.years.models import OfficeYear


@contextmanager
def undone() -> Iterator[None]:
    """Begin with what stands in the database alone, and leave it as it was."""
    for each in caches.all():
        each.clear()
    # a year that is written again as it was has the name of that in another case
    known._kept.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def every_case_undone(names: str | Sequence[str], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Try a test of the database with each case, as `every_case` does,
    and undo what each one wrote.

    Fixtures are made once; their year is read anew for each case.
    """

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def try_one(**given: object) -> None:
            with undone():
                for each in given.values():
                    year = getattr(each, "year", each)
                    if isinstance(year, OfficeYear):
                        year.refresh_from_db()
                test(**given)

        return every_case(names, cases)(try_one)

    return decorate
