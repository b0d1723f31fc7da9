"""The small values everything is made of: money, dates, spans, identifiers, sentences.

They know nothing of accounts, files or languages.
"""
