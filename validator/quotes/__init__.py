"""Quotes, proved: a quote passes if, and only if, it really stands in its source.

>>> from validator.quotes.verify import verify
>>> verdict = verify("We are ready", 'The minister said: "We are ready."')
>>> verdict.accepted, verdict.verdict
(True, 'exact')
"""
