"""`python -m kamdocs`."""

from kamdocs.cli.main import main

main(prog_name="kamdocs")
