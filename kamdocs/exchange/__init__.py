"""Tables of other systems in, account files out; and what we hold, out as tables."""
