"""Imports point one way, and importing textfix costs nothing."""

import ast
import subprocess
import sys
from pathlib import Path

import textfix

ROOT = Path(textfix.__file__).parent

# A module may import from its own package and from lower floors only.
FLOORS = [
    {"late", "stored"},
    {"characters", "in_use", "memo", "reading", "rules"},
    {"language", "sentences"},
    {"model"},
    {"chunking", "edits", "options"},
    {"difference", "html", "route"},
    {"normalize"},
    {"decoding", "stray", "repair", "layout"},
    {"links"},
    {"content"},
    {"stories", "segments"},
    {"parts"},
    {"read"},
    {"assemble"},
    {"pipeline"},
    {"__init__"},
    {"io", "testing"},
    {"cli"},
    {"__main__"},
]
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names}


def imports_of(path: Path) -> set[str]:
    """Names of the parts of textfix that a module imports, at its top or inside its functions."""
    found: set[str] = set()
    package = ("textfix", *path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        targets: list[str] = []
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            home = ".".join((*base, *(node.module or "").split("."))).strip(".")
            targets = [f"{home}.{alias.name}" for alias in node.names]
        for target in targets:
            steps = target.split(".")
            if steps[0] == "textfix":
                here = (len(steps) > 1 and (ROOT / steps[1]).exists()) or (ROOT / f"{steps[-1]}.py").exists()
                found.add(steps[1] if len(steps) > 1 and (here or steps[1] in FLOOR) else "__init__")
    return found


def test_every_part_has_a_floor() -> None:
    modules = {p.stem for p in ROOT.glob("*.py")}
    parts = modules | {p.parent.name for p in ROOT.glob("*/__init__.py")}
    assert parts - set(FLOOR) == set()


def test_imports_point_one_way() -> None:
    wrong = []
    for path in ROOT.rglob("*.py"):
        relative = path.relative_to(ROOT)
        mine = relative.parts[0].removesuffix(".py")
        for part in imports_of(path):
            if part != mine and mine != "__init__" and FLOOR[part] >= FLOOR[mine]:
                wrong.append(f"{relative} imports {part}")
    assert sorted(wrong) == []


HEAVY = {"ftfy", "regex", "charset_normalizer", "chardet", "numpy", "hypothesis", "dataclasses", "textfix.model"}


def test_importing_textfix_loads_nothing_heavy() -> None:
    code = "import sys; before = set(sys.modules); import textfix; print(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert loaded & HEAVY == set()
    assert len(loaded) <= 3, loaded  # textfix itself and __future__


def loaded_by(code: str) -> set[str]:
    """The modules that a piece of code loads, beyond those of Python itself."""
    code = f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    argv = [sys.executable, "-S", "-c", code]
    run = subprocess.run(argv, capture_output=True, text=True, check=True, cwd=ROOT.parent)
    return set(run.stdout.split())


def test_a_plain_text_is_fixed_without_a_look() -> None:
    loaded = loaded_by("import textfix; textfix.fix_text('A plain text.')")
    own = {name for name in loaded if name.startswith("textfix")}
    assert own == {"textfix", *(f"textfix.{part}" for part in ("characters", "edits", "model", "options", "pipeline"))}
    assert not loaded & {"json", "importlib.resources"}


# What the first text that needs it loads: a plain one does not.
LATER = {
    "textfix.html", "textfix.repair", "textfix.normalize", "textfix.reading", "textfix.decoding", "textfix.sentences",
    "textfix.language", "textfix.rules", "ftfy", "regex", "charset_normalizer", "numpy", "trafilatura", "html",
    "importlib.resources", "tempfile", "random", "statistics", "difflib",
}  # fmt: skip
PLAIN = "Harbour opens\\n\\nBy Ann Lee\\n\\nThe harbour opened on Monday after two years of work on its walls.\\n"


def test_a_plain_text_is_cleaned_without_what_others_need() -> None:
    assert loaded_by(f"import textfix; textfix.clean('{PLAIN}')") & LATER == set()
    assert loaded_by(f"import textfix; textfix.clean('{PLAIN * 8}')") & LATER == set()


def test_help_and_rule_pages_load_no_engine() -> None:
    code = (
        "import sys; from textfix.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('LOADED', *sorted(sys.modules))"
    )
    for arguments in (["--help"], ["--version"], ["rule", "MOJ004"], ["clean", "--help"]):
        run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
        loaded = set(run.stdout.rpartition("LOADED")[2].split())
        assert loaded & (HEAVY - {"dataclasses", "textfix.model"}) == set(), arguments


def test_public_names_are_there() -> None:
    for name in textfix.__all__:
        assert getattr(textfix, name) is not None
    assert set(textfix.__all__) <= set(dir(textfix))
