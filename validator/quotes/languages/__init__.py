"""What is known of each language, as data: one file a language (`sv.py`), all of the shape that `pack.py` describes.

What no file says is not permitted: where no pack fits, a quote is accepted only letter by letter.
"""
