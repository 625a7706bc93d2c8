"""A browser that is watched while it looks at pages."""


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

    def forget(self):
        """Whoever comes next in this browser finds nothing of what was seen: cookies, what pages keep, answers that were given for the server."""
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.unroute_all()
        self.page.goto("about:blank")
        self.context.clear_cookies()
        found, self.problems[:] = list(self.problems), []
        assert found == []

    def close(self):
        self.context.close()
        assert self.problems == []
