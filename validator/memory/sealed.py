"""Where things are remembered: in the user's own cache folder, by the place of the dataset, each sealed with a key.

A dataset may come from a stranger, so nothing that lies in it is believed, or even opened: what it remembers lies
elsewhere. Each file there ends with a keyed hash (BLAKE2b) of its name and all that it holds, and is read as a whole
before anything is made of it; one that was damaged, forged, or brought along from another dataset is none. The key lies
in a folder of its own, so that a cache that is shared (in CI) is only believed by who has the same key: it can be given
in ONRECORD_CACHE_KEY.

A run in which nothing changed needs no more of the program than this, so it is to load fast.
"""

from __future__ import annotations

import os
import stat
import sys
from _blake2 import blake2b  # that of `hashlib` is the same, and takes longer to load than all this

NAME = "onrecord"
KEY = "ONRECORD_CACHE_KEY"
SHORTEST = 16
"""Characters that a key which is given must have."""
_LARGEST = 2 << 30
_SIZE = 32


def folder_of(root: str) -> str:
    """The folder of what is remembered of a dataset, there or not. Raises OSError where there can be none."""
    place = os.path.realpath(root)
    folder = f"{_users('cache')}/{NAME}"
    for path in (folder, _users("state")):
        if f"{os.path.realpath(path)}/".startswith(f"{place.rstrip('/')}/"):
            raise PermissionError(1, "it would lie in the dataset", path)
    return f"{folder}/{blake2b(os.fsencode(place), digest_size=16).hexdigest()}"


def load(root: str, name: str) -> bytes | None:
    """What was saved of a dataset under a name; None if nothing was, or not by us. Raises OSError."""
    folder = folder_of(root)
    _require_own(folder)
    data = _read(f"{folder}/{name}")
    body, seal = data[:-_SIZE], data[-_SIZE:]
    return body if len(seal) == _SIZE and _seal(folder, name, body, _key()) == seal else None


def save(root: str, name: str, data: bytes) -> None:
    """Save something of a dataset under a name, in the place of what was. Raises OSError."""
    folder = folder_of(root)
    os.makedirs(folder, 0o700, exist_ok=True)
    for path in (os.path.dirname(folder), folder):
        if os.lstat(path).st_uid == _user():
            os.chmod(path, 0o700)
    _require_own(folder)
    _replace(f"{folder}/{name}", data + _seal(folder, name, data, _key(make=True)))


def _seal(folder: str, name: str, data: bytes, key: bytes) -> bytes:
    own = blake2b(os.fsencode(f"{os.path.basename(folder)}/{name}"), digest_size=_SIZE, key=key).digest()
    return blake2b(data, digest_size=_SIZE, key=own).digest()


def _key(*, make: bool = False) -> bytes:
    """The key: the one that is given, or the user's own, made if there is none. Raises OSError."""
    given = os.environ.get(KEY, "")
    if 0 < len(given) < SHORTEST:
        raise PermissionError(1, f"the key in {KEY} is too short")
    if given:
        return blake2b(os.fsencode(given), digest_size=_SIZE).digest()
    folder = f"{_users('state')}/{NAME}"
    path = f"{folder}/cache.key"
    if make and not os.path.lexists(path):
        os.makedirs(folder, 0o700, exist_ok=True)
        _replace(path, os.urandom(_SIZE))
    key = _read(path)
    if len(key) != _SIZE:
        raise PermissionError(1, "this is no key", path)
    return key


def _users(what: str) -> str:
    """The folder of the user's `cache`, or `state`."""
    if sys.platform in ("win32", "darwin"):
        import platformdirs

        return str(platformdirs.user_cache_dir() if what == "cache" else platformdirs.user_state_dir())
    named = os.environ.get(f"XDG_{what.upper()}_HOME", "")
    usual = os.path.expanduser("~/.cache" if what == "cache" else "~/.local/state")
    found = named if os.path.isabs(named) else usual
    if not os.path.isabs(found):
        raise FileNotFoundError(2, "there is no home folder", found)
    return found


def _user() -> int:
    return int(getattr(os, "geteuid", int)())


def _require_own(folder: str) -> None:
    """Raise OSError unless a folder is one of ours, that nobody else may look into."""
    status = os.lstat(folder)
    strange = os.name == "posix" and (status.st_uid != _user() or status.st_mode & 0o077)
    if not stat.S_ISDIR(status.st_mode) or strange:
        raise PermissionError(1, "it belongs to somebody else", folder)


def _read(path: str) -> bytes:
    """The bytes of an ordinary file of ours. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        strange = os.name == "posix" and (status.st_uid != _user() or status.st_mode & 0o077)
        if not stat.S_ISREG(status.st_mode) or strange or status.st_size > _LARGEST:
            raise PermissionError(1, "it belongs to somebody else", path)
        return file.read()


def _replace(path: str, data: bytes) -> None:
    """Write a file that only we may read, whole or not at all."""
    beside = f"{path}.{os.urandom(6).hex()}.new"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
