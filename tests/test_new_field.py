"""A new field costs its description, its record, its row and a migration; it is then found everywhere.

The product is copied, and two fields are added as a developer would.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dare_network.store.migrate import head_revision

ROOT = Path(__file__).resolve().parent.parent

BICYCLE = 'Annotated[Line, About("Favourite bicycle", headers="fiets", personal=True)] = ""'
FALLBACK = 'Annotated[Text, About("Fallback position", searched=TextKind.QUESTION)] = ""'
LINES = {
    # File, the class, the line after which it comes, and the new line.
    "domain/drafts/network.py": [
        ("class PersonDraft", r"    name: _Name\n", f"    bicycle: {BICYCLE}\n"),
        ("class OrganisationDraft", r"    name: _Name\n", f"    bicycle: {BICYCLE}\n"),
    ],
    "domain/drafts/dialogues.py": [
        ("class QuestionDraft", r"    \]\n(?=    position)", f"    fallback: {FALLBACK}\n")
    ],
    "domain/records/network.py": [("class Stakeholder", r"    email: str\n", "    bicycle: str\n")],
    "domain/records/dialogues.py": [("class Question", r"    rationale: str\n", "    fallback: str\n")],
    "store/tables/network.py": [
        ("class StakeholderRow", r'    email: str = ""\n', '    bicycle: str = ""\n')
    ],
    "store/tables/questions.py": [
        ("class QuestionRow", r'    rationale: str = ""\n', '    fallback: str = ""\n')
    ],
}
MIGRATION = '''"""Two new fields.

Revision ID: 9999
Revises: {head}
"""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    for table, name in (("stakeholder", "bicycle"), ("question", "fallback")):
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    for table, name in (("stakeholder", "bicycle"), ("question", "fallback")):
        op.drop_column(table, name)
'''


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The product with the two fields."""
    ignored = shutil.ignore_patterns("__pycache__", "*.sqlite3*")
    for name in ("dare_network", "pages", "data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    for file, additions in LINES.items():
        path = tmp_path / "dare_network" / file
        for within, after, line in additions:
            _add(path, within, after, line)
    versions = tmp_path / "dare_network" / "store" / "migrations" / "versions"
    (versions / "9999_new_fields.py").write_text(MIGRATION.format(head=head_revision()), "utf-8")
    return tmp_path


def _add(path: Path, within: str, after: str, line: str) -> None:
    text = path.read_text("utf-8")
    found = re.compile(after).search(text, text.index(f"{within}(" if f"{within}(" in text else f"{within}:"))
    assert found, f"{path.name}: {after}"
    path.write_text(text[: found.end()] + line + text[found.end() :], "utf-8")


def test_a_described_field_is_in_form_card_history_import_sheet_export_search_and_docs(
    copy: Path, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'dare.sqlite3'}"
    surroundings = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(copy), str(ROOT / "tests"))),
        "DARE_DATABASE_URL": database,
    }
    done = subprocess.run(
        [sys.executable, "-P", str(ROOT / "tests" / "new_field_steps.py"), database],
        cwd=copy,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.endswith("everywhere")
