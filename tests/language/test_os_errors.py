"""Why a file could not be read or written is said in the user's language."""

import errno

import pytest

from minnes.language.catalog import translator
from minnes.language.os_errors import os_error_message


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "det finns ingen sådan fil"),
        (PermissionError(errno.EACCES, "Permission denied"), "du har inte rätt att läsa eller"),
        (IsADirectoryError(errno.EISDIR, "Is a directory"), "det är en mapp, ingen fil"),
        (OSError(errno.ENOSPC, "No space left on device"), "disken är full"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_what_the_system_refuses_is_said_in_swedish(error: OSError, said: str) -> None:
    assert translator("sv").text(os_error_message(error)).startswith(said)
