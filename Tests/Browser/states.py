"""Every page of the site in every state that somebody can meet, each as the answer of the request that leads to it."""

import base64, hashlib, secrets, subprocess, time
import mails
from authenticator import code
from client import Client
from rows import Rows
from world import CONSENTS, PASSWORD, until
from youth import guardian_link, young

HARBOUR, LONG = "/p/harbour/g/steady-starters", "very long " * 900


def done(answer):
    assert answer.status == 303, f"{answer.path}: {answer.status} {answer.words[:200]}"
    return answer


class Ground:
    """The demo, and what the states need of it; made when it is first asked for."""

    def __init__(self, demo):
        self.demo, self.rows, self.links = demo, Rows(demo.server), {}
        self.maya, self.doreen, self.rob = demo.person("maya"), demo.person("doreen"), demo.person("rob")
        self.rhona, self.visitor = demo.person("rhona"), demo.visitor()

    def post(self, where):
        """The newest post of Steady Starters of which this is true."""
        return self.rows.one(f"""SELECT posts.id FROM posts JOIN actors ON actors.id = posts.author_id WHERE posts.deleted_at IS NULL
            AND posts.group_id = (SELECT id FROM groups WHERE slug = 'steady-starters') AND {where} ORDER BY posts.id DESC LIMIT 1""")

    @property
    def praised(self):
        return self.rows.one("""SELECT post_id FROM praises JOIN posts ON posts.id = post_id JOIN groups ON groups.id = group_id
            WHERE slug = 'steady-starters' AND thread_id IS NULL GROUP BY post_id ORDER BY COUNT(*) DESC LIMIT 1""")

    @property
    def mine(self):
        """A win of Doreen's."""
        return self.post("handle = 'doreen' AND posts.kind = 'win'")

    @property
    def others(self):
        return self.post("handle = 'tomasz' AND thread_id IS NULL")

    @property
    def question(self):
        return self.post("posts.kind = 'question' AND handle <> 'doreen'")

    @property
    def pictured(self):
        return self.rows.one("""SELECT post_id FROM pictures JOIN posts ON posts.id = post_id JOIN groups ON groups.id = posts.group_id
            WHERE slug = 'steady-starters' ORDER BY post_id DESC LIMIT 1""")

    def plate(self, handle):
        return self.rows.one(f"SELECT plates.id FROM plates JOIN actors ON actors.id = subject_id WHERE handle = '{handle}' AND purpose = 'wall'")

    def told(self, handle, purpose="promotion"):
        return self.rows.one(f"SELECT plates.id FROM plates JOIN actors ON actors.id = subject_id WHERE handle = '{handle}' AND purpose = '{purpose}'")

    def answer(self, handle, **more):
        page = self.doreen.get(f"/permissions/{self.plate(handle)}").page
        held = {name: page.first("input", name=name).get("value") for name in ("digest", "events")}
        return {**held, "place-screen": "yes", "do": "answer", **more}

    def young(self):
        """Sam, who is under 18 and whose guardian has not answered, and the address at which the guardian does."""
        if not hasattr(self, "_young"):
            self.rows.run("UPDATE practices SET allows_youth = TRUE WHERE id = (SELECT id FROM actors WHERE handle = 'harbour')")
            sam, link = self.demo.visitor(), self.link("young")
            token = sam.get(link).page.first("input", name="token").get("value")
            fields = {"name": "Sam Underhill", "email": "sam@example.org", "password": PASSWORD, "how": "join", **young("sam_underhill")}
            done(sam.post(link, list(fields.items()) + CONSENTS, token=token))
            sam.forget_token()
            self.rows.run("UPDATE practices SET allows_youth = FALSE WHERE id = (SELECT id FROM actors WHERE handle = 'harbour')")
            self._young = sam, guardian_link(self.demo.server)
        return self._young

    def guardian(self, **query):
        return self.visitor.get(self.young()[1] + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else ""))

    def guarded(self):
        """The address at which Sam's guardian answers about the wall, after Sam said yes."""
        if not hasattr(self, "_guarded"):
            sam, address = self.young()
            self.visitor.post(address, {"do": "yes"})
            plate = done(self.maya.post("/p/harbour/wall/nominate?person=sam_underhill", {"title": "Two lengths"})).location.rsplit("/", 1)[1]
            done(self.maya.post(f"/p/harbour/wall/work/{plate}", {"question": "May I?", "title": "Two lengths", "surface": "wall_page", "do": "ask"}))
            page = sam.get(f"/permissions/{plate}").page
            held = {name: page.first("input", name=name).get("value") for name in ("digest", "events")}
            done(sam.post(f"/permissions/{plate}", {**held, "do": "answer", "place-wall_page": "yes", "long": "91"}))
            self._guarded = guardian_link(self.demo.server, "was asked whether"), plate
        return self._guarded

    def guardian_said_no(self):
        self.guarded()
        return self.visitor.post(self.young()[1], {"do": "no"})

    def folded(self):
        """A group as Hugo reads it, who would rather not read of some things."""
        hugo = self.demo.person("hugo")
        done(hugo.post("/me/filters", [("topic", "food"), ("topic", "exercise"), ("phrases", "stairs"), ("tells", "yes")]))
        return hugo.get(HARBOUR)

    def silent_client(self):
        """Somebody who lets coaches see how it goes, and has not answered."""
        done(self.demo.person("graham").post("/journey/sight", {"practice": "harbour", "do": "let"}))
        return self.maya.get("/p/harbour/clients/graham")

    def pairing(self):
        self.screen = getattr(self, "screen", None) or self.demo.visitor()
        return self.screen.get("/p/harbour/kiosk")

    def loud(self):
        return self.rows.one("SELECT MAX(id) FROM posts WHERE audience = 'public' AND thread_id IS NULL")

    def exported(self):
        jo = self.demo.person("jo")
        done(jo.post("/me/export", {"password": PASSWORD}))
        until(lambda: "It is ready" in jo.get("/me/export").words)
        return jo.get("/me/export")

    def case(self):
        return self.rows.one("SELECT MIN(id) FROM moderation_cases WHERE closed_at IS NULL")

    def decision(self):
        return self.rows.one("SELECT MIN(id) FROM case_decisions")

    def quiet_channel(self):
        done(self.demo.person("callum").post("/me/settings", [("public", "name")]))
        return self.visitor.get("/@callum")

    def link(self, name):
        """An invitation of its own for each state."""
        if name not in self.links:
            form = {
                "role": "client",
                "group": self.rows.one("SELECT id FROM groups WHERE slug = 'steady-starters'"),
                "words": "There is a place for you.",
                "days": "14",
            }
            made = self.maya.post("/p/harbour/invite", form)
            self.links[name] = made.page.first("input", id="link").get("value").removeprefix(self.demo.server.base)
        return self.links[name]

    def expired(self):
        link = self.link("expired")
        self.rows.run("UPDATE invitations SET expires_at = created_at WHERE id = (SELECT MAX(id) FROM invitations)")
        return link

    def empty_group(self):
        if not self.rows.all("SELECT 1 FROM groups WHERE slug = 'quiet-corner'"):
            done(self.maya.post("/p/harbour/groups", {"group": "Quiet Corner", "line": "For quiet things.", "door": "current", "agreements": "Be kind."}))
        return "/p/harbour/g/quiet-corner"

    def alone(self):
        """Somebody who came in without a group, without consents and without a word."""
        if not hasattr(self, "_alone"):
            link = self.link("alone")
            self._alone = Client(self.demo.server.base)
            token = self._alone.get(link).page.first("input", name="token").get("value")
            done(self._alone.post(link, {"name": "Wren", "email": "wren@example.org", "password": PASSWORD, "how": "quietly", "adult": "yes"}, token=token))
            self._alone.forget_token()
        return self._alone

    def finished(self):
        done(self.rhona.post("/today/finish", {"do": "finish"}))
        return self.rhona.get("/today")

    def asked(self):
        """An item of Today that asks rather than praises."""
        items = [a.get("href") for a in self.maya.get("/today").page.all("a") if (a.get("href") or "").startswith("/today?item=silent")]
        return self.maya.get(items[0])

    def stuck(self):
        """A mail that could not be sent."""
        self.rows.run("""INSERT INTO jobs (id, kind, payload, state, attempts, due_at, last_error)
            SELECT 7, 'mail', '{}', 'abandoned', 12, 0, 'the mail server does not know this address' WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE id = 7)""")
        return self.maya.get("/steward/jobs")

    def withdrawn(self):
        """Somebody reads their own posts after taking a consent back."""
        ben = self.demo.person("agnes")
        done(
            ben.post(
                "/me/consents",
                {
                    "practice": self.rows.one("SELECT id FROM practices WHERE id = (SELECT id FROM actors WHERE handle = 'harbour')"),
                    "purpose": "share_with_group",
                    "do": "withdraw",
                },
            )
        )
        return ben.get("/@agnes")


    def listed(self):
        """A list of Doreen's with two people on it."""
        if not self.rows.all("SELECT 1 FROM lists WHERE name = 'Walkers'"):
            done(self.doreen.post("/@tomasz/lists", {"name": "Walkers"}))
            done(self.doreen.post("/@jo/lists", {"list": self.rows.one("SELECT id FROM lists WHERE name = 'Walkers'")}))
        return "/lists/" + str(self.rows.one("SELECT id FROM lists WHERE name = 'Walkers'"))

    def hiding(self, what, who):
        """The page of somebody whom Rhona blocks or mutes."""
        done(self.rhona.post(f"/@{who}/{what}", {"length": "week"}))
        return self.rhona.get(f"/@{who}")

    def refused(self):
        """Tomasz's mail server took no more mail."""
        tomasz = self.demo.person("tomasz")
        done(tomasz.post("/me/notices", {"rings": "3", "hour": "7", "weekday": "0", "digest": "never"}))
        self.rows.run(f"UPDATE notice_settings SET refused_at = 1778749800000 WHERE account_id = {self.rows.one(self.ids('tomasz'))}")
        return tomasz.get("/me/notices")

    @staticmethod
    def ids(handle):
        return f"SELECT id FROM actors WHERE handle = '{handle}'"

    def left_alone(self):
        done(self.doreen.post(f"/posts/{self.praised}/snooze", {"for": "week"}))
        return self.doreen.see(f"/posts/{self.praised}")

    def mail_link(self, kind):
        """A link out of Jo's digest, which is made due at once."""
        jo = self.demo.person("jo")
        if not hasattr(self, "_mail"):
            done(jo.post("/me/notices", {"rings": "3", "hour": "7", "weekday": "0", "digest": "daily", "words": "yes"}))
            key = "for-the-digest"
            done(jo.post(HARBOUR + "/posts", {"key": key, "audience": "group", "kind": "note", "body": "Which stairs do you take?"}))
            post = self.rows.one(f"SELECT id FROM posts WHERE form_key = '{key}'")
            done(self.doreen.post(f"/posts/{post}/reply", {"key": key, "body": "Those by the harbour, all four floors."}))
            until(lambda: "Doreen" in jo.get("/notices").words and "all four floors" in jo.get("/notices").words)
            self.rows.run("UPDATE jobs SET due_at = 0 WHERE kind = 'digest'")
            address = self.rows.one(f"SELECT email FROM sign_ins WHERE account_id = ({self.ids('jo')})")
            self._mail = mails.last(self.demo.server, address, "all four floors")
        return mails.links(self._mail, kind)[0]

    def step(self, which):
        """Hugo turns the second step on, as far as `which`."""
        hugo = self.demo.person("hugo")
        if not hasattr(self, "_step"):
            done(hugo.post("/me/second-step", {"do": "begin", "password": PASSWORD}))
            self._step = {"begin": hugo.get("/me/second-step")}
        if which != "begin" and "on" not in self._step:
            key = "".join(self._step["begin"].page.first("code", class_="key").text.split())
            self._step["codes"] = hugo.post("/me/second-step", {"do": "confirm", "code": code(key)})
            self._step["on"] = hugo.get("/me/second-step")
        return self._step[which]

    def reset(self):
        """A link for Yusuf's new password, as a steward makes it."""
        if not hasattr(self, "_reset"):
            server = self.demo.server
            made = subprocess.run(server.arguments("account reset", "--handle", "yusuf", "--origin", server.base), capture_output=True, text=True, check=True)
            self._reset = made.stdout.strip().removeprefix(server.base)
        return self._reset

    def written(self, key, **more):
        """Something that Maya shared for a state."""
        known = self.rows.all(f"SELECT id FROM posts WHERE form_key = '{key}'")
        if not known:
            form = {"key": key, "audience": "group", "kind": "note", "body": "Something about the stairs.", "poll-days": "3", **more}
            done(self.maya.post(HARBOUR + "/posts", form))
        return self.rows.one(f"SELECT id FROM posts WHERE form_key = '{key}'")

    def history(self):
        done(self.maya.post(f"/posts/{self.written('history')}/edit", {"body": "Something else about the stairs."}))
        return self.doreen.get(f"/posts/{self.written('history')}/history")

    def drafts(self):
        """A draft, one for later, and one that could not be shared."""
        yusuf = self.demo.person("yusuf")
        for key, more in [("d1", {"do": "keep"}), ("d2", {"do": "later", "publish": "2027-05-14T07:30"}), ("d3", {"do": "keep"})]:
            form = {"key": key, "audience": "group", "kind": "note", "body": f"Began to write {key}.", **more}
            done(yusuf.post(HARBOUR + "/drafts", form))
        self.rows.run("UPDATE drafts SET failure = 'You have left the group with which it was to be shared.' WHERE form_key = 'd3'")
        return yusuf.get("/me/drafts")

    def public(self):
        """Somebody's page for visitors."""
        kwame = self.demo.person("kwame")
        done(kwame.post("/me", {"name": "Kwame", "about": "Evening walks", "pronouns": "he/him"}))
        done(kwame.post("/me/settings", [("public", "name"), ("public", "about"), ("public", "links")]))
        return self.visitor.get("/@kwame")

    def whole(self):
        """A group that asks, welcomes and reads first posts: Doreen is new in it, Yusuf asks, Ben was told “not now”, and Kwame's first post waits."""
        if not hasattr(self, "_whole"):
            group = self._whole = "/p/harbour/g/evening-walks"
            done(self.maya.post("/p/harbour/groups", {"group": "Evening Walks", "line": "After work.", "door": "current_and_former", "entry": "asks",
                "agreements": "Be kind.", "welcome": "Say hello when you like.\nNobody is fast.", "reviews": "yes"}))
            for handle in ["doreen", "kwame", "ben", "yusuf"]:
                done(self.demo.person(handle).post(group + "/join", {"do": "ask", "words": "I walk after seven."}))
            for handle, answer in [("doreen", "let-in"), ("kwame", "let-in"), ("ben", "decline")]:
                done(self.maya.post(group + "/waiting", {"do": answer, "account": str(self.account(handle)), "words": "After the summer."}))
            done(self.maya.post(group + "/helpers", {"account": str(self.account("doreen")), "role": "welcomes"}))
            done(self.demo.person("kwame").post(group + "/posts", {"key": "first", "audience": "group", "kind": "note", "body": "My first walk.", "choice-1": "Sea", "choice-2": "Hills"}))
            done(self.maya.post(group + "/prompts", {"do": "save", "prompts": "What did you see?\nWho came along?", "weekday": "2", "time": "18:30"}))
        return self._whole

    def author(self, post):
        return self.demo.person(self.rows.one(f"SELECT handle FROM actors JOIN posts ON posts.author_id = actors.id WHERE posts.id = {post}"))

    def account(self, handle):
        return self.rows.one(f"SELECT id FROM actors WHERE handle = '{handle}'")

    def archived(self):
        """A group that has come to its end."""
        if not hasattr(self, "_archived"):
            self._archived = "/p/harbour/g/winter-circle"
            done(self.maya.post("/p/harbour/groups", {"group": "Winter Circle", "line": "", "door": "current", "agreements": "Be kind."}))
            done(self.maya.post(self._archived + "/end", {"do": "archive"}))
        return self._archived

    def conversation(self):
        if not self.rows.all("SELECT 1 FROM messages"):
            done(self.doreen.post("/messages/tomasz", {"key": "one", "body": "Walking tomorrow?"}))
            done(self.demo.person("tomasz").post("/messages/doreen", {"key": "two", "body": "Gladly. **Seven**?"}))
        return self.doreen.get("/messages/tomasz")

    def broadcast(self):
        if not hasattr(self, "_broadcast"):
            done(self.maya.post("/p/harbour/broadcasts", {"key": "hours", "room": "everybody", "subject": "New hours", "body": "We open at **six** from Monday.", "mail": "yes"}))
            self._broadcast = self.rows.one("SELECT id FROM broadcasts")
            until(lambda: self.rows.all(f"SELECT 1 FROM broadcasts WHERE told_at IS NOT NULL AND id = {self._broadcast}"))
        return f"/broadcasts/{self._broadcast}"

    def deleted_message(self):
        """What Doreen wrote to Hugo and took back; he answered."""
        hugo = self.demo.person("hugo")
        if not self.rows.all("SELECT 1 FROM messages WHERE form_key LIKE 'taken%'"):
            done(self.doreen.post("/messages/hugo", {"key": "taken", "body": "To the wrong one."}))
            done(hugo.post("/messages/doreen", {"key": "answer", "body": "What was it?"}))
            found = self.doreen.get("/messages/hugo").form("/messages/hugo/delete")
            done(self.doreen.post("/messages/hugo/delete", {"message": found.typed("message")}))
        return self.doreen.get("/messages/hugo")

    def previewed(self):
        """A post whose link was looked at. There is no other server in these tests; test_previews.py has one."""
        address = "https://plan.example/couch-to-5k"
        digest = hashlib.sha256(address.encode()).hexdigest()
        if not self.rows.all(f"SELECT 1 FROM link_previews WHERE address = '{address}'"):
            self.rows.run(f"""INSERT INTO link_previews (digest, address, title, description, site, fetched_at)
                VALUES (x'{digest}', '{address}', 'Couch to 5k, week by week, for people who have never run before', 'Nine weeks, three runs a week.',
                        'plan.example', {int(time.time() * 1000)})""")
        post = self.written("linked", body=f"I follow {address} these days.")
        until(lambda: self.rows.all(f"SELECT 1 FROM post_links WHERE post_id = {post}"))
        return self.doreen.see(f"/posts/{post}")

    def begun(self):
        """Replies and messages that were begun, one of them to something that is gone."""
        idris = self.demo.person("idris")
        for place, words in [(f"reply-{self.others}", "I wanted to ask"), (f"message-{self.account('tomasz')}", "Tomorrow"), ("reply-1", "About what you said " * 20)]:
            assert idris.post("/me/begun", {"place": place, "key": f"begun-{place}", "body": words}).status == 204
        return idris

    def during_maintenance(self, act):
        done(self.maya.post("/steward/maintenance", {"do": "begin", "words": "We are moving to a new machine until eight this evening."}))
        try:
            return until(lambda: (answer := act()).status == 503 and answer)
        finally:
            done(self.maya.post("/steward/maintenance", {"do": "end"}))
            until(lambda: self.visitor.get("/forgot").status == 200)

    def confirm(self):
        """The link that asks whether a new address is right: a server without mail, as the demo is, sends none (test_accounts.py has one)."""
        token = secrets.token_bytes(32)
        self.rows.run(f"""INSERT INTO links (digest, purpose, account_id, detail, created_at, expires_at)
            VALUES (x'{hashlib.sha256(token).hexdigest()}', 'confirm_address', {self.account("ben")}, 'ben.new@example.org', 0, {int(time.time() * 1000) + 86_400_000})""")
        return "/confirm/" + base64.urlsafe_b64encode(token).decode().rstrip("=")

    def signed_out(self, path, **fields):
        """A form of somebody who was signed out meanwhile."""
        return Client(self.demo.server.base).post(path, {"key": "out", "audience": "group", "kind": "note", **fields}, token=False)

    def asking(self):
        """Somebody asks to follow Winifred, who wants to be asked."""
        done(self.doreen.post("/@winifred/follow", {"do": "follow"}))
        return self.demo.person("winifred").get("/me/follows/asked")


def share(g, **fields):
    return g.doreen.post(HARBOUR + "/posts", {"key": "state", "audience": "group", "kind": "note", "body": "", **fields})


STATES = {
    # Without being signed in
    "sign in": lambda g: g.visitor.get("/sign-in"),
    "sign in, wrong password": lambda g: g.visitor.post("/sign-in", {"login": "doreen", "password": "not this one"}),
    "invitation": lambda g: g.visitor.get(g.link("open")),
    "invitation, form comes back": lambda g: g.visitor.post(g.link("open"), {"name": "", "email": "x", "consent": "share_with_group"}),
    "invitation, signed in": lambda g: g.rob.get(g.link("open")),
    "invitation, refused": lambda g: g.visitor.get(g.expired()),
    "invitation, unknown": lambda g: g.visitor.get("/invite/unknown"),
    "invitation, later": lambda g: g.visitor.get(g.link("open") + "/later"),
    "privacy": lambda g: g.visitor.get("/privacy"),
    "nothing here, signed out": lambda g: g.visitor.get("/nothing/here"),
    "too large": lambda g: g.visitor.post("/sign-in", {"login": "x" * (2 << 20)}),
    # A group
    "group": lambda g: g.doreen.get(HARBOUR),
    "group, coach": lambda g: g.maya.get(HARBOUR + "?said=shared"),
    "group, saying hello": lambda g: g.doreen.get(HARBOUR + "?say=tomasz"),
    "group, older page": lambda g: g.doreen.get(g.doreen.get(HARBOUR).page.first("a", rel="next").get("href")),
    "group, past the end": lambda g: g.doreen.get(HARBOUR + "?before=2"),
    "group, empty": lambda g: g.maya.get(g.empty_group()),
    "group, form comes back": lambda g: share(g, kind="win", headline="x" * 200, audience="nobody"),
    "group, too long": lambda g: share(g, body=LONG),
    "group, without consents": lambda g: g.alone().get(HARBOUR),
    "group, broken picture": lambda g: g.doreen.post(
        HARBOUR + "/posts", {"audience": "group", "body": "With a picture"}, files=[("picture-0", "a.jpg", "image/jpeg", b"broken")]
    ),
    "group people": lambda g: g.doreen.get(HARBOUR + "/people"),
    "group people, coach": lambda g: g.maya.get(HARBOUR + "/people"),
    "door": lambda g: g.doreen.get("/p/harbour/g/early-lane/join"),
    "door, closed": lambda g: g.demo.person("ben").get(g.empty_group() + "/join"),
    "leave": lambda g: g.doreen.get(HARBOUR + "/leave"),
    "practice": lambda g: g.doreen.get("/p/harbour"),
    "practice, coach": lambda g: g.maya.get("/p/harbour"),
    "edit practice": lambda g: g.rhona.get("/p/harbour/edit"),
    "edit practice, form comes back": lambda g: g.rhona.post("/p/harbour/edit", {"practice": "", "zone": "Nowhere"}),
    "new group": lambda g: g.maya.get("/p/harbour/groups/new"),
    "new group, form comes back": lambda g: g.maya.post("/p/harbour/groups", {"group": "Steady Starters", "door": "current", "agreements": "x"}),
    "edit group": lambda g: g.maya.get(HARBOUR + "/edit"),
    "group, new in it": lambda g: g.doreen.get(g.whole()),
    "group, who looks after it": lambda g: g.maya.get(g.whole()),
    "group, first post waits": lambda g: (g.whole(), g.demo.person("kwame").get(g.whole()))[1],
    "waiting": lambda g: g.maya.get(g.whole() + "/waiting"),
    "waiting, nobody": lambda g: g.maya.get(HARBOUR + "/waiting"),
    "door, asks": lambda g: g.demo.person("tomasz").get(g.whole() + "/join"),
    "door, asked": lambda g: (g.whole(), g.demo.person("yusuf").get(g.whole() + "/join"))[1],
    "door, not now": lambda g: (g.whole(), g.demo.person("ben").get(g.whole() + "/join"))[1],
    "door, form comes back": lambda g: g.demo.person("tomasz").post(g.whole() + "/join", {"do": "ask", "words": "so " * 300}),
    "group people, who looks after it": lambda g: g.maya.get(g.whole() + "/people"),
    "prompts": lambda g: g.maya.get(g.whole() + "/prompts"),
    "prompts, form comes back": lambda g: g.maya.post(HARBOUR + "/prompts", {"do": "save", "prompts": "", "time": "noon"}),
    "end of a group": lambda g: g.maya.get(HARBOUR + "/end"),
    "end of a group, another name": lambda g: g.maya.post(HARBOUR + "/end", {"do": "delete", "name": "Other"}),
    "group, archived": lambda g: g.maya.get(g.archived()),
    "words come back": lambda g: g.doreen.post("/p/harbour/g/gone-by-now/posts", {"key": "gone", "audience": "group", "kind": "note", "body": "What I was writing."}),
    "reply, words come back": lambda g: g.doreen.post("/posts/2/reply", {"body": "What I was writing."}),
    "messages": lambda g: (g.conversation(), g.doreen.get("/messages"))[1],
    "messages, none": lambda g: g.alone().get("/messages"),
    "conversation": lambda g: g.conversation(),
    "conversation, nothing yet": lambda g: g.doreen.get("/messages/winifred"),
    "conversation, one deleted": lambda g: g.deleted_message(),
    "conversation, begun": lambda g: g.begun().get("/messages/tomasz"),
    "conversation, muted": lambda g: (g.hiding("mute", "yusuf"), g.rhona.get("/messages/yusuf"))[1],
    "conversation, refused": lambda g: (
        g.demo.person("winifred").post("/me/settings", [("messages", "coaches")]), g.demo.person("jo").post("/messages/winifred", {"key": "w", "body": "Walking?"}),
    )[1],
    "conversation, form comes back": lambda g: g.doreen.post("/messages/winifred", {"body": LONG}),
    "broadcasts": lambda g: (g.broadcast(), g.maya.get("/p/harbour/broadcasts"))[1],
    "broadcasts, form comes back": lambda g: g.maya.post("/p/harbour/broadcasts", {"room": "nobody", "subject": "", "body": ""}),
    "broadcast": lambda g: g.doreen.get(g.broadcast()),
    "broadcast, coach": lambda g: g.maya.get(g.broadcast()),
    # Posts and praise
    "pictures of a post": lambda g: g.author(g.pictured).get(f"/posts/{g.pictured}/pictures"),
    "keys": lambda g: g.doreen.get("/me/keys"),
    "announcement": lambda g: g.doreen.see(f"/posts/{g.written('told', kind='announcement')}"),
    "broadcast mails, unknown link": lambda g: g.visitor.get("/broadcasts/off/unknown"),
    "steward": lambda g: g.maya.get("/steward"),
    "post": lambda g: g.doreen.see(f"/posts/{g.praised}"),
    "post, own": lambda g: g.doreen.see(f"/posts/{g.mine}"),
    "post, question": lambda g: g.doreen.see(f"/posts/{g.question}"),
    "post, picture": lambda g: g.doreen.see(f"/posts/{g.pictured}"),
    "reply form": lambda g: g.doreen.get(f"/posts/{g.others}/reply"),
    "reply form comes back": lambda g: g.doreen.post(f"/posts/{g.others}/reply", {"body": ""}),
    "reply form, without consents": lambda g: g.alone().get(f"/posts/{g.others}/reply"),
    "praise form": lambda g: g.doreen.get(f"/posts/{g.others}/praise/new"),
    "praise form comes back": lambda g: g.doreen.post(f"/posts/{g.others}/praise", {"words": "", "where": "under", "kind": "courage"}),
    "praise form, advice": lambda g: g.doreen.post(
        f"/posts/{g.others}/praise", {"start": "You are so talented, you look amazing and lost weight", "words": ""}
    ),
    "praise form, own post": lambda g: g.doreen.get(f"/posts/{g.mine}/praise/new"),
    "who said what": lambda g: g.doreen.get(f"/posts/{g.praised}/praise"),
    "edit": lambda g: g.doreen.get(f"/posts/{g.mine}/edit"),
    "edit, form comes back": lambda g: g.doreen.post(f"/posts/{g.mine}/edit", {"body": ""}),
    "delete": lambda g: g.doreen.get(f"/posts/{g.mine}/delete"),
    "take down": lambda g: g.maya.get(f"/posts/{g.mine}/delete"),
    "post, behind a warning": lambda g: g.doreen.see(f"/posts/{g.written('warned', warning='medication', **{'warning-words': 'a new dose'})}"),
    "post, with a preview": lambda g: g.previewed(),
    "post, with a poll": lambda g: g.doreen.see(f"/posts/{g.written('asked', **{'choice-1': 'Early', 'choice-2': 'After lunch'})}"),
    "post, history": lambda g: g.history(),
    "post, changed elsewhere": lambda g: (g.history(), g.maya.post(f"/posts/{g.written('history')}/edit", {"body": "Mine.", "version": "1"}))[1],
    "group, pinned": lambda g: (g.maya.post(f"/posts/{g.written('pinned')}/pin", {"do": "pin"}), g.doreen.get(HARBOUR))[1],
    "group, with a draft": lambda g: (g.drafts(), g.demo.person("yusuf").get(HARBOUR))[1],
    "drafts": lambda g: g.drafts(),
    "drafts, begun": lambda g: g.begun().get("/me/drafts"),
    "reply form, begun": lambda g: g.begun().get(f"/posts/{g.others}/reply"),
    "drafts, none": lambda g: g.alone().get("/me/drafts"),
    "later, form comes back": lambda g: g.doreen.post(
        HARBOUR + "/drafts", {"key": "state-later", "body": "Later.", "audience": "group", "kind": "note", "do": "later", "publish": "soon", "choice-1": "One"}
    ),
    "kept": lambda g: (g.doreen.post(f"/posts/{g.praised}/keep", {"do": "keep"}), g.doreen.get("/kept"))[1],
    "kept, nothing": lambda g: g.alone().get("/kept"),
    # People and oneself
    "journey": lambda g: g.demo.person("tomasz").get("/journey"),
    "journey, before the first answers": lambda g: g.alone().get("/journey"),
    "journey, a form that came back": lambda g: g.alone().post("/journey/pulse", {"habit": "99", "enjoyment": "4", "coping": "Ring Jo"}),
    "journey, for coaches": lambda g: g.maya.get("/p/harbour/clients/tomasz"),
    "journey, for coaches, nothing lately": lambda g: g.silent_client(),
    "notices": lambda g: g.doreen.get("/notices"),
    "notices, none": lambda g: g.alone().get("/notices"),
    "notices, nothing older": lambda g: g.doreen.get("/notices?before=2"),
    "what I hear of": lambda g: g.doreen.get("/me/notices"),
    "what I hear of, form comes back": lambda g: g.doreen.post("/me/notices", {"quiet-from": "60", "rings": "7", "hour": "25", "weekday": "9"}),
    "what I hear of, address refused": lambda g: g.refused(),
    "post, left alone": lambda g: g.left_alone(),
    "answer link": lambda g: g.visitor.get(g.mail_link("answer")),
    "answer link, form comes back": lambda g: g.visitor.post(g.mail_link("answer"), {"body": ""}, token=False),
    "answer link, another's": lambda g: g.rob.get(g.mail_link("answer")),
    "answer link, used": lambda g: (g.visitor.post(g.mail_link("answer"), {"body": "Thank you, all of you."}, token=False), g.visitor.get(g.mail_link("answer")))[1],
    "answer link, unknown": lambda g: g.visitor.get("/answer/unknown"),
    "no more mails": lambda g: g.visitor.get(g.mail_link("off")),
    "no more mails, done": lambda g: g.visitor.post(g.mail_link("off"), {}, token=False),
    "home": lambda g: g.doreen.get("/home"),
    "home, coach": lambda g: g.maya.get("/home"),
    "home, without a group": lambda g: g.alone().get("/home"),
    "home, older page": lambda g: g.doreen.get(g.doreen.get("/home").page.first("a", rel="next").get("href")),
    "home, past the end": lambda g: g.doreen.get("/home?before=2"),
    "people": lambda g: g.doreen.get("/people"),
    "people, asked to follow each other": lambda g: g.demo.person("agnes").get("/people"),
    "people, found": lambda g: g.doreen.get("/people?q=to&which=clients"),
    "people, nobody found": lambda g: g.doreen.get("/people?q=%3Cb%3E"),
    "search": lambda g: g.doreen.get("/search"),
    "search, found": lambda g: g.doreen.get("/search?q=stair*"),
    "search, by choices": lambda g: g.doreen.get("/search?q=walk*&author=tomasz&kind=note&from=2020-01-01&until=nonsense"),
    "search, next page": lambda g: g.doreen.get(g.doreen.get("/search?q=the").page.first("a", rel="next").get("href")),
    "search, nothing found": lambda g: g.doreen.get("/search?q=xyzzy"),
    "search, no words": lambda g: g.doreen.get("/search?q=***"),
    "search, a tag": lambda g: g.doreen.get("/search?q=%23walking"),
    "lists, none": lambda g: g.maya.get("/lists"),
    "lists": lambda g: (g.listed(), g.doreen.get("/lists"))[1],
    "lists, form comes back": lambda g: g.doreen.post("/lists", {"name": "x" * 90}),
    "list": lambda g: g.doreen.get(g.listed()),
    "list, form comes back": lambda g: g.doreen.post(g.listed(), {"name": ""}),
    "list, nobody on it": lambda g: g.rhona.post("/lists", {"name": "Later"}).follow(),
    "on which lists": lambda g: (g.listed(), g.doreen.get("/@jo/lists"))[1],
    "follows": lambda g: g.doreen.get("/me/follows/followers"),
    "follows, following": lambda g: g.doreen.get("/me/follows/following"),
    "follows, none asks": lambda g: g.doreen.get("/me/follows/asked"),
    "follows, somebody asks": lambda g: g.asking(),
    "mute": lambda g: g.doreen.get("/@hugo/mute"),
    "block": lambda g: g.doreen.get("/@hugo/block"),
    "blocked and muted": lambda g: (g.hiding("mute", "yusuf"), g.rhona.get("/me/hidden"))[1],
    "blocked and muted, nobody": lambda g: g.doreen.get("/me/hidden"),
    "person, muted": lambda g: g.hiding("mute", "yusuf"),
    "person, blocked": lambda g: g.hiding("block", "idris"),
    "person, for visitors": lambda g: g.public(),
    "filters": lambda g: g.doreen.get("/me/filters"),
    "filters, form comes back": lambda g: g.doreen.post("/me/filters", [("topic", "weight"), ("phrases", "...")]),
    "group, folded away": lambda g: g.folded(),
    "coach's side": lambda g: g.maya.get("/@jo"),
    "settings": lambda g: g.doreen.get("/me/settings"),
    "settings, form comes back": lambda g: g.doreen.post("/me/settings", {"zone": "Nowhere", "views": "yes"}),
    "people, coach": lambda g: g.maya.get("/people"),
    "person": lambda g: g.doreen.get("/@tomasz"),
    "person, own": lambda g: g.doreen.get("/@doreen"),
    "person, without posts": lambda g: g.alone().get("/@wren"),
    "person, consent taken back": lambda g: g.withdrawn(),
    "channel": lambda g: g.visitor.get("/@jo"),
    "channel, nothing public": lambda g: g.quiet_channel(),
    "channel, post": lambda g: g.visitor.get(f"/@jo/{g.loud()}"),
    "my channels": lambda g: g.demo.person("jo").get("/me/channels"),
    "my channels, none": lambda g: g.doreen.get("/me/channels"),
    "my channels, form comes back": lambda g: g.doreen.post("/me/channels", {"do": "add", "address": "javascript:x", "label": "Mine", "posts": "yes"}),
    "post it elsewhere": lambda g: g.demo.person("jo").get(f"/posts/{g.loud()}/share"),
    "post, public": lambda g: g.doreen.get(f"/@jo/{g.loud()}"),
    "group, public without a channel": lambda g: g.doreen.post(HARBOUR + "/posts", {"audience": "public", "body": "For all", "kind": "note"}),
    "report": lambda g: g.rhona.get(f"/posts/{g.others}/report"),
    "report, form comes back": lambda g: g.rhona.post(f"/posts/{g.others}/report", {"words": "x" * 1200}),
    "report, person": lambda g: g.doreen.get("/@jo/report"),
    "report, visitor": lambda g: g.demo.visitor().get("/@jo/report"),
    "what I reported": lambda g: g.demo.person("lucia").get("/me/reports"),
    "reports": lambda g: g.maya.get("/p/harbour/moderation"),
    "reports, none": lambda g: g.demo.person("nadia").get("/p/gutfeeling/moderation"),
    "reports, steward": lambda g: g.maya.get("/steward/cases"),
    "case": lambda g: g.maya.get(f"/cases/{g.case()}"),
    "case, form comes back": lambda g: g.maya.post(f"/cases/{g.case()}", {"do": "decide", "action": "hide"}),
    "decision": lambda g: g.demo.person("bogdan").get(f"/me/decisions/{g.decision()}"),
    "decision, form comes back": lambda g: g.demo.person("bogdan").post(f"/me/decisions/{g.decision()}", {"words": ""}),
    "decisions": lambda g: g.demo.person("bogdan").get("/me/decisions"),
    "crisis card": lambda g: g.doreen.get("/p/harbour/crisis"),
    "crisis card, none": lambda g: g.demo.person("rob").get("/p/gutfeeling/crisis"),
    "crisis card, form": lambda g: g.maya.get("/p/harbour/crisis/edit"),
    "crisis card, form comes back": lambda g: g.maya.post("/p/harbour/crisis/edit", {"name-0": "Nobody to call"}),
    "export": lambda g: g.doreen.get("/me/export"),
    "export, form comes back": lambda g: g.doreen.post("/me/export", {"password": "a guess"}),
    "export, ready": lambda g: g.exported(),
    "who looked": lambda g: g.doreen.get("/me/looks"),
    "who looked, somebody": lambda g: (g.case(), g.maya.get(f"/cases/{g.case()}"), g.demo.person("hugo").get("/me/looks"))[2],
    "incidents, none": lambda g: g.maya.get("/steward/incidents"),
    "incident": lambda g: g.maya.get("/steward/incidents/new"),
    "incident, form comes back": lambda g: g.maya.post("/steward/incidents/new", {"what": "", "noticed": "2999-01-01T10:00"}),
    "me": lambda g: g.doreen.get("/me"),
    "me, steward": lambda g: g.maya.get("/me?said=saved"),
    "me, form comes back": lambda g: g.doreen.post("/me", {"name": "", "about": "x" * 200}),
    "how I sign in": lambda g: g.doreen.get("/me/sign-in"),
    "how I sign in, form comes back": lambda g: g.doreen.post("/me/sign-in", {"email": "x", "new-password": "short"}),
    "security": lambda g: g.doreen.get("/me/security"),
    "second step, off": lambda g: g.doreen.get("/me/second-step"),
    "second step, form comes back": lambda g: g.doreen.post("/me/second-step", {"do": "begin", "password": "guess"}),
    "second step, begun": lambda g: g.step("begin"),
    "second step, wrong code": lambda g: (g.step("begin"), g.demo.person("hugo").post("/me/second-step", {"do": "confirm", "code": "000000"}))[1],
    "second step, codes": lambda g: g.step("codes"),
    "second step, on": lambda g: g.step("on"),
    "sign in, code": lambda g: (g.step("on"), g.visitor.post("/sign-in", {"login": "hugo", "password": PASSWORD}))[1],
    "sign in, wrong code": lambda g: g.visitor.post(
        "/sign-in/code", {"step": STATES["sign in, code"](g).page.first("input", name="step").get("value"), "code": "1"}
    ),
    "security, with a second step": lambda g: (g.step("on"), g.demo.person("hugo").get("/me/security"))[1],
    "rest": lambda g: g.maya.get("/me/rest"),
    "rest, form comes back": lambda g: g.doreen.post("/me/rest", {"password": "guess"}),
    "leave a practice": lambda g: g.doreen.get("/me/leave/harbour"),
    "erase": lambda g: g.doreen.get("/me/erase"),
    "erase, form comes back": lambda g: g.doreen.post("/me/erase", {"do": "ask", "password": "guess"}),
    "erase, as an owner": lambda g: g.maya.get("/me/erase"),
    "forgotten": lambda g: g.visitor.get("/forgot"),
    "reset": lambda g: g.visitor.get(g.reset()),
    "reset, form comes back": lambda g: g.visitor.post(g.reset(), {"new-password": "short"}, token=False),
    "reset, unknown": lambda g: g.visitor.get("/reset/unknown"),
    "confirm": lambda g: g.visitor.get(g.confirm()),
    "confirm, unknown": lambda g: g.visitor.get("/confirm/unknown"),
    "consents": lambda g: g.doreen.get("/me/consents"),
    "consents, none given": lambda g: g.alone().get("/me/consents"),
    # The wall of fame, and permissions
    "wall": lambda g: g.visitor.get("/p/harbour/wall"),
    "wall, nobody": lambda g: g.visitor.get("/p/gutfeeling/wall"),
    "wall, one entry": lambda g: g.visitor.get(f"/p/harbour/wall/{g.plate('tomasz')}"),
    "how permission works": lambda g: g.visitor.get("/permission"),
    "screen": lambda g: g.maya.get("/p/harbour/kiosk"),
    "screen, to be paired": lambda g: g.pairing(),
    "screens, form comes back": lambda g: g.maya.post("/p/harbour/screens", {"code": "1", "name": ""}),
    "nominate": lambda g: g.rhona.get(f"/posts/{g.others}/nominate"),
    "nominate, form comes back": lambda g: g.rhona.post(f"/posts/{g.others}/nominate", {"title": "", "reason": "x" * 400}),
    "practice's channel": lambda g: g.visitor.get("/p/harbour/channel"),
    "practice's channel, nothing": lambda g: g.demo.person("nadia").get("/p/gutfeeling/channel"),
    "practice's channel, one post": lambda g: g.visitor.get(f"/p/harbour/channel/{g.told('meilin', 'praise')}"),
    "people's channels": lambda g: g.visitor.get("/p/harbour/channels"),
    "people's channels, nobody": lambda g: g.demo.person("nadia").get("/p/gutfeeling/channels"),
    "promote": lambda g: g.maya.get("/p/harbour/promote"),
    "promote, nobody": lambda g: g.demo.person("nadia").get("/p/gutfeeling/promote"),
    "promotion, asked": lambda g: g.maya.get(f"/p/harbour/wall/work/{g.told('kwame')}"),
    "promotion, form comes back": lambda g: g.maya.post(f"/p/harbour/wall/work/{g.told('kwame')}", {"title": "", "introduction": "Lost 3 kg", "surface": "practice_channel"}),
    "permission, a promotion": lambda g: g.demo.person("kwame").get(f"/permissions/{g.told('kwame')}"),
    "promote, form comes back": lambda g: g.maya.post("/p/harbour/promote", {"person": "@nobody_here"}),
    # Somebody under 18, and the guardian
    "guardian": lambda g: g.guardian(),
    "guardian, sure": lambda g: g.guardian(answer="no"),
    "person, under 18": lambda g: (g.young(), g.maya.get("/@sam_underhill"))[1],
    "guardian's link": lambda g: (g.young(), g.maya.post("/p/harbour/guardian", {"person": "sam_underhill"}))[1],
    "guardian, the wall": lambda g: g.visitor.get(g.guarded()[0]),
    "workbench, guardian asked": lambda g: g.maya.get(f"/p/harbour/wall/work/{g.guarded()[1]}"),
    "guardian, no": lambda g: g.guardian_said_no(),
    "workbench": lambda g: g.maya.get("/p/harbour/wall/work"),
    "workbench, nobody": lambda g: g.demo.person("nadia").get("/p/gutfeeling/wall/work"),
    "workbench, to be asked": lambda g: g.maya.get(f"/p/harbour/wall/work/{g.plate('ben')}"),
    "workbench, form comes back": lambda g: g.maya.post(f"/p/harbour/wall/work/{g.plate('ben')}", {"title": "", "words": "Not his own.", "surface": "channel_named"}),
    "workbench, asked": lambda g: g.maya.get(f"/p/harbour/wall/work/{g.plate('doreen')}"),
    "workbench, on show": lambda g: g.maya.get(f"/p/harbour/wall/work/{g.plate('tomasz')}"),
    "print sheet, nothing": lambda g: g.maya.get("/p/harbour/wall/sheet"),
    "permissions": lambda g: g.doreen.get("/permissions"),
    "permissions, given": lambda g: g.demo.person("tomasz").get("/permissions"),
    "permissions, none": lambda g: g.rob.get("/permissions"),
    "permission": lambda g: g.doreen.get(f"/permissions/{g.plate('doreen')}"),
    "permission, form comes back": lambda g: g.doreen.post(f"/permissions/{g.plate('doreen')}", g.answer("doreen", long="day", until="2020-01-01")),
    "permission, change comes back": lambda g: g.doreen.post(f"/permissions/{g.plate('doreen')}/plate", {"title": "", "words": "x" * 700, "picture": "1"}),
    "permission, answered": lambda g: g.demo.person("tomasz").get(f"/permissions/{g.plate('tomasz')}"),
    "receipt": lambda g: g.demo.person("tomasz").get(f"/permissions/{g.plate('tomasz')}/receipt"),
    # What coaches see
    "today": lambda g: g.maya.get("/today"),
    "today, ask": lambda g: g.asked(),
    "today, form comes back": lambda g: g.maya.post(
        f"/today/{g.maya.get('/today').page.all('form', class_='composer praiseform')[0].get('action').rsplit('/', 1)[1]}", {"words": ""}
    ),
    "today, finished": lambda g: g.finished(),
    "invite": lambda g: g.maya.get("/p/harbour/invite"),
    "invite, colleague": lambda g: g.rhona.get("/p/harbour/invite"),
    "invite, form comes back": lambda g: g.maya.post("/p/harbour/invite", {"role": "", "days": "9", "emails": "not an address"}),
    "invitation made": lambda g: g.maya.post("/p/harbour/invite", {"role": "client", "days": "7", "words": "", "group": ""}),
    "steward jobs": lambda g: g.stuck(),
    # What is not there or not allowed
    "nothing here": lambda g: g.doreen.get("/posts/1"),
    "not allowed": lambda g: g.doreen.get("/p/harbour/invite"),
    "offline": lambda g: g.visitor.get("/offline"),
    "offline, words kept": lambda g: g.visitor.get("/offline?kept=yes"),
    "maintenance": lambda g: g.during_maintenance(lambda: g.visitor.get("/forgot")),
    "maintenance, form comes back": lambda g: (
        g.doreen.token, g.during_maintenance(lambda: g.doreen.post(HARBOUR + "/posts", {"key": "closed", "body": "What I was writing.", "kind": "note"}))
    )[1],
    "signed out meanwhile": lambda g: g.signed_out(HARBOUR + "/posts", body="What I was writing."),
    "opened in another session": lambda g: g.doreen.post(HARBOUR + "/posts", {"body": "What I was writing."}, token="forged"),
    "not from here": lambda g: g.doreen.post("/me", {"name": "x"}, token="forged"),
}


def welcome(server):
    """The three steps of setting up, on a server of its own: each step as it is shown and as it comes back."""
    maya, states = Client(server.base), {}

    def step(name, path, wrong, right):
        states[name] = maya.get("/welcome")
        maya._token = states[name].page.first("input", name="token").get("value")
        states[name + ", form comes back"] = maya.post(path, wrong)
        done(maya.post(path, right))
        maya.forget_token()

    step("welcome, account", "/welcome/steward", {"name": ""}, {"name": "Maya", "email": "maya@example.org", "password": PASSWORD})
    states["home without a practice"] = maya.see("/me")
    step("welcome, practice", "/welcome/practice", {"practice": ""}, {"practice": "Harbour Strength", "address": "harbour"})
    states["practice without a group"] = maya.get("/p/harbour")
    step("welcome, group", "/welcome/group", {"group": ""}, {"group": "Steady Starters", "door": "current", "agreements": "Be kind."})
    states["welcome, done"] = maya.get("/welcome")
    states["today, nobody"] = maya.get("/today")
    states["group, first day"] = maya.get(HARBOUR)
    states["invite, nobody yet"] = maya.get("/p/harbour/invite")
    states["steward jobs, none"] = maya.get("/steward/jobs")
    return states
