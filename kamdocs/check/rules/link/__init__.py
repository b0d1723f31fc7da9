"""References between accounts; those inside an account are judged while it is read."""
