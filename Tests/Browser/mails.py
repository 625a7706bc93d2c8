"""The mails that a server kept in its outbox, read as a mail program reads them."""

import email, email.policy
from world import until


def to(server, address, containing=""):
    """The mails to an address, oldest first."""
    files = sorted((server.data / "outbox").glob("*.eml"))
    mails = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in files]
    return [mail for mail in mails if mail["To"].strip("<>") == address and containing in mail.get_content()]


def last(server, address, containing=""):
    """The newest one; waits until it is there."""
    return until(lambda: to(server, address, containing))[-1]


def links(mail, kind):
    """The paths of a kind in a mail."""
    words = mail.get_content().split()
    return ["/" + word.split("/", 3)[3] for word in words if word.startswith("http") and f"/{kind}/" in word]
