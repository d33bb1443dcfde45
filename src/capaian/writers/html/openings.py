"""What opens a paper or a part of it: cover, headings, indicator sheet, contents."""

from __future__ import annotations

from typing import Final

from capaian.documents import tree
from capaian.writers.html.figures import image_tag
from capaian.writers.html.markup import Context, anchor, escape, render_inlines, render_mark, tag

LOWEST_RANK: Final = 6
_PART_WORDS = {tree.HeadingKind.CHAPTER: "Bab", tree.HeadingKind.ANNEX: "Lampiran"}
_CONTENTS_NAMES = {
    tree.ContentsKind.SECTIONS: "Daftar isi",
    tree.ContentsKind.TABLES: "Daftar tabel",
    tree.ContentsKind.FIGURES: "Daftar gambar",
    tree.ContentsKind.CHAPTER: "Isi bab",
}


def heading_rank(level: int) -> int:
    """Return the rank of a heading: level 1 is `h2`, because the title of the paper is `h1`."""
    return min(level + 1, LOWEST_RANK)


def render_cover(cover: tree.Cover, context: Context) -> str:
    """Return the title page; its title is the only `h1` of the file."""
    owner = tag(
        "p",
        f"<strong>{escape(cover.regency)}</strong> <span>{escape(cover.office)}</span>",
        "owner",
    )
    facts = [
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
        for name, value in cover.facts
    ]
    year = tag("p", escape(cover.year), "year")
    title = tag("h1", escape(cover.title))
    state = tag("p", escape(cover.state), "m") if cover.state else ""
    foot = tag("dl", "".join(facts), "facts") if facts else ""
    emblem = tag("p", image_tag(cover.emblem), "emblem") if cover.emblem else ""
    return tag(
        "div", f"{emblem}{owner}{year}{title}{tag('div', state + foot, 'colophon')}", "cover"
    )


def render_heading(heading: tree.Heading, context: Context) -> str:
    """Return a heading with its number in the margin column."""
    rank = heading_rank(heading.level)
    title = tag("span", escape(heading.title), "title")
    key = anchor(heading.id)
    if heading.kind is tree.HeadingKind.PAPER:
        return _paper_title(heading, rank, context)
    if heading.level > 1:
        number = (
            f'<span class="m number">{escape(heading.number)}</span> ' if heading.number else ""
        )
        return f'<h{rank} id="{key}">{number}{title}</h{rank}>'
    opening = f'<h{rank} id="{key}" class="part">{_numeral(heading)}{title}</h{rank}>'
    return opening + (
        tag("p", render_inlines(heading.lead, context), "lead") if heading.lead else ""
    )


def _paper_title(heading: tree.Heading, rank: int, context: Context) -> str:
    """The title of a decree or form, line by line, below the head of an annex."""
    lead = tag("p", render_inlines(heading.lead, context), "annex-head") if heading.lead else ""
    lines = " ".join(tag("span", escape(line)) for line in heading.printed_lines)
    return f'{lead}<h{rank} id="{anchor(heading.id)}" class="paper-title">{lines}</h{rank}>'


def render_sheet_head(sheet: tree.SheetHead, context: Context) -> str:
    """Return the head of an indicator sheet: code and margin lines, name, formula in words."""
    rank = min(context.sheet_level, LOWEST_RANK)
    lines = "".join(f"<span>{escape(line)}</span> " for line in sheet.lines)
    code = f'<span class="code">{escape(sheet.code)}</span> '
    name = tag("span", escape(sheet.name), "title")
    margin = tag("p", lines + render_mark(sheet.mark, context), "m lines")
    formula = tag("p", render_inlines(sheet.formula, context), "in-words")
    heading = f"<h{rank}>{code}{name}</h{rank}>"
    return tag("div", heading + margin + formula, "sheet")


def render_contents(contents: tree.Contents, context: Context) -> str:
    """Return a list of contents as navigation."""
    name = _CONTENTS_NAMES[contents.kind]
    if contents.kind is tree.ContentsKind.CHAPTER:
        name = f"Isi bab {_first_label(contents)}".strip()
    entries = tag("ul", "".join(_entry(entry, context) for entry in contents.entries))
    if contents.kind in (tree.ContentsKind.TABLES, tree.ContentsKind.FIGURES):
        entries = tag("details", tag("summary", f"{name}: {len(contents.entries)}") + entries)
    return (
        f'<nav class="contents {contents.kind.value}" aria-label="{escape(name)}">{entries}</nav>'
    )


def _first_label(contents: tree.Contents) -> str:
    """What tells the contents of one chapter from those of another."""
    return contents.entries[0].label.split(".")[0] if contents.entries else ""


def _entry(entry: tree.ContentsEntry, context: Context) -> str:
    label = tag("span", escape(entry.label), "label") + " " if entry.label else ""
    words = label + tag("span", escape(entry.title), "words")
    href = context.href(entry.target)
    line = f'<a href="{href}">{words}</a>' if href else tag("span", words)
    return tag("li", line, f"d{min(entry.level, 4)}")


def _numeral(heading: tree.Heading) -> str:
    word = _PART_WORDS.get(heading.kind)
    if heading.number is None or word is None:
        return ""
    return (
        f'<span class="m part-number"><span class="kind">{word}</span> '
        f'<span class="numeral">{escape(heading.number)}</span></span> '
    )
