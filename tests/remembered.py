"""What is made of the same content is made once: most tests begin with one of few years."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
Made = TypeVar("Made")
MOST_REMEMBERED = 100


def remembered(
    work: Callable[P, Made], name: Callable[..., Hashable], most: int = MOST_REMEMBERED
) -> Callable[P, Made]:
    """Return a function that only looks at its arguments so that it works once for those met last.

    The arguments stay with the result, so that their ids stay theirs.
    """
    results: OrderedDict[Hashable, tuple[Made, object]] = OrderedDict()

    def recall(*args: P.args, **kwargs: P.kwargs) -> Made:
        key = name(*args, **kwargs)
        if key not in results:
            results[key] = work(*args, **kwargs), args
        results.move_to_end(key)
        if len(results) > most:
            results.popitem(last=False)
        return results[key][0]

    return recall
