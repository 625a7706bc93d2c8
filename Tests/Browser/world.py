"""People and practices of the cast, made through the same pages that everybody uses."""

import secrets, subprocess, time
from client import Client
from rows import Rows

PASSWORD = "four calm green boats"
HARBOUR = "/p/harbour/g/steady-starters"
LONG_TABLE = "/p/gutfeeling/g/long-table"
CONSENTS = [("consent", "keep_health_posts"), ("consent", "share_with_group")]


def until(condition, seconds=15):
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
    return found


class World:
    """A server with Maya's practice Harbour Strength and its group Steady Starters. Others come when they are asked for."""

    def __init__(self, server):
        self.server, self.rows, self.people, self.writers = server, Rows(server), {}, 0
        self.people["maya"] = self._found_harbour()

    def visitor(self):
        return Client(self.server.base)

    def _found_harbour(self):
        maya = self.visitor()
        steward = {"name": "Maya Okafor", "handle": "maya", "email": "maya@example.org", "password": PASSWORD}
        self.done(maya.post("/welcome/steward", steward, token=maya.see("/welcome").page.first("input", name="token").get("value")))
        self._found(maya, "Harbour Strength", "harbour", "Steady Starters")
        return maya

    def _found(self, owner, practice, handle, group):
        owner.forget_token()
        owner._token = owner.get("/welcome").page.first("input", name="token").get("value")
        self.done(owner.post("/welcome/practice", {"practice": practice, "address": handle, "zone": "Europe/London"}))
        self.done(owner.post("/welcome/group", {"group": group, "door": "current_and_former", "agreements": "Ask before advising."}))
        self.done(owner.post("/me/consents", {"practice": self._practice(handle), "purpose": "keep_health_posts", "do": "give"}))
        self.done(owner.post("/me/consents", {"practice": self._practice(handle), "purpose": "share_with_group", "do": "give"}))

    def _practice(self, handle):
        return self.rows.one(f"SELECT id FROM actors WHERE handle = '{handle}'")

    @staticmethod
    def done(answer):
        assert answer.status == 303, f"{answer.path}: {answer.status} {answer.words[:300]}"
        return answer

    @property
    def maya(self):
        return self.people["maya"]

    @property
    def nadia(self):
        """Leads another practice, The Gut Feeling Café, on the same server."""
        if "nadia" not in self.people:
            made = self.server.arguments(
                "account create", "--handle", "nadia", "--email", "nadia@example.org", "--name", "Nadia Haddad", "--password-stdin", "--steward"
            )
            subprocess.run(made, input=PASSWORD + "\n", text=True, check=True, capture_output=True)
            self.people["nadia"] = self.sign_in("nadia")
            self._found(self.people["nadia"], "The Gut Feeling Café", "gutfeeling", "Long Table")
        return self.people["nadia"]

    def sign_in(self, login, password=PASSWORD):
        person = self.visitor()
        self.done(person.post("/sign-in", {"login": login, "password": password}))
        person.forget_token()
        return person

    def group_id(self, slug="steady-starters"):
        return self.rows.one(f"SELECT id FROM groups WHERE slug = '{slug}'")

    def invite(self, inviter=None, practice="harbour", group="steady-starters", role="client", **more):
        """Makes a link to hand over; gives its path."""
        fields = {"role": role, "group": self.group_id(group) if group else "", "words": "", "days": "14", **more}
        made = (inviter or self.maya).post(f"/p/{practice}/invite", fields)
        assert made.status == 200, made.words
        return made.page.first("input", id="link").get("value").removeprefix(self.server.base)

    def arrival(self, name, consents=True, **more):
        """What somebody fills in who opens an invitation."""
        fields = {"name": name, "email": f"{secrets.token_hex(4)}@example.org", "password": PASSWORD, "how": "join", "adult": "yes", **more}
        return list(fields.items()) + (CONSENTS if consents else [])

    def join(self, link, name, consents=True, **more):
        person = self.visitor()
        token = person.get(link).page.first("input", name="token").get("value")
        self.done(person.post(link, self.arrival(name, consents, **more), token=token))
        person.forget_token()
        return person

    def person(self, handle, practice="harbour", group="steady-starters", role="client", consents=True):
        """A member of Maya's or Nadia's practice, who comes in when first asked for."""
        if handle not in self.people:
            inviter = self.maya if practice == "harbour" else self.nadia
            link = self.invite(inviter, practice, group, role)
            self.people[handle] = self.join(link, handle.capitalize(), consents, handle=handle)
        return self.people[handle]

    @property
    def doreen(self):
        return self.person("doreen")

    @property
    def tomasz(self):
        return self.person("tomasz")

    @property
    def writer(self):
        """A member who has not written much yet, another one every few times: nobody may write more than 40 posts in an hour."""
        self.writers += 1
        return self.person(f"doreen{self.writers // 5}")

    @property
    def rob(self):
        """A member of the other practice."""
        return self.person("rob", "gutfeeling", "long-table")

    def account(self, handle):
        return self.rows.one(f"SELECT id FROM actors WHERE handle = '{handle}'")

    def post(self, author, body, group=HARBOUR, audience="group", kind="note", files=(), key=None, **more):
        """Shares something and gives its id."""
        key = key or secrets.token_hex(8)
        fields = {"key": key, "body": body, "audience": audience, "kind": kind, **more}
        self.done(author.post(group + "/posts", fields, files))
        return self.rows.one(f"SELECT id FROM posts WHERE form_key = '{key}'")

    def indexed(self):
        """Waits until the reaction has taken what is written into the search."""
        until(lambda: self.rows.count("SELECT COUNT(*) FROM post_words") == self.rows.count("SELECT COUNT(*) FROM posts WHERE deleted_at IS NULL"))

    def share(self, author, body, key=None, **more):
        """Sends the form of a win, whatever the answer."""
        form = {"key": key or secrets.token_hex(8), "audience": "group", "kind": "win", "headline": "Up", "body": body}
        return author.post(HARBOUR + "/posts", form, **more)

    def written(self, key):
        """How many posts the form of this key has written."""
        return self.rows.count(f"SELECT COUNT(*) FROM posts WHERE form_key = '{key}'")

    def reply(self, author, post, body):
        key = secrets.token_hex(8)
        self.done(author.post(f"/posts/{post}/reply", {"key": key, "body": body}))
        return self.rows.one(f"SELECT id FROM posts WHERE form_key = '{key}'")

    def praise(self, giver, post, words, where="under"):
        self.done(giver.post(f"/posts/{post}/praise", {"kind": "effort", "words": words, "where": where}))
        return self.rows.one(f"SELECT id FROM praises WHERE post_id = {post} AND words = '{words}' AND withdrawn_at IS NULL")
