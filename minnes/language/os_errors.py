"""Messages for errors of the operating system (`OSError`)."""

from __future__ import annotations

import errno

from minnes.language.message import Message, say


def os_error_message(error: OSError) -> Message:
    """Return why a file could not be read or written; for unknown errors, in the system's words."""
    return _KNOWN.get(error.errno or 0) or say("{problem}", problem=error.strerror or str(error))


_DENIED = say("you may not read or write it")
_KNOWN = {
    errno.ENOENT: say("there is no such file or folder"),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EISDIR: say("it is a folder, not a file"),
    errno.ENOTDIR: say("a part of its path is a file, not a folder"),
    errno.EEXIST: say("there is a file already"),
    errno.ENOSPC: say("the disk is full"),
    errno.EDQUOT: say("the disk is full"),
    errno.EROFS: say("it lies where nothing can be written"),
    errno.ENAMETOOLONG: say("its name is too long"),
    errno.ELOOP: say("it is a link that leads back to itself"),
}
