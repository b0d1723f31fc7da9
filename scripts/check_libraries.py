"""Says loudly when WeasyPrint cannot load the libraries it writes PDFs with.

Exits 1 when PDFs cannot be made at all, and in CI also when only the HarfBuzz subsetter is
missing: PDFs would be made then, but several times slower, and not always with the same bytes.
"""

import os
import sys


def main() -> int:
    try:
        from weasyprint.text import ffi
    except OSError as error:
        print(f"*** PDFs cannot be made: {error}", file=sys.stderr)
        print(
            "*** Debian: apt-get install libpangoft2-1.0-0; macOS: brew install pango",
            file=sys.stderr,
        )
        return 1
    if getattr(ffi, "harfbuzz_subset", None):
        return 0
    print(
        "*** The library harfbuzz-subset is missing: PDFs take several times longer and",
        file=sys.stderr,
    )
    print("*** are not the same from one build to the next.", file=sys.stderr)
    print(
        "*** Debian: apt-get install libharfbuzz-subset0; macOS: brew install harfbuzz",
        file=sys.stderr,
    )
    return int(os.environ.get("CI") == "true")


if __name__ == "__main__":
    sys.exit(main())
