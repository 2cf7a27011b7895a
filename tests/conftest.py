"""What all tests share: surroundings that are the same everywhere, and how hard to search."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Widths and colours are decided when rich is first imported, so this comes before any test module.
for _name in ("COLORTERM", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "PY_COLORS"):
    os.environ.pop(_name, None)
os.environ |= {"COLUMNS": "100", "LANG": "C.UTF-8", "NO_COLOR": "1", "TERM": "dumb"}

# Every run tries the same examples, so that a red run can be run again. To search further:
# pytest --hypothesis-profile=deep
# Two whole meetings are much data, and a machine may be slow: neither says anything of what is tested.
_SIZE_AND_PACE = (HealthCheck.filter_too_much, HealthCheck.data_too_large, HealthCheck.too_slow)
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    max_examples=100,
    print_blob=True,
    suppress_health_check=_SIZE_AND_PACE,
)
settings.register_profile(
    "deep",
    deadline=None,
    max_examples=5_000,
    print_blob=True,
    suppress_health_check=_SIZE_AND_PACE,
)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Large outputs that tests compare with are files: `make update` writes them; read the diff."""
    parser.addoption("--update", action="store_true", help="write what is shown and said anew")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or leaves anything in the home of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
        yield


def pytest_sessionfinish() -> None:
    """Let go of what minnes kept from the search for garbage: DuckDB lists all that is left of it."""
    gc.unfreeze()
    gc.collect()
