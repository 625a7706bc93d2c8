"""What tests ask for: servers, the people on them, and browsers to visit them."""

import os, shutil, subprocess
import pytest
from playwright.sync_api import sync_playwright
from server import Server, databases, empty_server
from watched import Watched
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
