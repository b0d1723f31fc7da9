"""Papers for customers: finished records in, HTML and PDF jobs out. Nothing internal is known here."""
