"""A server of its own for each test, on a free port of 127.0.0.1, with an empty data folder; and browsers to visit it."""
import os, pathlib, re, shutil, socket, subprocess, time, urllib.request
import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEARTEN = os.environ.get("HEARTEN_BINARY", str(ROOT / ".build/debug/hearten"))
CHROMIUM = os.environ.get("HEARTEN_CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """A running `hearten serve`."""

    def __init__(self, data, database=None, flags=()):
        self.data, self.database, self.flags = pathlib.Path(data), database, list(flags)
        self.port = free_port()
        self.base = f"http://localhost:{self.port}"
        self.process = None

    def arguments(self, command, *more):
        return [HEARTEN, command, "--data", str(self.data), *(["--database", self.database] if self.database else []), *more]

    def start(self):
        self.data.mkdir(parents=True, exist_ok=True)
        self.log = open(self.data / "log.txt", "ab")
        self.process = subprocess.Popen(
            self.arguments("serve", "--listen", f"127.0.0.1:{self.port}", "--origin", self.base, *self.flags),
            stdout=self.log, stderr=self.log)
        end = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(self.base + "/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return self
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError((self.data / "log.txt").read_text()[-2000:])
                time.sleep(0.02)

    def stop(self, signal=None):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal) if signal else self.process.terminate()
            self.process.wait(timeout=20)
        self.log.close()


def databases():
    """SQLite always; PostgreSQL where bin/test has started one."""
    return ["sqlite"] + (["postgres"] if os.environ.get("HEARTEN_TEST_POSTGRES") else [])


def make_database(engine, name):
    if engine == "sqlite":
        return None
    admin = os.environ["HEARTEN_TEST_POSTGRES"]
    subprocess.run(["psql", "-q", "-d", admin, "-c", f'CREATE DATABASE "{name}"'], check=True)
    return re.sub(r"dbname=\S+", f"dbname={name}", admin)


@pytest.fixture(params=databases())
def server(request, tmp_path):
    name = "browser_" + re.sub(r"\W", "_", request.node.name)[:40].lower() + f"_{os.getpid()}"
    server = Server(tmp_path / "data", make_database(request.param, name)).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A browser context that notes what must not happen: console errors, requests to other hosts."""

    def __init__(self, browser, base, width=1280, scripts=True, theme="light"):
        self.base, self.problems = base, []
        self.context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts, color_scheme=theme)
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.problems.append(m.text) if m.type == "error" and "Failed to load resource" not in m.text else None)
        self.page.on("pageerror", lambda e: self.problems.append(str(e)))
        self.page.on("request", lambda r: self.problems.append("foreign " + r.url) if not r.url.startswith((base, "data:", "blob:")) else None)

    def go(self, path):
        self.page.goto(self.base + path, wait_until="load")
        return self.page

    def close(self):
        self.context.close()
        assert self.problems == []


@pytest.fixture
def visit(browser, server):
    opened = []

    def open_(**how):
        watched = Watched(browser, server.base, **how)
        opened.append(watched)
        return watched

    yield open_
    for watched in opened:
        watched.close()
