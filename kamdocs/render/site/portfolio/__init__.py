"""The pages about all accounts: a file here is a kind of page, found by listing this folder."""
