"""Pages of the manual: what they show is read, printed, said and left as they say."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import shlex
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from docs.auditor_page import write_auditor_manual
from tests.architecture.code import ROOT
from tests.closing.next_years import fill
from tests.dossiers import khayal
from tests.every_case import every_case
from tests.functional.cli_cast import BALANGAN, edit, run
from tests.intake.books import write_csv
from tests.unit.documents import cast

from capaian.documents import tree
from capaian.documents.availability import check_paper
from capaian.documents.build import build_document
from capaian.documents.layout.model import HeadingSpec, PaperSpec, PicturesSpec
from capaian.documents.layout.reader import read_layout
from capaian.documents.layout.specs import ArticlesSpec, DiagramSpec, LetterheadSpec, SignatureSpec
from capaian.documents.narrative.markdown import fill_inlines
from capaian.documents.paper import Paper
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.roots import open_scope
from capaian.domain.issue import Level
from capaian.dossier.intake.foreign_tables import open_tables
from capaian.dossier.intake.problems import Problems
from capaian.dossier.intake.register_names import RegisterNames, propose_register
from capaian.dossier.intake.register_tables import RegisterReader
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rulebook.load import load_reference
from capaian.rules.assess import assess

PAGE = (ROOT / "docs" / "manual" / "memulai.md").read_text(encoding="utf-8")
REMOVED = [
    name
    for line in re.findall(r"^ +rm (?:-r )?(.+)$", PAGE, re.MULTILINE)
    for name in line.split()
]


def test_what_the_page_removes_and_what_it_keeps_is_the_whole_example() -> None:
    kept = re.search(r"Yang tinggal \((.+?)\)", PAGE, re.DOTALL)
    assert kept is not None
    names = {path.name for path in BALANGAN.iterdir()}
    assert set(REMOVED) | set(re.findall(r"`(.+?)`", kept[1])) == names
    assert len(REMOVED) + len(re.findall(r"`(.+?)`", kept[1])) == len(names)


def test_what_is_left_has_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "dossier-saya"
    shutil.copytree(BALANGAN, folder)
    for name in REMOVED:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    done = run("check", folder)
    assert done.code == 0, done.says


def test_the_filled_example_that_the_page_names_exists() -> None:
    assert str(khayal.FOLDER.relative_to(ROOT)) in PAGE


ROW = re.compile(r"^\| `(\{\{.+)` \| (.+) \|$", re.MULTILINE)
TAUGHT = [(field.replace("\\|", "|"), printed) for field, printed in ROW.findall(PAGE)]
PRINTED = [
    (field, printed)
    for field, printed in TAUGHT
    if printed[0] in "+R0123456789" or " " not in printed
]


@pytest.fixture(scope="module")
def scope() -> Scope:
    office_year, rule_set = load_dossier(ROOT / "examples" / "balangan-2023"), load_rulebook()
    return open_scope(office_year, assess(office_year, rule_set), rule_set)


def test_the_page_teaches_fields() -> None:
    assert len(TAUGHT) >= 8
    assert len(PRINTED) >= 5


@pytest.mark.parametrize(("field", "printed"), PRINTED)
def test_a_field_prints_what_the_manual_says(scope: Scope, field: str, printed: str) -> None:
    words = [
        part.text if isinstance(part, tree.Text) else part.display
        for part in fill_inlines(field, scope)
        if isinstance(part, tree.Text | tree.Number)
    ]
    assert "".join(words) == printed


@pytest.mark.parametrize(("field", "printed"), TAUGHT)
def test_every_taught_field_is_known(scope: Scope, field: str, printed: str) -> None:
    assert fill_inlines(field.replace("…", "kata"), scope), printed


BLOCK_PAGE = (ROOT / "docs" / "manual" / "blok-naskah.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```yaml\n(.*?)```", BLOCK_PAGE, re.DOTALL)
HEAD = "id: contoh\ntitle: Contoh\nshort_title: Contoh\nblocks:\n"


@pytest.fixture(scope="module")
def paper() -> Paper:
    """All blocks of the page in one paper of an office that has everything they ask for."""
    read, rules = load_dossier(BALANGAN), load_rulebook()
    document = replace(read.evidence[0], proves=("laporan-bmn",))
    year = replace(read, evidence=(document, *read.evidence[1:]))
    layout = read_layout(HEAD + "".join(SHOWN))
    files = {document.file: (BALANGAN / "evidence" / document.file).read_bytes()}
    return Paper(year, assess(year, rules), rules, "0" * 64, layout=layout, files=files)


@pytest.mark.parametrize("block", SHOWN, ids=lambda block: block.split("\n")[0][2:])
def test_each_block_is_read(block: str) -> None:
    (spec,) = cast.layout("".join(f"  {line}\n" for line in block.splitlines())).blocks
    assert isinstance(
        spec,
        LetterheadSpec
        | HeadingSpec
        | ArticlesSpec
        | SignatureSpec
        | DiagramSpec
        | PaperSpec
        | PicturesSpec,
    )


def test_the_page_shows_every_key_of_its_blocks() -> None:
    shown = {word for block in SHOWN for word in re.findall(r"\b(\w+):", block)}
    for spec in (LetterheadSpec, ArticlesSpec, DiagramSpec, PaperSpec, PicturesSpec):
        own = set(spec.model_fields) - set(HeadingSpec.model_fields)
        assert own - shown == set(), spec


def test_all_of_them_make_a_paper(paper: Paper) -> None:
    assert [issue for issue in check_paper(paper) if issue.level is Level.ERROR] == []
    blocks = build_document(paper).blocks
    agreements = {tree.Paragraph, tree.Table}
    assert {type(block) for block in blocks} == agreements | {
        tree.Letterhead,
        tree.Picture,
        tree.Heading,
        tree.Articles,
        tree.Signature,
        tree.SignatureRow,
        tree.Diagram,
    }
    titles = [block.title for block in blocks if isinstance(block, tree.Heading)]
    assert titles[0] == "PERJANJIAN KINERJA TAHUN 2023"
    (picture,) = (block for block in blocks if isinstance(block, tree.Picture))
    assert picture.fills_page


CHAPTERS = sorted((ROOT / "docs" / "manual").glob("aturan-*.md"))


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "build_manual", ROOT / "docs" / "build_manual.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def headings() -> set[str]:
    lines = [line for page in CHAPTERS for line in page.read_text(encoding="utf-8").splitlines()]
    heads = (line for line, below in pairwise(lines) if below.startswith("|---"))
    return {cell.strip() for line in heads for cell in line.split("|")} - {""}


def test_no_heading_is_the_name_of_a_parameter(builder: ModuleType) -> None:
    english = {name for name, words in builder.HEADINGS.items() if words != name}
    assert headings()
    assert headings() & english == set()
    assert not [heading for heading in headings() if "_" in heading]


@every_case(
    ("value", "words"),
    [
        ("'86.95'", "86,95"),
        ("Decimal('86.95')", "86,95"),
        ("'I.1.1'", "I.1.1"),
        ("None", "–"),
        ("True", "ya"),
        ("Aggregation.LAST", "nilai terakhir"),
        ("Reason.NOT_REPORTED", "belum dilaporkan"),
        ("(4, None, '1.5')", "4; –; 1,5"),
        ("[(90, 100), (1, 10)]", "(90; 100); (1; 10)"),
        ("[]", "tidak ada"),
        ("{'laporan': '12'}", "laporan: 12"),
        ("frozenset({Reason.NO_EVENTS})", "tidak ada peristiwa"),
        ("ZeroRules()", "tanpa aturan"),
        ("ZeroRules(both_zero=ZeroRule.HUNDRED)", "`both_zero: hundred`"),
        ("money('I.1', 400)", "I.1; 400"),
        ("'total_differs:ktp.have:2023'", "`total_differs:ktp.have:2023`"),
    ],
)
def test_values_are_written_as_an_office_reads_them(
    builder: ModuleType, value: str, words: str
) -> None:
    assert builder._cell(ast.parse(value, mode="eval").body) == words


def test_no_cell_is_a_python_list_or_call() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in CHAPTERS)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert not [
        row
        for row in rows
        if re.search(r"Decimal\(|\bNone\b|\b(Reason|ZeroRule)\.|\b(money|peer)\(", row)
    ]


MANUAL = (ROOT / "docs/manual/pelayanan.md").read_text(encoding="utf-8")
APPS = ("services", "feed", "complaints", "surveys", "site", "planning")


def test_what_it_tells_to_press_is_on_a_page() -> None:
    files = [path for app in APPS for path in (ROOT / "src/capaian/web" / app).rglob("*.*")]
    pages = "\n".join(
        path.read_text("utf-8") for path in files if path.suffix in {".html", ".py"}
    ).lower()
    named = [
        part
        for bold in re.findall(r"\*\*(.+?)\*\*", MANUAL, re.DOTALL)
        for part in bold.split(" > ")
    ]
    words = {" ".join(part.split()).removesuffix(" ... baris").lower() for part in named}
    assert len(words) > 20
    assert [each for each in sorted(words) if each not in pages] == []


def test_its_table_is_what_excel_pastes(tmp_path: Path) -> None:
    table = [line.strip("|").split("|") for line in MANUAL.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line] for line in table if "---" not in line]
    write_csv(tmp_path / "tempelan.tsv", rows, "\t")
    [pasted] = open_tables(tmp_path / "tempelan.tsv").tables
    area = SimpleNamespace(code="99.01.01", name="Muara Sari", is_there=lambda *_: True)
    services = [
        SimpleNamespace(
            code=each.code,
            name=each.name,
            stages=each.stages,
            details=each.details,
            is_level=False,
            is_offered=lambda _: True,
        )
        for each in load_reference().services
    ]
    year = SimpleNamespace(year=2025, services=services, districts=(area,))
    names, problems = RegisterNames(year), Problems("", "")
    mapping = propose_register(pasted, year, names)
    assert mapping is not None
    found = RegisterReader(pasted, mapping, names, problems).read(None)
    assert not problems.issues
    assert [(each.service, each.detail, each.value) for each in found] == [
        ("kk", "", 12),
        ("kia", "0-4", 3),
    ]


PART = write_auditor_manual().split("## Satu temuan, langkah demi langkah")[1].split("\n## ")[0]
REPORT, ANSWER = re.findall(r"```\n(.+?)```", PART, re.DOTALL)


def audited(text: str, folder: Path) -> tuple[int, list[str]]:
    """Return the exit code and the lines of what is said."""
    file = folder / "laporan.txt"
    file.write_text(text, encoding="utf-8")
    result = run("audit", file)
    return result.code, [line.strip() for line in result.out.splitlines()]


def test_the_command_says_what_the_manual_prints(tmp_path: Path) -> None:
    code, lines = audited(REPORT, tmp_path)
    assert code == 13
    for printed in ANSWER.strip().splitlines():
        pattern = ".*".join(map(re.escape, printed.strip().split("...")))
        assert any(re.fullmatch(pattern, line) for line in lines), printed


def test_the_remedy_leaves_nothing_to_find(tmp_path: Path) -> None:
    assert audited(REPORT.replace("661.000.000", "616.000.000"), tmp_path)[0] == 0


def test_the_arithmetic_of_the_steps_is_right() -> None:
    """A second route: plain whole numbers."""
    assert 616_000_000 * 10_000 == 9_625 * 640_000_000
    assert 616_000_000 + 199_500_000 == 815_500_000


YEARS_PAGE = (ROOT / "docs" / "manual" / "tahun-berikutnya.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line)
    for block in re.findall(r"^```sh\n(.*?)^```", YEARS_PAGE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


def fill_in(folder: Path) -> None:
    """Do what `check` asks for: counts, money, survey, targets, all invented."""
    wholes = ("families", "eligible", "population", "reported")
    fill(
        folder / "counts.csv",
        lambda row: {"value": "100" if row["measure"].endswith(wholes) else "95"},
    )
    fill(folder / "inputs.csv", lambda _: {"revised": "100", "actual": "90"})
    fill(folder / "survey.csv", lambda _: {"index": "85"})
    party = "    second_party: Bupati Balangan\n"
    targets = "{indicator: ikm, target: 84}", "{indicator: kepemilikan-dokumen, target: 94}"
    lines = "".join(f"      - {target}\n" for target in targets)
    edit(folder / "agreements.yaml", party, f"{party}    targets:\n{lines}")


def write_texts(folder: Path) -> None:
    (folder / "narrative").mkdir()
    plain = json.loads(run("check", folder, "--for", "lkjip", "--json").out)
    for issue in plain["issues"]:
        if issue["code"] == "text_missing":
            (folder / issue["place"]["file"]).write_text("Kata-kata kantor.\n", encoding="utf-8")


def test_the_page_leads_from_an_empty_office_to_the_second_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for program, *arguments in COMMANDS:
        assert program == "capaian"
        if arguments[0] == "report":
            fill_in(tmp_path / "kantor-2024")
            waiting = re.findall(r"^  \d\. (\S+):", run("check", "kantor-2024").out, re.MULTILINE)
            assert waiting == ["outputs.csv"]
            assert "Keluaran (`outputs.csv`) boleh menyusul" in YEARS_PAGE
        if arguments[0] == "close":
            assert run(*arguments).code == 10
            write_texts(tmp_path / "kantor-2024")
        done = run(*arguments)
        assert done.code == 0, (arguments, done.says)
    assert (tmp_path / "out" / "kantor-2024" / "lkjip.pdf").stat().st_size > 100_000
    history = (tmp_path / "kantor-2025" / "history.csv").read_text(encoding="utf-8")
    assert "kepemilikan-dokumen,,2024,95,94,,percent,penutupan-2024," in history
    assert "Yang diisi berikutnya" in run("check", "kantor-2025").out


def test_the_page_names_every_command_of_the_years() -> None:
    assert [arguments[1] for arguments in COMMANDS] == [
        "new",
        "check",
        "workbook",
        "workbook",
        "report",
        "close",
        "new",
    ]
