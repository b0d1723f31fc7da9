"""Mails: values in, HTML out that mail programs show."""
