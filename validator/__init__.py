"""OnRecord: records that can be trusted, because every quote is proved to stand in its source."""

__version__ = "0.1.0"
