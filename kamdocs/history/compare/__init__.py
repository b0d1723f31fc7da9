"""Kinds of change, a file each: an account before and after in, what became different in words out.

Each module offers a `COMPARISON`; what it yields is in the order of the files.
"""
