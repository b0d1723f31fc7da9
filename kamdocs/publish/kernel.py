"""Two calls to the operating system that Python has no name for.

Both say False where the system or the file system does not know them; the caller has another way.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_RENAMEAT2_NUMBER = {"x86_64": 316, "aarch64": 276, "riscv64": 276}  # for C libraries without it
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange_folders(first: Path, second: Path) -> bool:
    """Let two folders change places in one step that no reader can see half done.

    Raises OSError when the system knows how and refuses.
    """
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    one, other = os.fsencode(first), os.fsencode(second)
    if sys.platform == "darwin":
        result = library.renamex_np(one, other, ctypes.c_uint(_RENAME_SWAP))
    else:
        result = _call_renameat2(library, one, other)
    if result is None:
        return False
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_HERE:
        return False
    raise OSError(code, os.strerror(code), str(second))


def flush_file_system(path: Path) -> bool:
    """Bring everything written to the file system of `path` onto the disk."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "syncfs"):
        return False
    descriptor = os.open(path, os.O_RDONLY)
    try:
        if library.syncfs(descriptor) == 0:
            return True
        code = ctypes.get_errno()
        if code in _NOT_HERE:
            return False
        raise OSError(code, os.strerror(code), str(path))
    finally:
        os.close(descriptor)


def _call_renameat2(library: ctypes.CDLL, one: bytes, other: bytes) -> int | None:
    arguments = (_AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_RENAME_EXCHANGE))
    if hasattr(library, "renameat2"):
        return int(library.renameat2(*arguments))
    number = _RENAMEAT2_NUMBER.get(platform.machine()) if sys.platform == "linux" else None
    return None if number is None else int(library.syscall(ctypes.c_long(number), *arguments))
