"""Pure functions from what is written to what follows from it. They open no file and ask no clock."""
