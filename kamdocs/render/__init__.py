"""Values in, pages and papers out: the site, the customer's documents, charts."""
