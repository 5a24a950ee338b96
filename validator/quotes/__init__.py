"""Quotes, proved: a quote passes if, and only if, it really stands in its source.

>>> verdict = verify("We are ready", 'The minister said: "We are ready."')
>>> verdict.accepted, verdict.verdict
(True, 'exact')
"""

from .closest import Passage
from .prepare import Prepared, prepare
from .verify import ACCEPTED, Verdict, verify

__all__ = ["ACCEPTED", "Passage", "Prepared", "Verdict", "prepare", "verify"]
