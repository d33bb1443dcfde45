"""Small cases of one law in one test: as tests of their own,
most of their time goes to telling of them.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

Test = Callable[..., None]


def every_case(names: str | Sequence[str], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Try a test with each case, in place of `pytest.mark.parametrize`;
    all that fail are told together.

    Args:
        names: Of the arguments that a case gives, as for `parametrize`; the others are fixtures
            that no case
            changes.
        cases: Values of the arguments, or `pytest.param` of them; each failure is noted with its
            own.

    Raises:
        ExceptionGroup: One failure or more.
    """
    own = [name.strip() for name in names.split(",")] if isinstance(names, str) else [*names]
    is_single = isinstance(names, str) and len(own) == 1
    marked = type(pytest.param())
    tried = [
        case.values if isinstance(case, marked) else (case,) if is_single else tuple(case)
        for case in cases
    ]

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def try_all(**fixtures: object) -> None:
            failures = []
            for number, values in enumerate(tried, 1):
                try:
                    test(**dict(zip(own, values, strict=True)), **fixtures)
                except Exception as error:
                    error.add_note(f"case {number}: {values!r}")
                    failures.append(error)
            if failures:
                raise ExceptionGroup(
                    f"{len(failures)} of {len(tried)} cases of {test.__name__}", failures
                )

        left = [
            each for each in inspect.signature(test).parameters.values() if each.name not in own
        ]
        try_all.__signature__ = inspect.Signature(left)
        return try_all

    return decorate
