"""A page of the site in; the page as the preview serves it out: with a script that waits for changes.

The site's own files never hold any of this. The script and the style come from the same server, so
the policy that each page states holds as it is.
"""

from __future__ import annotations

import re
from html import escape

from kamdocs.serve.address import OWN
from kamdocs.serve.shown import State, digest

_RELATIVE = re.compile(rb'( (?:href|src|data-pages|data-root)=")(?![a-zA-Z][a-zA-Z0-9+.-]*:|/|#)')


def inject(html: bytes, path: str, state: State) -> bytes:
    """Add script, style and banner to the page that was asked for by `path`."""
    content, banner = digest(state.files.get(path, b"")), state.banner_for(path)
    head = (
        f'<link rel="stylesheet" href="/{OWN}preview.css">\n'
        f'<script src="/{OWN}preview.js" defer data-page="{escape(path)}" '
        f'data-content="{content}" data-banner="{digest(banner.encode())}"></script>\n'
    )
    foot = f'<div id="kamdocs-preview">{banner}</div>\n'
    html = html.replace(b"</head>", head.encode() + b"</head>", 1)
    before, end, after = html.rpartition(b"</body>")
    return before + foot.encode() + end + after if end else html


def lead_back(html: bytes, depth: int) -> bytes:
    """Let the relative links of a page that stands `depth` folders higher lead where they did."""
    return _RELATIVE.sub(rb"\1" + b"../" * max(depth, 0), html)
