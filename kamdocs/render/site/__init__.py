"""The internal site: facts in, pages, tables of data and assets out, all as paths and bytes."""
