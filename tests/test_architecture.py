"""What no linter sees: what a page may hold, what imports without Streamlit, and how things are called."""

import ast
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dare_network.domain.vocabulary import Family
from dare_network.store.tables import Base
from dare_network.store.tables.base import Entity, Link

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "dare_network"
PAGES = sorted((ROOT / "pages").glob("*.py"))
MODULES = sorted(PACKAGE.rglob("*.py"))
PURE = [
    path
    for layer in ("domain", "words", "graph", "charts")
    for path in sorted((PACKAGE / layer).rglob("*.py"))
]

PAGE_MAY_IMPORT = ("streamlit", "dare_network.ui", "dare_network.services", "dare_network.domain")
EVERYBODY_MAY_IMPORT = ("dare_network.language", "dare_network.errors")
SQL = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "DROP ", "PRAGMA ")
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc", "crud", "manager"}


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def held(path: Path) -> set[str]:
    """What others can import from a module."""
    names = {
        alias.asname or alias.name
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", node)]
        names.update(each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))
    return names


@pytest.mark.parametrize("path", sorted((ROOT / "bench").rglob("*.py")), ids=place)
def test_what_the_bench_measures_is_still_called_so(path: Path) -> None:
    for name in imported(path):
        module, _dot, taken = name.rpartition(".")
        file = ROOT.joinpath(*module.split(".")).with_suffix(".py")
        if module.split(".")[0] in {"dare_network", "tests", "bench"} and not file.with_suffix("").is_dir():
            assert file.exists(), f"{place(path)} imports {name}, which is gone."
            assert taken in held(file), f"{place(path)} imports {name}, which is gone."


def test_there_is_something_to_look_at() -> None:
    assert len(PAGES) >= 5
    assert len(MODULES) > 80
    assert len(PURE) > 30


@pytest.mark.parametrize("path", PAGES, ids=place)
def test_a_page_is_short_and_imports_only_what_a_page_needs(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 120
    standard = {name for name in imported(path) if name.split(".")[0] in sys.stdlib_module_names}
    assert "sqlite3" not in {name.split(".")[0] for name in standard}
    for name in set(imported(path)) - standard:
        assert name.startswith(PAGE_MAY_IMPORT + EVERYBODY_MAY_IMPORT), name


@pytest.mark.parametrize("path", PAGES, ids=place)
def test_a_page_holds_no_sql(path: Path) -> None:
    texts = [n.value for n in nodes(path) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    assert [text for text in texts if text.startswith(SQL)] == []


@pytest.mark.parametrize("path", PAGES, ids=place)
def test_a_page_ends_in_one_frame(path: Path) -> None:
    frames = [
        item.context_expr
        for node in nodes(path)
        if isinstance(node, ast.With)
        for item in node.items
        if isinstance(item.context_expr, ast.Call)
        and isinstance(item.context_expr.func, ast.Name)
        and item.context_expr.func.id == "page"
    ]
    last = ast.parse(path.read_text(encoding="utf-8")).body[-1]
    assert len(frames) == 1
    assert isinstance(last, ast.With)
    assert last.items[0].context_expr.lineno == frames[0].lineno


CHOOSING = {
    *("selectbox", "multiselect", "pills", "segmented_control", "radio", "select_slider", "tabs"),
    *("menu_button", "feedback", "data_editor"),
}
CHOICE = PACKAGE / "ui" / "choice.py"
INTERFACE = [path for path in MODULES if PACKAGE / "ui" in path.parents and path != CHOICE] + PAGES


def test_one_module_chooses() -> None:
    assert {node.attr for node in nodes(CHOICE) if isinstance(node, ast.Attribute)} & CHOOSING


@pytest.mark.parametrize("path", INTERFACE, ids=place)
def test_what_is_chosen_travels_as_an_id_through_one_module(path: Path) -> None:
    """Streamlit carries labels, which change with the language and the data."""
    called = [node for node in nodes(path) if isinstance(node, ast.Attribute) and node.attr in CHOOSING]
    others = [each for each in called if not isinstance(each.value, ast.Name) or each.value.id != "choice"]
    assert [each.lineno for each in others] == []
    assert not {name.rsplit(".", 1)[-1] for name in imported(path)} & CHOOSING


@pytest.mark.parametrize("path", INTERFACE, ids=place)
def test_a_row_that_is_chosen_is_known_by_its_id(path: Path) -> None:
    """A table tells positions: its key has to change with the rows."""
    source = path.read_text(encoding="utf-8")
    assert "selection.rows" not in source or "choice.widget_key(" in source


BLOCKED = """
import importlib, pkgutil, sys

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "streamlit":
            raise ImportError("a layer below the interface needs " + name)

sys.meta_path.insert(0, Block())
import dare_network
count = 0
for module in pkgutil.walk_packages(dare_network.__path__, "dare_network."):
    if module.name.split(".")[1] not in ("ui", "__main__") and ".migrations" not in module.name:
        importlib.import_module(module.name)
        count += 1
print(count)
"""
START = "import sys, dare_network.services.graph_files; print('pyvis' in sys.modules)"


def test_everything_below_the_interface_works_without_streamlit() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert int(done.stdout) > 60


def test_what_draws_a_page_that_stands_alone_is_not_loaded_at_start() -> None:
    done = subprocess.run([sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def entities(kind: type[Entity]) -> Iterator[type[Entity]]:
    for child in kind.__subclasses__():
        if hasattr(child, "__table__"):
            yield child
        yield from entities(child)


def test_every_entity_says_what_it_is_and_which_revision_it_raises() -> None:
    found = list(entities(Entity))
    assert len(found) > 10
    assert len({row.entity for row in found}) == len(found)
    for row in found:
        assert row.entity
        assert isinstance(row.family, Family)
        assert row.key in Base.metadata.tables[str(row.__tablename__)].c
        assert all(isinstance(link, Link) for link in row.links.values())


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_no_module_is_called_after_nothing(path: Path) -> None:
    named = {path.stem, path.parent.name}
    assert not named & NAMELESS or path == PACKAGE / "store" / "tables" / "base.py"


GRIDS = {"dataframe", "data_editor"}
TABLE = PACKAGE / "ui" / "widgets" / "table.py"


def test_a_grid_is_drawn_in_one_place_and_gives_no_file_away() -> None:
    drawn = {
        path
        for path in MODULES + PAGES
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in GRIDS
    }
    assert drawn == {TABLE}
    configured = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert configured["client"]["disableDataExport"] is True


def test_errors_are_printed_nowhere_past_the_log() -> None:
    # With a package that only developers have, Streamlit would print them with the text of what failed.
    configured = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert configured["logger"]["enableRich"] is False


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__main__.py"], ids=place)
def test_nothing_but_the_command_line_prints(path: Path) -> None:
    assert [call.lineno for call in calls(path, "print")] == []


@pytest.mark.parametrize("path", MODULES + PAGES, ids=place)
def test_what_a_reader_sees_is_one_text_with_named_places(path: Path) -> None:
    for call in calls(path, "_", "N_", "ngettext"):
        for text in call.args[:2]:
            assert not isinstance(text, ast.JoinedStr | ast.BinOp), call.lineno
            filled = isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute)
            assert not (filled and text.func.attr == "format"), call.lineno
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                assert "{}" not in text.value, call.lineno
                assert text.value.strip(), call.lineno


QUESTION_WORDS = {"what", "who", "whom", "whose", "whether", "that", "which", "where", "when", "why", "how"}
LEADING = {"as", "at", "by", "for", "from", "in", "of", "on", "since", "to", "under", "until", "with"}


@pytest.mark.parametrize("path", MODULES + PAGES, ids=place)
def test_a_docstring_begins_with_what_a_thing_is_or_does(path: Path) -> None:
    """Not with a question that the reader has to turn round, nor with "the same" as something else."""
    for node in nodes(path):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            first, second = [*str(node.value.value).lower().split(), "", ""][:2]
            assert first not in QUESTION_WORDS, node.lineno
            assert first not in LEADING or second not in QUESTION_WORDS, node.lineno
            assert (first, second) != ("the", "same"), node.lineno


@pytest.mark.parametrize("path", MODULES + PAGES, ids=place)
def test_nobody_takes_what_another_module_keeps_for_itself(path: Path) -> None:
    for name in imported(path):
        if name.startswith("dare_network"):
            last = name.rsplit(".", 1)[1]
            assert last == "_" or not last.startswith("_") or last.startswith("__"), name


@pytest.mark.parametrize("path", PURE, ids=place)
def test_rules_graphs_and_pictures_have_no_clock_and_only_seeded_dice(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & {"secrets", "time"}
    called = [node.func for node in nodes(path) if isinstance(node, ast.Call)]
    asked = [func for func in called if isinstance(func, ast.Attribute)]
    assert [func.lineno for func in asked if func.attr in {"now", "today", "utcnow"}] == []
    dice = [func for func in asked if isinstance(func.value, ast.Name) and func.value.id == "random"]
    assert [func.lineno for func in dice if func.attr != "Random"] == []


def test_one_module_knows_what_lies_outside_the_package() -> None:
    """In an installed product it lies elsewhere: a module finds by itself only what lies beside it."""
    climbing = {
        place(path)
        for path in MODULES + PAGES
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"parent", "parents"}
        if "__file__" in ast.unparse(node) and ast.unparse(node).endswith((".parents", ".parent.parent"))
    }
    assert climbing == set()


def test_no_two_test_files_have_one_name() -> None:
    """Python would take the one for the other, and a run of all tests would end before it began."""
    names = Counter(path.name for path in (ROOT / "tests").glob("**/test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    "path", [p for layer in ("ui", "charts") for p in sorted((PACKAGE / layer).rglob("*.py"))], ids=place
)
def test_what_readers_look_through_is_sorted_by_one_folding(path: Path) -> None:
    """By small letters alone, "Çelik" and "Łukasz" would stand behind Z."""
    for call in calls(path, "sorted"):
        keys = (keyword.value for keyword in call.keywords if keyword.arg == "key")
        found = {node.attr for key in keys for node in ast.walk(key) if isinstance(node, ast.Attribute)}
        assert not found & {"casefold", "lower"}, f"{place(path)}:{call.lineno}"
