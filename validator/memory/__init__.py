"""What the last run found, so that the next one has to look at no more than what changed.

One SQLite database, saved in the user's cache folder by the dataset's place. It holds for each file its stamp and hash,
and for each record the names that its rules looked up, the groups that it is in, and its findings. It is only ever a
memory: lost, damaged, copied from elsewhere or written by two runs at once, it costs time and never changes a verdict.
"""
