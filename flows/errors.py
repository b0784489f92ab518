"""The errors that Tallywire raises on purpose, and the exit code of each.

    TallywireError           1   something failed; the message says what, to what, and what to do
    ├── UsageError           2   the command line or an input file cannot be used as given
    ├── Busy                75   another run holds the lock (sysexits' EX_TEMPFAIL: try again later)
    └── SettingsError       78   tallywire.toml is missing or wrong (sysexits' EX_CONFIG)

Callers catch `TallywireError`. Every message has three parts: what was being done, to what, and what to do now.
"""

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
