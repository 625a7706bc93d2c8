"""What tests ask for: servers, the people on them, and browsers to visit them."""

import os, shutil, subprocess
import pytest
from playwright.sync_api import sync_playwright
from server import Server, databases, empty_server
from world import PASSWORD, World

CHROMIUM = os.environ.get("HEARTEN_CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")


@pytest.fixture(params=databases())
def server(request, tmp_path):
    """A server of its own for the test, with an empty database."""
    server = empty_server(request, tmp_path, request.param)
    yield server
    server.stop()


@pytest.fixture
def fresh(server):
    """A world of its own for the test."""
    return World(server)


@pytest.fixture(scope="module", params=databases())
def world(request, tmp_path_factory):
    """A world that the tests of a module share; each brings what it needs and leaves the rest alone."""
    server = empty_server(request, tmp_path_factory.mktemp("world"), request.param)
    yield World(server)
    server.stop()


class Demo:
    """The cast after six months, as `hearten demo` plays it. Tests only read it, or add what others do not look at."""

    def __init__(self, server):
        self.server, self.people = server, {}

    def person(self, handle):
        if handle not in self.people:
            self.people[handle] = World.sign_in(self, handle)
        return self.people[handle]

    visitor, done = World.visitor, staticmethod(World.done)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("demo") / "data")
    subprocess.run(server.arguments("demo", "--password", PASSWORD), check=True, capture_output=True)
    yield Demo(server.start())
    server.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A browser context that notes what must not happen: console errors, requests to other hosts."""

    def __init__(self, browser, base, width=1280, scripts=True, theme="light", worker=False):
        self.base, self.problems = base, []
        self.context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts, color_scheme=theme, service_workers="allow" if worker else "block")
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.problems.append(m.text) if m.type == "error" and "Failed to load resource" not in m.text else None)
        self.page.on("pageerror", lambda e: self.problems.append(str(e)))
        self.page.on("request", lambda r: self.problems.append("foreign " + r.url) if not r.url.startswith((base, "data:", "blob:")) else None)

    def sign_in(self, client):
        """Takes over the session of somebody who is signed in."""
        self.context.add_cookies([{"name": n, "value": v, "url": self.base} for n, v in client.cookies.items()])
        return self

    def go(self, path):
        self.page.goto(self.base + path, wait_until="load")
        return self.page

    def close(self):
        self.context.close()
        assert self.problems == []


@pytest.fixture
def visit(browser, request):
    """Opens browsers: `visit(by=client)` with somebody's session; on the test's own server unless it is told another `base`."""
    opened = []

    def open_(by=None, base=None, **how):
        watched = Watched(browser, base or (by.base if by else request.getfixturevalue("server").base), **how)
        if by:
            watched.sign_in(by)
        opened.append(watched)
        return watched

    yield open_
    for watched in opened:
        watched.close()
