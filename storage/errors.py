"""The one family of errors: what stops a command, with the line that its user reads."""


class YangeError(Exception):
    """Root of all errors of this project; its text is one line for the user."""

    exit_code = 1


class UserMistake(YangeError):
    """Raised by a command when what it was given names nothing; says what there is instead."""

    exit_code = 2


class ArchiveError(YangeError):
    """Raised by storage when the archive cannot be read or written; always fatal for a run."""


class DamagedBody(ArchiveError):
    """Raised by storage when one body is missing or not what its name says; the rest of the archive can be read."""


class NotAnArchive(ArchiveError):
    """Raised on opening: no file, not an archive, or written by a newer program. Nothing was touched."""

    exit_code = 2


class ArchiveBusy(ArchiveError):
    """Raised by storage when another run holds the archive's lock."""

    exit_code = 75
