"""Paths that views declare as words are attributes of their classes:
the type checker cannot see them.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Union, get_args, get_origin, get_type_hints

from tests.every_case import every_case

from capaian.documents.scope import view, views
from capaian.documents.scope.view import View


def every_view() -> Iterator[View[object]]:
    modules = [
        import_module(f"{views.__name__}.{module.name}") for module in iter_modules(views.__path__)
    ]
    found = {
        id(x): x
        for module in (view, *modules)
        for x in vars(module).values()
        if isinstance(x, View)
    }
    yield from found.values()


def members(hint: object) -> list[type]:
    """The classes that a value of a declared type may have."""
    hint = getattr(hint, "__supertype__", hint)
    if get_origin(hint) in (Union, types.UnionType):
        return [
            each for part in get_args(hint) for each in members(part) if each is not type(None)
        ]
    return [hint if isinstance(hint, type) else get_origin(hint) or object]


def types_of(owner: type, name: str) -> list[type]:
    attribute = getattr(owner, name, None)
    if isinstance(attribute, property):
        return members(get_type_hints(attribute.fget)["return"])
    return members(get_type_hints(owner)[name])


def follow(owner: type, path: str) -> list[type]:
    found = [owner]
    for name in path.split("."):
        found = [kind for each in found for kind in types_of(each, name)]
    return found


@every_case("declared", list(every_view()))
def test_paths_of_a_view_lead_to_attributes_that_papers_can_show(declared: View[object]) -> None:
    for path in declared.paths.values():
        assert follow(declared.subject, path)
        shown = {kind.__name__ for kind in follow(declared.subject, path)}
        assert not shown & {"float", "Decimal", "date", "tuple", "Mapping", "Place", "Period"}, (
            path
        )
