"""A mail server beside a Hearten, for what only happens where mail is sent."""

import email, email.policy, pathlib, subprocess, sys
from world import until

PROGRAM = pathlib.Path(__file__).resolve().parents[1] / "OutsideTests" / "smtp_server.py"


class MailServer:
    def __init__(self, folder, *options):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True)
        self.process = subprocess.Popen(
            [sys.executable, PROGRAM, str(self.folder), *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.port = int(self.process.stdout.readline().split()[1])

    @property
    def flag(self):
        return ["--smtp", f"smtp://127.0.0.1:{self.port}"]

    def mails(self, address=None):
        found = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in sorted(self.folder.glob("*.eml"))]
        return [mail for mail in found if address in (None, mail["To"].strip("<>"))]

    def last(self, address, containing):
        return until(lambda: [mail for mail in self.mails(address) if containing in mail.get_content()])[-1]

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)
