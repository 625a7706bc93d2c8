"""A mail server for the tests: smtp_server.py FOLDER [option …], until its standard input ends.

Makes FOLDER/ca.pem (an authority) and a certificate for localhost and 127.0.0.1, prints `ready PORT`, and keeps what it
receives as FOLDER/N.eml (the bytes) and FOLDER/N.json (as Python's own mail parser reads them, with the envelope).

Options: starttls, implicit-tls, auth=USER:PASSWORD, greeting=REPLY, sender=REPLY, recipient=REPLY, message=REPLY (a
refusal such as `550 no such user`), hang-up (when the message comes), silent (never greets).
"""

import asyncio
import email
import email.policy
import json
import logging
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

from certificates import make_certificates


class Handler:
    def __init__(self, folder, replies, hangs_up):
        self.folder, self.replies, self.hangs_up, self.count = folder, replies, hangs_up, 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        if "sender" in self.replies:
            return self.replies["sender"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "recipient" in self.replies:
            return self.replies["recipient"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.hangs_up:
            server.transport.abort()
            return "421 gone"
        if "message" in self.replies:
            return self.replies["message"]
        self.keep(session, envelope)
        return "250 OK"

    def keep(self, session, envelope):
        self.count += 1
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        facts = {
            "greeting": session.host_name,
            "encrypted": session.ssl is not None,
            "user": session.auth_data.decode() if session.auth_data else None,
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "from": [message["From"].addresses[0].display_name, message["From"].addresses[0].addr_spec],
            "subject": message["Subject"],
            "body": message.get_content().replace("\r\n", "\n"),
        }
        (self.folder / f"{self.count}.eml").write_bytes(envelope.content)
        (self.folder / f"{self.count}.json").write_text(json.dumps(facts))


class Unwelcoming(asyncio.Protocol):
    def __init__(self, reply):
        self.reply = reply

    def connection_made(self, transport):
        if self.reply:
            transport.write(self.reply.encode() + b"\r\n")


async def main(folder, options):
    values = dict(option.split("=", 1) for option in options if "=" in option)
    context = None
    if "starttls" in options or "implicit-tls" in options:
        make_certificates(folder)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(folder / "server.pem", folder / "server.key")

    def authenticate(server, session, envelope, mechanism, data):
        given = f"{data.login.decode()}:{data.password.decode()}"
        right = given == values["auth"]
        return AuthResult(success=right, handled=right, auth_data=data.login)

    handler = Handler(folder, values, "hang-up" in options)

    def connection():
        if "silent" in options or "greeting" in values:
            return Unwelcoming(values.get("greeting"))
        return SMTP(
            handler,
            tls_context=context if "starttls" in options else None,
            authenticator=authenticate if "auth" in values else None,
            auth_required="auth" in values,
            auth_require_tls="starttls" in options,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        connection, "127.0.0.1", 0, ssl=context if "implicit-tls" in options else None)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


# What aiosmtpd says about the refusals that the tests provoke.
logging.disable()
asyncio.run(main(pathlib.Path(sys.argv[1]), sys.argv[2:]))
