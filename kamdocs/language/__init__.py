"""The languages of the interface: what is said comes in as values, what is read goes out as text.

English texts are the keys of the catalogues. Nothing here knows what an account is.
"""
