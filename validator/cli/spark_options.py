"""The options of commands that can do their work on Apache Spark."""

from __future__ import annotations

import argparse


def add_spark(parser: argparse.ArgumentParser, what: str) -> argparse._ArgumentGroup:
    """Add them, under a heading of their own. `what` is what is done there."""
    far = parser.add_argument_group(
        "on Apache Spark", "For more records than one machine checks (docs/spark.md)."
    )
    far.add_argument(
        "--engine", choices=("local", "spark"), default="local", help=f"where to {what} (default: local)"
    )
    far.add_argument(
        "--spark",
        metavar="MASTER",
        help="local[4], or sc://HOST:PORT of Spark Connect (default: the session that there is)",
    )
    far.add_argument(
        "--work",
        type=_named,
        metavar="URI",
        help="a folder that all workers reach, for what one stage hands to the next",
    )
    far.add_argument(
        "--records",
        type=_named,
        metavar="URI",
        help="JSON Lines or Parquet for the records folder: s3://BUCKET/FOLDER, file:///DATA/*.jsonl",
    )
    far.add_argument(
        "--texts",
        type=_named,
        metavar="URI",
        help="a Parquet table of the articles' texts (sha256, text), for the archive",
    )
    return far


def _named(text: str) -> str:
    """A path or a URI. An empty one is a variable that was not set, and must not mean the dataset's own folder."""
    if not text:
        raise argparse.ArgumentTypeError("it is empty; name a folder or a URI, or leave the option out")
    return text
