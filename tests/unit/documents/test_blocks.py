"""Blocks other than tables and charts: what each prints, and what it does without data."""

from __future__ import annotations

from collections.abc import Iterator

from tests.unit.documents import cast

from capaian.documents.blocks.desk import Desk
from capaian.documents.build import COMPOSERS, compose
from capaian.documents.layout import model
from capaian.documents.layout.reader import read_layout
from capaian.documents.layout.specs import ArticlesSpec, BlockSpec, LetterheadSpec
from capaian.documents.tree import Block, Table


def parts(desk: Desk, *lines: str) -> list[object]:
    layout = cast.layout("".join(f"  - {line}\n" for line in lines))
    return list(compose(layout.blocks, desk))


def test_every_kind_of_block_has_a_composer() -> None:
    kinds = set(model.AnyBlock.__args__[0].__args__)
    assert kinds == set(COMPOSERS)
    assert len(kinds) <= 25


# --- absent data, conditions, repetition


def test_generated_parts_wait_for_the_rest() -> None:
    (part,) = parts(cast.desk(), "{block: generated, kind: traces}")
    assert isinstance(part, model.GeneratedSpec)


def specs(blocks: object) -> Iterator[BlockSpec]:
    for spec in blocks if isinstance(blocks, tuple) else ():
        yield spec
        yield from specs(getattr(spec, "blocks", ()))


OF_FORMS = {LetterheadSpec, ArticlesSpec}
"""Blocks of decrees and forms, which a report has not."""


def test_every_kind_of_block_but_callouts_and_those_of_forms_is_used_by_the_report() -> None:
    used = {type(spec) for spec in specs(read_layout(None).blocks)}
    assert set(COMPOSERS) - used == {model.CalloutSpec} | OF_FORMS


def test_composed_parts_are_blocks_of_the_tree() -> None:
    found = compose(read_layout(None).blocks, cast.desk())
    assert sum(isinstance(part, Table) for part in found) > 10
    assert all(isinstance(part, Block | model.GeneratedSpec) for part in found)
