"""Templates and schemas are found in a checkout; tests/test_install.py looks inside the wheel."""

from pathlib import Path

from minnes import resources


def test_in_a_checkout_the_folders_beside_the_package_are_used(root: Path) -> None:
    assert (resources.templates(), resources.schemas()) == (root / "templates", root / "schemas")
