"""The errors that Tallywire raises on purpose, and the exit code of each.

    TallywireError           1   something failed; the message says what, to what, and what to do
    ├── UsageError           2   the command line or an input file cannot be used as given
    ├── Busy                75   another run holds the lock (sysexits' EX_TEMPFAIL: try again later)
    └── SettingsError       78   tallywire.toml is missing or wrong (sysexits' EX_CONFIG)

Callers catch `TallywireError`. Every message has three parts: what was being done, to what, and what to do now.
`in_plain_words` says the same of what a disk does to any command.
"""

from errno import EACCES, EDQUOT, EFBIG, EIO, ENOSPC, EPERM, EROFS

LOST = 1
"""Exit code of a run that ended but lost something: a page that could not be read, a part that did not load."""

CLOSED_PIPE = 141
"""Nobody reads on, as after `| head`: 128 and the number of SIGPIPE, what a shell calls it; no message."""


class TallywireError(Exception):
    """Whatever goes wrong for a reason that a user can act on."""

    exit_code = 1


class UsageError(TallywireError):
    """The command line, or a file named on it, cannot be used as given."""

    exit_code = 2


class Busy(TallywireError):  # noqa: N818  the state of the world, not a fault of anyone's
    """Another run is at work in the same data directory."""

    exit_code = 75


class SettingsError(TallywireError):
    """The settings file is missing, is not TOML, or says something that cannot be."""

    exit_code = 78


_DISK = frozenset({ENOSPC, EDQUOT, EFBIG, EROFS, EIO, EACCES, EPERM})
"""Errors of the operating system that are the disk's and not a bug of ours."""


def in_plain_words(error: Exception) -> str | None:
    """Say what a disk that is full, closed or damaged means for who calls a command.

    Args:
        error: that nobody has caught, the operating system's or DuckDB's.

    Returns:
        The message; None for every other error, which is a bug and is shown as one.
    """
    if isinstance(error, OSError) and error.errno in _DISK:
        name = f" {error.filename}" if error.filename else ""
        return f"using the disk:{name} {error.strerror}; mend that and run again: what was whole before still is"
    if type(error).__module__.partition(".")[0] not in {"duckdb", "_duckdb"}:  # told by name: importing it takes long
        return None
    said = str(error).partition("\n")[0]
    if "No space left" in said or "Disk quota" in said:
        return (
            f"writing the warehouse: the disk is full; free some and run again: what was whole before still is ({said})"
        )
    if "checksum" in said or "orrupt" in said:
        return (
            "reading the warehouse: a block of the file is damaged; move the file away and call 'tallywire run': the "
            f"writer's file is built anew from the parts, the published copy from the writer's file ({said})"
        )
    return None
