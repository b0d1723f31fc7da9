"""Work and where it is done. Knows functions, plain arguments and processes; knows no account."""
