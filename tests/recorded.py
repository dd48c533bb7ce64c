"""A recording, read back as replay.js reads it."""

import json
import zlib
from base64 import b64decode


def table_and_rest(data: str) -> tuple[dict, bytes]:
    """What a recording's `data` says of its states, and the bytes of all their arrays."""
    plain = zlib.decompress(b64decode(data))
    length = int.from_bytes(plain[:4], "little")
    return json.loads(plain[4 : 4 + length]), plain[4 + length :]
