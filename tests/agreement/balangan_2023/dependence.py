"""What of a document or an assessment hangs on one figure, followed through the traces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from capaian.documents.tree import Block, Document, Heading, Number, Picture, TraceMark, read_file
from capaian.domain.exchange import Plain
from capaian.domain.identifiers import TraceId

Key = TypeVar("Key", bound=str)


def depending_on(leaves: frozenset[Key], inputs: Mapping[Key, tuple[Key, ...]]) -> frozenset[Key]:
    """Return the leaves, and every trace that has one of them somewhere among its inputs."""
    found = set(leaves)
    while more := {
        key for key, used in inputs.items() if key not in found and found.intersection(used)
    }:
        found |= more
    return frozenset(found)


def named_blocks(document: Document) -> list[tuple[str, Block]]:
    """Name every block by its id, or by its kind and the heading above it;
    a picture has its content.
    """
    section, named = "", list[tuple[str, Block]]()
    for block in document.blocks:
        section = block.id if isinstance(block, Heading) else section
        name = getattr(block, "id", "") or f"{section}: {type(block).__name__}"
        if isinstance(block, Picture):
            block = replace(block, content=read_file(block.content))
        named.append((name, block))
    return named


def changed_blocks(before: Document, after: Document) -> Counter[str]:
    """Count the blocks that are not the same any more, by name; both must have the same blocks."""
    old, new = named_blocks(before), named_blocks(after)
    assert [name for name, _ in old] == [name for name, _ in new]
    return Counter(
        name for (name, block), (_, other) in zip(old, new, strict=True) if block != other
    )


def changed_explanations(before: Document, after: Document) -> frozenset[TraceId]:
    """Return the ids of traces that explain something else now; both must have the same traces."""
    assert list(before.explanations) == list(after.explanations)
    return frozenset(
        key for key, old in before.explanations.items() if after.explanations[key] != old
    )


def traces_in(part: object) -> Iterator[TraceId]:
    """Yield every trace that a block names: in its figures, in its margin mark."""
    if isinstance(part, Number):
        yield from () if part.trace is None else (part.trace,)
    elif isinstance(part, TraceMark):
        yield from part.traces
    elif isinstance(part, tuple):
        for item in part:
            yield from traces_in(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from traces_in(getattr(part, field.name))


def numbers_in(part: object) -> Iterator[Number]:
    if isinstance(part, Number):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from numbers_in(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from numbers_in(getattr(part, field.name))


def leaves_of(plain: Plain, path: str = "") -> Iterator[tuple[str, Plain]]:
    """Yield every single value of a JSON document with its path; a cell is one value."""
    if isinstance(plain, dict) and not plain.keys() & {"trace", "unavailable"}:
        for key, value in plain.items():
            yield from leaves_of(value, f"{path}/{key}")
    elif isinstance(plain, list):
        for number, value in enumerate(plain):
            yield from leaves_of(value, f"{path}/{_name(value, number)}")
    else:
        yield path, plain


def _name(value: Plain, number: int) -> str:
    names = ("id", "code", "tier", "area", "method", "resource", "kind", "period")
    found = [str(value[name]) for name in names if isinstance(value, dict) and name in value]
    return " ".join(found) or str(number)
