"""A visitor without a browser: raw requests with cookies, and the token that forms need."""

import http.client, itertools, secrets, urllib.parse
import markup

addresses = itertools.count(2)


class Answer:
    """The whole answer: status, headers in lower case, bytes."""

    def __init__(self, client, path, response):
        self.client, self.path, self.status = client, path, response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.cookies = response.headers.get_all("Set-Cookie") or []
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def page(self):
        return markup.read(self.text)

    @property
    def words(self):
        return self.page.text

    @property
    def location(self):
        return self.headers.get("location")

    def form(self, action):
        """The form that is sent to this address."""
        return self.page.first("form", action=action)

    def follow(self):
        return self.client.get(self.location) if self.status == 303 else self


class Client:
    """Each comes from an address of its own, so that only tests of limits meet those limits."""

    def __init__(self, base, source=None):
        self.base, self.cookies, self._token = base, {}, None
        self.address = urllib.parse.urlsplit(base)
        number = next(addresses)
        self.source = source or f"127.0.{number // 250}.{number % 250 + 1}"

    def send(self, method, path, body=None, headers=(), timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.address.port, timeout=timeout, source_address=(self.source, 0))
        try:
            connection.request(method, path, body, {"Host": self.address.netloc, **self._cookie(), **dict(headers)})
            answer = Answer(self, path, connection.getresponse())
        finally:
            connection.close()
        for cookie in answer.cookies:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
            if "Max-Age=0" in cookie:
                del self.cookies[name]
        return answer

    def _cookie(self):
        return {"Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())} if self.cookies else {}

    def get(self, path, **headers):
        return self.send("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def see(self, path):
        """The page, wherever it is."""
        answer = self.get(path)
        while answer.status == 303:
            answer = answer.follow()
        return answer

    @property
    def token(self):
        """A form token of this visit. One is as good as another for as long as the session lasts."""
        if self._token is None:
            page = self.see("/me").page
            self._token = page.first("input", name="token").get("value")
        return self._token

    def post(self, path, fields=(), files=(), token=True, headers=(), timeout=60):
        """Sends a form, as multipart where it has files: (field, file name, type, bytes)."""
        pairs = list(fields.items() if isinstance(fields, dict) else fields)
        if token:
            pairs.insert(0, ("token", self.token if token is True else token))
        if files:
            kind, body = multipart(pairs, files)
        else:
            kind, body = "application/x-www-form-urlencoded", urllib.parse.urlencode(pairs).encode()
        return self.send("POST", path, body, {"Content-Type": kind, **dict(headers)}, timeout)

    def again(self):
        """Another window of the same browser, as for a second thread."""
        other = Client(self.base)
        other.cookies, other._token = dict(self.cookies), self._token
        return other

    def forget_token(self):
        self._token = None


def multipart(pairs, files):
    boundary = secrets.token_hex(12).encode()
    parts = [(f'form-data; name="{name}"', None, value if isinstance(value, bytes) else str(value).encode()) for name, value in pairs]
    parts += [(f'form-data; name="{field}"; filename="{name}"', kind, data) for field, name, kind, data in files]
    body = b""
    for disposition, kind, data in parts:
        body += b"--" + boundary + b"\r\nContent-Disposition: " + disposition.encode()
        body += (b"\r\nContent-Type: " + kind.encode() if kind else b"") + b"\r\n\r\n" + data + b"\r\n"
    return "multipart/form-data; boundary=" + boundary.decode(), body + b"--" + boundary + b"--\r\n"
