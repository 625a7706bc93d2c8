"""A strange web server for the tests: web_server.py [FOLDER], until its standard input ends. Prints `ready PORT`.

With a FOLDER it speaks https, by an authority of its own: FOLDER/ca.pem.

It listens on every address of this machine, so that a fetch that should not reach one of them would succeed if it tried. It
counts what it is asked; /asked tells.
"""

import gzip
import http.server
import pathlib
import ssl
import sys
import threading

from certificates import make_certificates

PAGE = b"""<!doctype html><html><head><meta charset=utf-8><title>Couch to &lt;5k&gt;</title>
<meta property="og:title" content="Couch to 5k"><meta property="og:description" content="Nine weeks,
three runs a week."><meta property="og:site_name" content="NHS"></head><body>Words</body></html>"""

asked = []
ended = threading.Event()


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def send(self, body, kind="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, to):
        self.send(b"", status=302, Location=to, Set_Cookie="seen=1")

    def do_GET(self):
        port = self.server.server_address[1]
        path = self.path.split("?")[0]
        if path != "/asked":
            asked.append((path, self.headers.get("Cookie"), self.headers.get("Authorization"), self.headers.get("Referer")))
        try:
            self.answer(path, port)
        except OSError:
            pass  # the other side had enough
        self.close_connection = True

    def answer(self, path, port):
        if path == "/page":
            self.send(PAGE)
        elif path == "/asked":
            self.send("\n".join(map(str, asked)).encode(), kind="text/plain")
        elif path == "/once":
            self.redirect("/page")
        elif path == "/to-another":
            self.redirect(f"http://127.0.0.2:{port}/secret")
        elif path == "/to-mapped":
            self.redirect(f"http://[::ffff:127.0.0.2]:{port}/secret")
        elif path == "/to-number":
            self.redirect(f"http://2130706434:{port}/secret")  # 127.0.0.2
        elif path == "/to-file":
            self.redirect("file:///etc/passwd")
        elif path == "/to-gopher":
            self.redirect(f"gopher://127.0.0.1:{port}/_secret")
        elif path == "/to-user":
            self.redirect(f"http://user:password@127.0.0.1:{port}/page")
        elif path == "/loop":
            self.redirect("/loop")
        elif path == "/gone":
            self.send(b"gone", status=410)
        elif path == "/picture":
            self.send(b"\x89PNG", kind="image/png")
        elif path == "/gigabyte":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(1 << 30))
            self.end_headers()
            part = b"<p>" + b"x" * 65533
            for _ in range((1 << 30) // len(part)):
                self.wfile.write(part)
        elif path == "/bomb":
            self.send(gzip.compress(b"\0" * (1 << 28)), Content_Encoding="gzip")
        elif path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            while not ended.wait(0.05):
                self.wfile.write(b"x")
        elif path == "/silent":
            ended.wait()
        elif path == "/deep":
            self.send(b"<title>Deep</title>" + b"<b>" * 170_000)
        elif path == "/secret":
            self.send(b"<title>Secret</title>")
        else:
            self.send(b"", status=404)


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Says nothing: the tests refuse certificates and leave in the middle of answers on purpose."""


server = Server(("0.0.0.0", 0), Answer)
server.daemon_threads = True
if len(sys.argv) > 1:
    folder = pathlib.Path(sys.argv[1])
    make_certificates(folder)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("ready", server.server_address[1], flush=True)
sys.stdin.read()
ended.set()
