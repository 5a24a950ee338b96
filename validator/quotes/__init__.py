"""Quotes, proved: a quote passes if, and only if, it really stands in its source.

>>> verdict = verify("We are ready", 'The minister said: "We are ready."')
>>> verdict.accepted, verdict.verdict
(True, 'exact')
"""

from validator.quotes.closest import Passage
from validator.quotes.prepare import Prepared, prepare
from validator.quotes.verify import ACCEPTED, Verdict, verify

__all__ = ["ACCEPTED", "Passage", "Prepared", "Verdict", "prepare", "verify"]
