"""One module a command, each with an object `command`; a file put here is a command more."""
