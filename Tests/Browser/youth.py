"""People under 18, and the mails to their guardian, who is Ada."""

import datetime, re
import mails

GUARDIAN = "ada@example.org"


def birthday():
    return (datetime.date.today() + datetime.timedelta(days=500)).isoformat()


def young(handle, **more):
    """What somebody under 18 says of themselves when they come in."""
    return {"adult": "no", "adult-on": birthday(), "guardian-name": "Ada", "guardian-email": GUARDIAN, "handle": handle, **more}


def guardian_link(server, containing="under 18 and named you"):
    """The address in the newest mail to the guardian that says so."""
    return re.search(r"/guardian/\S+", mails.last(server, GUARDIAN, containing).get_content())[0]
