"""The weekly pulse, who sees it, and that it is its person's own."""

import re
from world import until
from ways import each_way

OPEN = "/p/harbour/clients/doreen"


def answer(world, person="doreen", **answers):
    fields = {"self_efficacy": "7", "enjoyment": "6", "accountability": "8", "habit": "6", "social_support": "5", "keep": "on"}
    return world.person(person).post("/journey/pulse", {**fields, **answers})


@each_way
def test_a_first_pulse_grows_a_bloom_that_coaches_see_once_they_are_let(fresh, visit, width, scripts):
    page = visit(by=fresh.doreen, width=width, scripts=scripts).go("/journey")
    page.get_by_role("heading", name="Your bloom grows here").wait_for()
    slider = page.get_by_label(re.compile("How automatic did it feel"))
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    if scripts:
        assert page.locator("output[for=habit]").inner_text() == "3" and slider.get_attribute("aria-valuetext") == "3"
    page.get_by_role("button", name="Save this week").click()
    page.get_by_text("Please say that your answers may be kept").first.wait_for()
    assert page.get_by_label(re.compile("How automatic did it feel")).input_value() == "3", "nothing typed is lost"
    page.get_by_label("Keep my answers on this server.").check()
    page.get_by_role("button", name="Save this week").click()
    page.get_by_role("img", name=re.compile("Bloom: .*habit 30, social support not answered")).wait_for()
    assert fresh.maya.get(OPEN).status == 404, "nobody sees it before they say so"
    page.get_by_role("button", name="Let coaches see it").click()
    page.get_by_role("button", name="End that").wait_for()
    seen = visit(by=fresh.maya, width=width, scripts=scripts).go("/@doreen")
    seen.get_by_role("link", name="Open their journey").click()
    seen.get_by_role("img", name=re.compile("Bloom: .*habit 30")).wait_for()
    assert "how it goes for you" in fresh.doreen.get("/me/looks").words
    page.get_by_role("button", name="End that").click()
    page.get_by_role("button", name="Let coaches see it").wait_for()
    assert fresh.maya.get(OPEN).status == 404 and "Open their journey" not in fresh.maya.get("/@doreen").words


def test_outsiders_of_every_kind_find_no_journey(world):
    world.done(answer(world, harder="yes", coping="Ring Jo first"))
    world.done(world.doreen.post("/journey/sight", {"practice": "harbour", "do": "let"}))
    page = world.maya.get(OPEN)
    assert page.status == 200 and "Ring Jo" not in page.text and "no-store" in page.headers["cache-control"]
    for person in ("samir", "graham", "rob", "nadia", "doreen"):
        assert world.person(person).get(OPEN).status == 404, person
    assert world.visitor().get(OPEN).status in (303, 404) and world.visitor().get("/journey").status == 303
    assert world.maya.get("/p/gutfeeling/clients/doreen").status == 404 and world.maya.get("/p/harbour/clients/nobody").status == 404
    assert world.doreen.post("/journey/sight", {"practice": "gutfeeling", "do": "let"}).status == 404
    world.done(world.doreen.post("/journey/sight", {"practice": "harbour", "do": "end"}))
    assert world.maya.get(OPEN).status == 404


def test_all_of_it_is_deleted_with_one_button(world):
    samir = world.person("samir")
    world.done(answer(world, "samir", coping="Ring Jo first"))
    world.done(samir.post("/journey/sight", {"practice": "harbour", "do": "let"}))
    assert "Bloom: self-efficacy 70" in samir.get("/journey").text
    world.done(samir.post("/journey/forget", {}))
    page = samir.get("/journey").text
    assert "Bloom: self-efficacy" not in page and "Ring Jo" not in page and "Keep my answers" in page
    assert world.maya.get("/p/harbour/clients/samir").status == 404
