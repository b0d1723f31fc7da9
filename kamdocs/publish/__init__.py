"""Bytes → the published folder, whole or not at all. Knows paths and bytes, nothing of accounts."""

from kamdocs.publish.errors import ForeignFolderError, PublishError, UnsafeNamesError
from kamdocs.publish.site import Published, publish_site

__all__ = [
    "ForeignFolderError",
    "PublishError",
    "Published",
    "UnsafeNamesError",
    "publish_site",
]
