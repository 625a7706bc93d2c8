"""Reports and what comes of them: from the menu of a post to the decision, the appeal and back; worries; visitors; outsiders."""

from test_bad_pictures import photo
from world import HARBOUR, until
from ways import each_way


def the_case(world, post):
    return world.rows.one(f"SELECT MAX(id) FROM moderation_cases WHERE post_id = {post}")


def reported(world, post, by=None, reason="unkind", words=""):
    world.done((by or world.doreen).post(f"/posts/{post}/report", {"reason": reason, "words": words}))
    return the_case(world, post)


@each_way
def test_from_the_report_to_the_appeal_and_back(fresh, visit, scripts, width):
    post = fresh.post(fresh.tomasz, "Only the lazy stay that way.")
    page = visit(by=fresh.doreen, scripts=scripts, width=width).go(HARBOUR)
    page.locator("article.post details.menu summary").first.click()
    page.get_by_role("link", name="Report").first.click()
    page.get_by_text("Whoever it is about does not learn that it was you.").wait_for()
    page.get_by_role("button", name="Send the report").click()
    page.get_by_text("Please choose what it is about.").first.wait_for()
    page.get_by_label("It is unkind, or goes after somebody").check()
    page.get_by_label("Anything that helps to understand it").fill("It stings.")
    page.get_by_role("button", name="Send the report").click()
    page.get_by_text("You are told when it was looked at.").wait_for()
    # Maya is told, reads it with what was said, and has to give a reason.
    until(lambda: "was reported" in fresh.maya.get("/notices").words)
    coach = visit(by=fresh.maya, scripts=scripts, width=width).go("/p/harbour/moderation")
    coach.get_by_role("link", name="A post by Tomasz").click()
    coach.get_by_text("It stings.").wait_for()
    coach.get_by_label("Hide it: nobody else sees it").check()
    coach.get_by_role("button", name="Decide").click()
    coach.get_by_text("Please say to them in your own words what it was.").first.wait_for()
    assert coach.get_by_label("Hide it: nobody else sees it").is_checked()
    coach.get_by_label("What you say to them").fill("This goes after people who are trying.")
    coach.get_by_role("button", name="Decide").click()
    coach.get_by_role("heading", name="What was decided").wait_for()
    assert "Only the lazy" not in fresh.doreen.get(HARBOUR).words
    assert "was looked at" in fresh.doreen.get("/notices").words
    assert "nobody sees it any more" in fresh.doreen.get("/me/reports").words
    # Tomasz sees why, and that it was a person; he does not learn who said something.
    author = visit(by=fresh.tomasz, scripts=scripts, width=width).go("/@tomasz")
    author.get_by_role("link", name="Why, and how to appeal").click()
    author.get_by_role("link", name="It is hidden: nobody but you sees it.").click()
    author.get_by_text("A person, not a program").wait_for()
    assert "This goes after people who are trying." in author.content() and "Doreen" not in author.locator("main").inner_text()
    author.get_by_label("Say why").fill("I meant myself.")
    author.get_by_role("button", name="Appeal").click()
    author.get_by_text("Somebody looks at it again.").wait_for()
    coach.goto(fresh.server.base + "/p/harbour/moderation")
    coach.get_by_role("link", name="A post by Tomasz").first.click()
    coach.get_by_text("I meant myself.").wait_for()
    coach.get_by_role("button", name="They are right: take it back").click()
    coach.get_by_text("Reversed").wait_for()
    assert "Only the lazy" in fresh.doreen.get(HARBOUR).words
    author.reload()
    author.get_by_role("heading", name="It was taken back.").wait_for()


def test_outsiders_find_no_case_no_report_and_no_decision(world):
    post = world.post(world.tomasz, "Hm.")
    one = reported(world, post)
    world.done(world.maya.post(f"/cases/{one}", {"do": "decide", "action": "words", "reason": "unkind", "words": "Please be kind."}))
    decision = world.rows.one(f"SELECT id FROM case_decisions WHERE case_id = {one}")
    for outsider in [world.doreen, world.tomasz, world.rob, world.nadia]:
        assert outsider.get(f"/cases/{one}").status == outsider.get("/cases/1").status == 404
        assert outsider.post(f"/cases/{one}", {"do": "decide", "action": "hide", "reason": "unkind", "words": "x"}).status == 404
        assert outsider.get("/p/harbour/moderation").status in (403, 404)
    for outsider in [world.doreen, world.maya, world.rob]:
        assert outsider.get(f"/me/decisions/{decision}").status == 404
        assert outsider.post(f"/me/decisions/{decision}", {"words": "Mine"}).status == 404
    assert world.visitor().get(f"/cases/{one}").status == 303
    # What one may not see, one cannot report; nor can one tell it from what is not there.
    for outsider in [world.rob, world.visitor()]:
        assert outsider.get(f"/posts/{post}/report").status == outsider.get("/posts/1/report").status
    assert world.rob.post(f"/posts/{post}/report", {"reason": "unkind"}).status == 404


def test_a_worry_comes_first_and_brings_numbers_instead_of_a_punishment(world):
    world.done(world.maya.post("/p/harbour/crisis/edit", {"name-0": "Samaritans", "contact-0": "116 123", "words-0": "Day and night"}))
    kim = world.person("kim")
    form = world.doreen.get(f"/posts/{(post := world.post(kim, 'I cannot any more.'))}/report")
    assert form.page.first("a", href="tel:116123"), "the numbers stand beside the form"
    one = reported(world, post, reason="worry")
    assert "A worry" in world.maya.get("/p/harbour/moderation").words
    world.done(world.maya.post(f"/cases/{one}", {"do": "decide", "action": "crisis_card", "reason": "worry"}))
    assert "I cannot any more." in world.doreen.get(HARBOUR).words
    notice = kim.get("/notices")
    assert "thought of you, and left you some numbers" in notice.words
    card = kim.get(f"/crisis/{world.rows.one('SELECT id FROM actors WHERE handle = ' + chr(39) + 'harbour' + chr(39))}").follow()
    assert "If things are heavy right now" in card.words and card.page.first("a", href="tel:116123")
    assert world.rob.get("/p/harbour/crisis").status == 404 and world.doreen.get("/p/harbour/crisis/edit").status == 403


def test_who_is_suspended_reads_and_keeps_what_they_typed(world):
    pat = world.person("pat")
    one = reported(world, world.post(pat, "Hm."))
    decide = {"do": "decide", "action": "suspend", "reason": "unkind", "words": "Please take a few days.", "days": "3"}
    world.done(world.maya.post(f"/cases/{one}", decide))
    assert world.maya.post(f"/cases/{one}", decide).location.endswith("said=answered_already"), "the first decision counts"
    refused = pat.post(HARBOUR + "/posts", {"audience": "group", "kind": "note", "body": "Kept while I wait.", "key": "s"})
    assert refused.status == 403 and "Kept while I wait." in refused.text and "how to appeal" in refused.words
    assert pat.get(HARBOUR).status == 200 and "Until" in pat.get(f"/me/decisions/{world.rows.one(f'SELECT id FROM case_decisions WHERE case_id = {one}')}").words


def test_visitors_report_what_is_public(world):
    gus = world.person("gus")
    post = world.post(gus, "Buy my powder.", audience="public", **{"open-channel": "yes"})
    visitor = world.visitor()
    page = visitor.get(f"/posts/{post}/report")
    assert page.status == 200 and "Harbour" not in page.words, "nobody learns where he belongs"
    visitor.forget_token()
    token = page.page.first("input", name="token").get("value")
    wrong = visitor.post(f"/posts/{post}/report", {"reason": "other", "words": ""}, token=token)
    assert wrong.status == 422
    thanks = visitor.post(f"/posts/{post}/report", {"reason": "selling", "words": "An advert"}, token=token)
    assert thanks.status == 200 and "Thank you" in thanks.words
    case = world.maya.get(f"/cases/{the_case(world, post)}")
    assert "A visitor" in case.words and "An advert" in case.words
    assert world.visitor().get("/@gus/report").status == 200 and world.visitor().get("/@doreen/report").status == 303


def test_those_who_decide_see_what_hangs_on_it_and_nobody_else_does(world):
    picture = [("picture-0", "stairs.jpg", "image/jpeg", photo())]
    post = world.post(world.person("kit"), "Look at them.", files=picture, **{"describe-0": "People on a stairwell", "warning": "other", "warning-words": "unkind"})
    other = world.post(world.person("kit"), "A walk.", files=picture, **{"describe-0": "The pier"})
    case = reported(world, post)
    page = world.maya.see(f"/cases/{case}")
    address = page.page.first("img", alt="People on a stairwell").get("src")
    assert world.maya.get(address).headers["content-type"] == "image/jpeg" and "Something else: unkind" in page.words
    elsewhere = world.rows.one(f"SELECT id FROM pictures WHERE post_id = {other}")
    assert world.maya.get(f"/cases/{case}/pictures/{elsewhere}").status == 404
    for outsider in [world.doreen, world.person("kit"), world.rob, world.nadia]:
        assert outsider.get(address).status == 404
    assert world.visitor().get(address).status == 303
    # Gone with the post.
    world.done(world.person("kit").post(f"/posts/{post}/delete", {}))
    assert world.maya.get(address).status == 404


def test_a_report_that_would_come_back_to_the_one_it_is_about_says_so(fresh):
    assert "Nobody else would read it" in fresh.doreen.see("/@maya/report").words
    answer = fresh.doreen.post("/@maya/report", {"reason": "unkind", "words": "She shouts."})
    assert answer.status == 403 and fresh.rows.count("SELECT COUNT(*) FROM moderation_cases") == 0
    fresh.person("nils", role="professional")
    assert "Nobody else" not in fresh.doreen.see("/@maya/report").words
