"""The source of the house, read once."""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "jiangxin"
SKIPPED = {"migrations", "__pycache__", "node_modules", "vendor"}


@dataclass(frozen=True)
class Source:
    """One module: its path in the checkout, its dotted name, its text, its syntax tree."""

    path: str
    name: str
    text: str
    tree: ast.Module

    @property
    def floor(self) -> str:
        """The floor it stands on, empty for what lies outside the package."""
        parts = self.name.split(".")
        return parts[1] if parts[0] == "jiangxin" and len(parts) > 1 else ""

    @property
    def room(self) -> str:
        """The floor and the room, as `domain.rulebook`."""
        return ".".join(self.name.split(".")[1:3])

    def imports(self) -> list[str]:
        """Dotted names of everything imported, `from a import b` given as `a.b`."""
        names = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names += [f"{node.module}.{alias.name}" for alias in node.names]
        return names


def _read(path: Path) -> Source:
    relative = path.relative_to(CHECKOUT)
    text = path.read_text("utf-8")
    name = ".".join(relative.with_suffix("").parts).removesuffix(".__init__")
    return Source(str(relative), name, text, ast.parse(text))


def _read_all(folder: Path) -> list[Source]:
    found = sorted(path for path in folder.rglob("*.py") if not SKIPPED & set(path.parts))
    return [_read(path) for path in found]


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture(scope="session")
def house_sources() -> list[Source]:
    """Every module of the product, migrations left out: Django writes those."""
    return _read_all(PACKAGE)


@pytest.fixture(scope="session")
def all_sources(house_sources: list[Source]) -> list[Source]:
    """The product, its tools and its tests."""
    return house_sources + [
        source for folder in ("bin", "bench", "tests") for source in _read_all(CHECKOUT / folder)
    ]
