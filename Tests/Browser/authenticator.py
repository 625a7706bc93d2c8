"""An authenticator app."""

import base64, hashlib, hmac, struct, time


def code(key, at=None):
    """RFC 6238, by hand."""
    step = struct.pack(">q", int((at or time.time()) // 30))
    mac = hmac.new(base64.b32decode(key + "=" * (-len(key) % 8)), step, hashlib.sha1).digest()
    offset = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
