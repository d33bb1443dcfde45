"""Write the generated pages of the documentation, or check that they are current.

`docs/manual/` comes from the spec tests, the declared tables, the commands and the examples;
`docs/glossary.md` from the docstrings of the domain. `--check` changes nothing and fails where a
page is stale.
"""

from __future__ import annotations

import ast
import csv
import importlib
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from docs.auditor_page import write_auditor_manual
from docs.table_page import write_manual
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from capaian.cli.commands.check import say_whether
from capaian.cli.program import make_app
from capaian.documents.availability import PaperState, find_states
from capaian.dossier.check import find_issues
from capaian.dossier.tables import ALL_PARTS

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "docs" / "manual"
SPEC = ROOT / "tests" / "spec"
EXAMPLES = sorted((ROOT / "examples").iterdir())
LAYOUT_PAGES = [MANUAL / "blok-naskah.md", MANUAL / "menambah-tabel.md"]
"""Pages written by hand for who shapes papers, without a line of code."""
RECIPES = sorted((ROOT / "docs" / "recipes").glob("*.md"))
"""Pages written by hand for developers, in English."""
STAMP = "<!-- Dibuat oleh docs/build_manual.py; jangan disunting. -->\n"
CHAPTERS = {
    "capaian": "Capaian terhadap target",
    "skala": "Skala peringkat kinerja",
    "agregasi": "Penggabungan wilayah dan periode",
    "survei": "Survei kepuasan masyarakat",
    "perbandingan": "Perbandingan, peringkat, kecenderungan",
    "efisiensi": "Efisiensi sumber daya",
    "kata": "Target dalam kata",
    "pohon": "Pohon program, kegiatan, sub kegiatan",
    "kemajuan": "Triwulan, tahun, dan Renstra",
    "mutu_data": "Pemeriksaan mutu data",
    "rumus": "Bahasa rumus",
    "angka_kredit": "Angka kredit",
}
"""Folder of `tests/spec` to the title of its chapter, in reading order."""

RESERVED_WORDS = {
    "printed": "in a report, as its reader sees it",
    "displayed": "on a page of the web",
    "stored": "in the dossier or the database",
    "declared": "chosen or admitted by the office: policies, differences",
    "computed": "made by a rule from other figures",
    "claimed": "stated by a report under audit",
    "required": "wanted by a paper or a regulation",
    "approved": "signed by the head of the office and closed",
    "recorded": "in the log of changes",
    "missing": "not there, with a reason",
}
"""Words that names of code use in this meaning alone."""

HEADINGS = {
    "absorbed": "serapan",
    "achievement": "capaian",
    "actual": "realisasi",
    "amount": "jumlah",
    "available": "tersedia",
    "before": "tahun lalu",
    "budget": "pagu",
    "cap": "batas atas",
    "capital": "belanja modal",
    "code": "temuan",
    "counted": "dihitung",
    "declared": "dinyatakan",
    "difference": "selisih",
    "due": "target sampai saat itu",
    "elements": "banyak unsur",
    "exact": "tanpa pembulatan",
    "exists": "ada",
    "expected": "hasil",
    "figure": "angka",
    "figures": "masukan",
    "final": "nilai akhir",
    "found": "temuan",
    "grown": "pertumbuhan (persen)",
    "how": "cara",
    "index": "indeks",
    "indices": "indeks setiap unsur",
    "inverse": "T/R",
    "last_share": "(8)",
    "letter": "mutu",
    "last_year": "tahun lalu",
    "lower_bound": "batas bawah",
    "mean": "rata-rata 1-4",
    "met": "tercapai",
    "method": "rumus",
    "mirrored": "(2T-R)/T",
    "name": "ditulis",
    "node": "simpul",
    "now": "tahun ini",
    "numerator": "pembilang",
    "of_ratios": "rata-rata dari rasio",
    "of_sums": "rasio dari jumlah",
    "others": "dengan cara lain",
    "own": "diisi",
    "pairs": "pembilang dan penyebut",
    "parts": "bagian",
    "percent": "persen",
    "period": "diminta",
    "places": "peringkat",
    "points": "poin",
    "polarity": "arah",
    "population": "pengguna layanan",
    "printed": "tercetak",
    "quarters": "triwulan I sampai IV",
    "ratio": "rasio",
    "reached": "realisasi sampai saat itu",
    "read": "dibaca",
    "realised": "realisasi",
    "rounded": "dibulatkan",
    "row": "baris",
    "rows": "baris",
    "rule": "aturan",
    "score": "nilai",
    "scores": "nilai dimensi",
    "share": "persen tercapai",
    "shown": "tercetak",
    "size": "sampel",
    "standard": "standar",
    "step": "pengali",
    "to_date": "(13)",
    "tolerance": "toleransi",
    "top": "jawaban tertinggi",
    "total": "jumlah",
    "trend": "kecenderungan",
    "unit": "satuan",
    "until": "sampai saat itu",
    "upper_bound": "batas atas",
    "used": "dipakai",
    "value": "nilai",
    "values": "nilai",
    "verdict": "penilaian",
    "when": "periode",
    "year": "setahun",
    "years": "tahun: target, realisasi",
    "zero": "aturan nol",
}
"""Parameter of a rule to the heading of its column;
Indonesian parameters are headings themselves.
"""

CELLS = {
    "ACHIEVEMENT_MINUS_ABSORPTION": "capaian - serapan",
    "BUDGET_OVER_REALISATION": "pagu ÷ realisasi",
    "COST_PER_OUTPUT_RATIO": "biaya per keluaran",
    "DOWN": "turun",
    "ECONOMY": "hemat",
    "EFFECTIVENESS": "efektivitas",
    "EFFICIENCY_SCORE": "nilai efisiensi",
    "EFFICIENT": "efisien",
    "EXACT": "tanpa pembulatan",
    "False": "tidak",
    "HIGHER_IS_BETTER": "makin tinggi makin baik",
    "LAST": "nilai terakhir",
    "LOWER_IS_BETTER": "makin rendah makin baik",
    "MET": "tercapai",
    "NOT_EFFICIENT": "tidak efisien",
    "NOT_MET": "belum tercapai",
    "NOT_REPORTED": "belum dilaporkan",
    "NO_EVENTS": "tidak ada peristiwa",
    "NO_TARGET": "tidak ada target",
    "None": "–",
    "OUTPUT_BUDGET": "anggaran keluaran",
    "PRINTED": "seperti tercetak",
    "STAFF_RATIO": "pegawai",
    "STEADY": "tetap",
    "SUM": "dijumlahkan",
    "THRIFTY_TARGET_MISSED": "hemat, target belum tercapai",
    "True": "ya",
    "UNIT_COST": "biaya satuan",
    "UNSPENT_SHARE": "100 - serapan",
    "UP": "naik",
    "VOLUME_COST": "biaya menurut volume",
    "division_by_zero": "penyebut nol",
    "index": "indeks",
    "missing_input": "masukan belum lengkap",
    "no_events": "tidak ada peristiwa",
    "percent": "persen",
}
"""Values in the tables of rules to the words of the manual."""
_DECIMAL = re.compile(r"([+−-]?\d+)\.(\d+)")


def main(arguments: list[str]) -> int:
    """Write or check all generated pages; return the exit code."""
    stale = {path: text for path, text in pages().items() if _current(path) != text}
    if "--check" in arguments:
        for path in stale:
            print(f"stale: {path.relative_to(ROOT)} (run `make docs`)")
        return 1 if stale else 0
    for path, text in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"written: {path.relative_to(ROOT)}")
    return 0


def pages() -> Mapping[Path, str]:
    """Return every generated page with its text."""
    made = {f"aturan-{folder}.md": _chapter(folder, title) for folder, title in CHAPTERS.items()}
    made["perintah.md"] = _commands()
    made["dossier.md"] = write_manual(ALL_PARTS)
    made["naskah.md"] = _papers()
    made["pemeriksa.md"] = write_auditor_manual()
    made["README.md"] = _index()
    texts = {MANUAL / name: STAMP + text for name, text in made.items()}
    texts[ROOT / "docs" / "glossary.md"] = STAMP + _glossary()
    return texts


def _current(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _index() -> str:
    lines = [
        "# Manual Capaian",
        "",
        "- [Memulai](memulai.md): laporan kantor sendiri, langkah demi langkah",
    ]
    lines += [
        "- [Laporan pertama dalam lima belas menit](laporan-pertama.md): dengan Excel, dari nol"
    ]
    lines += [
        (
            "- [Tahun pertama dan tahun berikutnya](tahun-berikutnya.md): memulai, menutup, "
            "melanjutkan"
        )
    ]
    lines += ["- [Perintah](perintah.md)", "- [Isi dossier](dossier.md)", "- [Naskah](naskah.md)"]
    lines += ["- [Buku kerja](buku-kerja.md): mengisi dengan Excel atau LibreOffice"]
    lines += [
        (
            "- [Mengambil tabel dari luar](ambil-tabel.md): data agregat, realisasi keuangan, "
            "rekap provinsi"
        )
    ]
    lines += [
        (
            "- [Tindak lanjut](tindak-lanjut.md): rekomendasi dan rencana: tenggat, jabatan, "
            "bukti, keadaan"
        ),
        (
            "- [Register pelayanan](pelayanan.md): turus, karcis, blangko, pengaduan, jemput "
            "bola, tutup bulan"
        ),
        "- [Survei kepuasan](survei.md): jawaban, penutupan, laporan, publikasi, tindak lanjut",
    ]
    lines += [
        (
            "- [Menghitung ekstrak register penduduk](register-penduduk.md): orang menjadi "
            "jumlah per kecamatan"
        )
    ]
    lines += ["- [Pemeriksa laporan](pemeriksa.md)"]
    lines += [
        "- [Memasang halaman web](memasang-halaman.md): setelan, dengan https dan tanpa https"
    ]
    lines += [f"- [{title}](aturan-{folder}.md)" for folder, title in CHAPTERS.items()]
    lines += [
        "",
        "## Mengembangkan",
        "",
        *(f"- [{_title(page)}]({page.name})" for page in LAYOUT_PAGES),
        *(f"- [{_title(page)}](../recipes/{page.name})" for page in RECIPES),
    ]
    return "\n".join(lines) + "\n"


def _title(page: Path) -> str:
    return page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def _glossary() -> str:
    """Return the terms of the domain by their Indonesian name;
    the meaning is the first paragraph of the code.
    """
    with (ROOT / "docs" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        terms = sorted(csv.DictReader(file), key=lambda term: term["indonesian"].casefold())
    lines = ["# Glossary", "", "| Indonesian | Code | Meaning |", "|---|---|---|"]
    for term in terms:
        module, _, name = term["code"].rpartition(".")
        described = getattr(importlib.import_module(f"capaian.domain.{module}"), name)
        paragraph = (described.__doc__ or "").strip().partition("\n\n")[0]
        meaning = " ".join(paragraph.split()).replace("|", "\\|")
        lines.append(f"| {term['indonesian']} | `{term['code']}` | {meaning} |")
    return "\n".join([*lines, "", *_reserved_words(), ""])


def _reserved_words() -> list[str]:
    lines = ["## Reserved words", "", "| Word | Of a figure or statement that is |", "|---|---|"]
    return lines + [f"| {word} | {meaning} |" for word, meaning in RESERVED_WORDS.items()]


def _commands() -> str:
    group = cast("TyperGroup", get_command(make_app()))
    lines = ["# Perintah", "", str(group.help), "", str(group.epilog), ""]
    for name, command in _each_command(group, "capaian"):
        lines += [
            f"## {name}",
            "",
            str(command.help),
            "",
            "| Argumen atau opsi | Arti |",
            "|---|---|",
        ]
        lines += [
            _parameter(cast("TyperOption | TyperArgument", parameter))
            for parameter in command.params
        ]
        lines.append("")
    return "\n".join(lines)


def _each_command(group: TyperGroup, above: str) -> Iterator[tuple[str, TyperCommand]]:
    """Yield the commands with the words by which they are called,
    those of groups below in their place.
    """
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _each_command(command, f"{above} {name}")
        else:
            yield f"{above} {name}", cast("TyperCommand", command)


def _parameter(parameter: TyperOption | TyperArgument) -> str:
    names = (
        ", ".join(parameter.opts) if isinstance(parameter, TyperOption) else str(parameter.name)
    )
    meaning = str(getattr(parameter, "help", "") or "").replace("|", "\\|")
    return f"| `{names}` | {meaning} |"


def _papers() -> str:
    """Which papers each example office can be given, by the check that the commands make."""
    offices = {folder.name: _states(folder) for folder in EXAMPLES}
    lines = [
        "# Naskah",
        "",
        "Dibuat dengan `capaian paper DOSSIER NASKAH`, atau `semua`. Tabel ini hasil",
        "",
    ]
    lines[2] += " `capaian check DOSSIER --for semua` atas contoh-contoh."
    lines += [
        "| Naskah | Judul | " + " | ".join(offices) + " |",
        "|---|---" + "|---" * len(offices) + "|",
    ]
    for rows in zip(*offices.values(), strict=True):
        told = " | ".join(say_whether(state) for state in rows)
        lines.append(f"| `{rows[0].kind}` | {rows[0].title} | {told} |")
    name, states = next(iter(offices.items()))
    lines += [
        "",
        f"Yang kurang disebut beserta yang dilakukan; misalnya bagi {name}:",
        "",
        *_missing(states),
    ]
    return "\n".join(lines) + "\n"


def _states(folder: Path) -> tuple[PaperState, ...]:
    found = find_issues(folder)
    states = find_states(found, folder)
    if not states:
        errors = [str(issue) for issue in found.issues]
        raise SystemExit(f"{folder.name} has errors, so its papers cannot be listed: {errors[:3]}")
    return states


def _missing(states: tuple[PaperState, ...]) -> Iterator[str]:
    for state in states:
        if not state.can_be_given:
            yield f"- `{state.kind}`"
        elif state.left_out:
            yield f"- `{state.kind}`: {say_whether(state)}"
        for issue in (*state.missing, *state.left_out):
            yield f"  - {issue.place.file}: {issue.message} {issue.remedy}".rstrip()


def _chapter(folder: str, title: str) -> str:
    lines = [f"# {title}", ""]
    for path in sorted((SPEC / folder).glob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        lines += [ast.get_docstring(tree) or "", ""]
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                lines += _rule(node)
    return "\n".join(lines).rstrip() + "\n"


def _rule(test: ast.FunctionDef) -> Iterator[str]:
    yield f"**{ast.get_docstring(test) or test.name}**"
    yield ""
    for decorator in test.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith("parametrize"):
            yield from _table(decorator)


def _table(call: ast.Call) -> Iterator[str]:
    names = ast.literal_eval(call.args[0])
    columns = (
        [part.strip() for part in names.split(",")] if isinstance(names, str) else list(names)
    )
    rows = call.args[1]
    if not isinstance(rows, ast.List | ast.Tuple):
        return
    yield (
        "| "
        + " | ".join(["", *(HEADINGS.get(name, name.replace("_", " ")) for name in columns)])
        + " |"
    )
    yield "|---" * (len(columns) + 1) + "|"
    for row in rows.elts:
        yield "| " + " | ".join(_cells(row)) + " |"
    yield ""


def _cells(row: ast.expr) -> list[str]:
    if isinstance(row, ast.Call):
        name = next((str(ast.literal_eval(k.value)) for k in row.keywords if k.arg == "id"), "")
        return [name, *(_cell(value) for value in row.args)]
    if isinstance(row, ast.Tuple):
        return ["", *(_cell(value) for value in row.elts)]
    return ["", _cell(row)]


def _cell(value: ast.expr) -> str:
    if isinstance(value, ast.Call):
        return _call(value)
    if isinstance(value, ast.Constant):
        return _word(str(value.value)).replace("|", "\\|")
    if isinstance(value, ast.Attribute | ast.Name):
        name = value.attr if isinstance(value, ast.Attribute) else value.id
        return CELLS.get(name, name.replace("_", " ").capitalize())
    if isinstance(value, ast.Tuple | ast.List):
        return "; ".join(map(_part, value.elts)) or "tidak ada"
    if isinstance(value, ast.Dict):
        pairs = zip(value.keys, value.values, strict=True)
        return (
            "; ".join(f"{_cell(key)}: {_cell(one)}" for key, one in pairs if key is not None)
            or "tidak ada"
        )
    return f"`{ast.unparse(value)}`".replace("|", "\\|")


def _call(value: ast.Call) -> str:
    """A number, a rule of the office as it is declared, a set;
    else what a row of the test is made of.
    """
    called = ast.unparse(value.func)
    if len(value.args) == 1 and called in {"Decimal", "D", "frozenset"}:
        inner = value.args[0]
        return _cell(ast.List(inner.elts) if isinstance(inner, ast.Set) else inner)
    if called.startswith("frozenset") and not value.args:
        return "tidak ada"
    if called == "ZeroRules":
        rules = (
            f"`{rule.arg}: {ast.unparse(rule.value).split('.')[-1].lower()}`"
            for rule in value.keywords
        )
        return ", ".join(rules) or "tanpa aturan"
    named = (f"{keyword.arg}: {_cell(keyword.value)}" for keyword in value.keywords)
    return "; ".join([*map(_part, value.args), *named])


def _part(value: ast.expr) -> str:
    """A value in a list; lists within are bracketed."""
    return f"({_cell(value)})" if isinstance(value, ast.Tuple | ast.List) else _cell(value)


def _word(text: str) -> str:
    """Words of the manual, and figures with a decimal comma."""
    found = _DECIMAL.fullmatch(text)
    if found is not None:
        return f"{found[1]},{found[2]}"
    return f"`{text}`" if re.fullmatch(r"[a-z_]+(:[^ :]+)+", text) else CELLS.get(text, text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
