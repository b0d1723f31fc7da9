"""Bytes of a file in; everything that anybody could read in it, shown or not, out."""
