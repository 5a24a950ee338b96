"""From checked records to the dataset: tables, then one writer a format, then one exchange of folders."""


class NotBuildableError(Exception):
    """The records are valid, but can't be put into tables. The message says which record or field, and the way out."""
