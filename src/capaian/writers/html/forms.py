"""Letters, decrees, forms: letterhead, labelled statements, signatures, pages of other papers."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.documents.tree import Article, Articles, Letterhead, Signature, SignatureRow
from capaian.writers.html.blocks import render_items
from capaian.writers.html.figures import image_tag
from capaian.writers.html.markup import Context, escape, render_inlines, render_mark, tag


def render_letterhead(block: Letterhead, context: Context) -> str:
    """Return the head of a letter; the emblem stands at the left."""
    drawn = image_tag(block.emblem) if block.emblem is not None else ""
    government = tag("p", escape(block.government), "government") if block.government else ""
    address = "".join(tag("p", escape(line)) for line in block.lines)
    words = tag("div", f"{government}{tag('p', escape(block.office), 'office')}{address}")
    return tag("div", drawn + words, "letterhead")


def render_articles(block: Articles, context: Context) -> str:
    """Return labels with what is said beside them; a centred line parts the list in two."""
    mark = tag("p", render_mark(block.mark, context), "mark-line") if block.mark else ""
    return tag("div", mark + "".join(_runs(block.entries, context)), "articles")


def _runs(entries: tuple[Article, ...], context: Context) -> Iterator[str]:
    """Lists of labelled statements between the centred lines; what has no label joins the one above."""
    rows: list[list[Article]] = []
    for entry in entries:
        if entry.centered:
            yield _list(rows, context)
            rows = []
            yield tag("p", render_inlines(entry.content, context), "centered")
        elif entry.label or not rows:
            rows.append([entry])
        else:
            rows[-1].append(entry)
    yield _list(rows, context)


def _list(rows: list[list[Article]], context: Context) -> str:
    if not rows:
        return ""
    return tag("dl", "".join(_row(row, context) for row in rows))


def _row(entries: list[Article], context: Context) -> str:
    first = entries[0]
    number = tag("span", escape(first.number), "n") + " " if first.number else ""
    colon = tag("span", ":", "colon") if first.label else ""
    label = tag("dt", f"{number}<span>{escape(first.label)}</span>{colon}")
    return tag("div", label + "".join(tag("dd", _said(entry, context)) for entry in entries))


def _said(entry: Article, context: Context) -> str:
    words = tag("p", render_inlines(entry.content, context)) if entry.content else ""
    return words + (render_items(entry.items, entry.style, context) if entry.items else "")


def render_signature(signature: Signature, context: Context) -> str:
    """Return the signature block in the right half; a dotted line stands for an open name."""
    return tag("div", "".join(_signature_lines(signature)), "signature")


def render_signature_row(block: SignatureRow, context: Context) -> str:
    """Return several signatures side by side, below each other on a narrow sheet."""
    heads = [_heads(one) for one in block.signatures]
    used = [any(lines) for lines in zip(*heads, strict=True)]
    parts = (
        "".join(tag("p", escape(line)) for line, is_used in zip(lines, used, strict=True) if is_used)
        + "".join(_room_and_below(one))
        for lines, one in zip(heads, block.signatures, strict=True)
    )
    return tag("div", "".join(tag("div", part) for part in parts), "signatures")


def _heads(signature: Signature) -> tuple[str, str, str]:
    return signature.place_and_date, signature.role, signature.post


def _signature_lines(signature: Signature) -> Iterator[str]:
    yield from (tag("p", escape(line)) for line in _heads(signature) if line)
    yield from _room_and_below(signature)


def _room_and_below(signature: Signature) -> Iterator[str]:
    yield tag("p", '<span class="room"></span>')
    yield tag("p", '<span class="dotted"></span>')
    yield from (tag("p", escape(line)) for line in signature.lines)
