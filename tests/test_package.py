"""What is built for users, seen as files: nothing they need is missing, nothing else is in it."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from email.message import Message

ROOT = Path(__file__).parents[1]


def hatchling(target: str, project: Path, out: Path) -> Path:
    """Build a wheel or an sdist, in the environment of the tests: no network, half a second."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(out)],
        cwd=project,
        check=True,
        capture_output=True,
        timeout=120,
    )
    (built,) = out.iterdir()
    return built


def files_to_ship() -> set[str]:
    """Every file of the package, of the decks and of the pages on rules, under its name in the wheel."""
    package = {path.relative_to(ROOT / "src") for path in (ROOT / "src" / "viva").rglob("*")}
    decks = {Path("viva") / path.relative_to(ROOT) for path in (ROOT / "decks").rglob("*")}
    pages = {Path("viva/check/pages") / path.name for path in (ROOT / "docs" / "rules").glob("*.md")}
    return {path.as_posix() for path in package | decks | pages if path.suffix and "__pycache__" not in path.parts} | {
        "viva/decks/LICENSE"
    }


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatchling("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatchling("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def metadata(wheel: Path, names: set[str]) -> Message:
    (name,) = (name for name in names if name.endswith(".dist-info/METADATA"))
    with zipfile.ZipFile(wheel) as archive:
        return Parser().parsestr(archive.read(name).decode())


@pytest.mark.parametrize("name", ["viva/py.typed", "viva/decks/alibaba-covid/deck.yaml", "viva/check/pages/k-type.md"])
def test_the_wheel_has(name: str, names: set[str]) -> None:
    assert name in names


def test_the_wheel_has_every_file_of_the_package_and_the_decks(names: set[str]) -> None:
    # Style sheets, schema.sql, banks: whatever is not Python is what gets forgotten.
    assert files_to_ship() - names == set()


def test_the_wheel_has_nothing_else(names: set[str]) -> None:
    others = {name for name in names if ".dist-info/" not in name} - files_to_ship()
    assert others == set()


def test_the_licences_are_named_and_enclosed(metadata: Message, names: set[str]) -> None:
    assert metadata["License-Expression"] == "Apache-2.0 AND CC-BY-4.0"
    enclosed = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert enclosed == {"LICENSE", "decks/LICENSE"}


def test_nothing_agpl_comes_along(metadata: Message) -> None:
    wanted = metadata.get_all("Requires-Dist") or []
    assert not [line for line in wanted if line.startswith("anki")]


def test_a_wheel_built_from_the_source_package_is_the_same(sdist: Path, names: set[str], tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        # Python 3.11 has no filters before 3.11.4, and Debian 12 has 3.11.2.
        archive.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)
        archive.extractall(tmp_path / "unpacked")  # noqa: S202 - we have just made it ourselves
    (project,) = (tmp_path / "unpacked").iterdir()
    again = hatchling("wheel", project, tmp_path / "again")
    with zipfile.ZipFile(again) as archive:
        assert set(archive.namelist()) == names


def test_the_source_package_has_the_tests(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        parts = {PurePosixPath(name).parts[1:] for name in archive.getnames()}
    assert ("tests", "conftest.py") in parts
