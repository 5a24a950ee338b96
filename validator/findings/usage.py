"""The mistake of whoever called the command. It has a module of its own, so that the command line starts fast."""


class UsageError(Exception):
    """The command was called in a way that can't work. The message says what to do."""
