"""The rules, a folder for each family; beside each its page.

Families without modules hold the pages of findings that are made while reading.
"""
