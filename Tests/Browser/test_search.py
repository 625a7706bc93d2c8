"""Finding things again, through the page of the search."""

import urllib.parse
import pytest
from world import HARBOUR
from ways import each_way


def results(reader, query):
    return [row.text for row in reader.get("/search?" + query).page.all("li", class_="row")]


@each_way
def test_a_post_is_found_again_and_opened(fresh, visit, width, scripts):
    fresh.post(fresh.tomasz, "The café by the harbour wall, twice round.")
    fresh.indexed()
    page = visit(by=fresh.doreen, width=width, scripts=scripts).go("/home")
    page.locator("a[href='/search']:visible").click()
    page.get_by_role("searchbox").fill('CAFE "harbour wall"')
    page.get_by_role("button", name="Search").click()
    page.locator("mark").nth(2).wait_for()
    assert page.locator("mark").all_text_contents() == ["café", "harbour", "wall"]
    page.locator(".found a.name").click()
    page.get_by_role("heading", name="Note by Tomasz").wait_for()


def test_nothing_is_found_that_one_may_not_see_nor_its_number(world):
    world.post(world.doreen, "Quetzal for the coaches #quetzalbird", audience="coaches")
    post = world.post(world.doreen, "Quetzal for all of us")
    world.reply(world.tomasz, post, "Quetzal in a reply")
    world.indexed()
    assert len(results(world.maya, "q=quetzal")) == 3
    assert len(results(world.tomasz, "q=quetzal")) == 2
    for outsider in [world.rob, world.nadia]:
        for query in ["q=quetzal", "q=%23quetzalbird", "q=quetz*", "q=doreen", "q=steady", "author=doreen", f"q=quetzal&group={world.group_id()}"]:
            answer = outsider.get("/search?" + query)
            assert results(outsider, query) == []
            assert "Quetzal" not in answer.words.replace("quetzal", "")
    assert "quetzalbird" not in world.tomasz.get("/search?q=quetz").words.replace("quetz*", "")
    assert "Nobody you know here" in world.rob.get("/search?q=words&author=doreen").words
    assert "Nobody you know here" in world.rob.get("/search?q=words&author=nobody").words


def test_a_block_reaches_the_search(fresh):
    fresh.post(fresh.doreen, "Needle in hay")
    fresh.indexed()
    assert len(results(fresh.tomasz, "q=needle")) == 1
    fresh.done(fresh.doreen.post("/@tomasz/block"))
    assert results(fresh.tomasz, "q=needle") == results(fresh.tomasz, "q=doreen") == []


@pytest.mark.parametrize(
    "typed", ["x" * 10_000, "x " * 5_000, "\" OR 1=1 --", "words:x AND place:p1", "* * *", "NEAR(\"a\" \"b\")", "'a' | 'b'", "\u0000", "%25_", "<script>alert(1)</script>", "日本", "#" * 400, "a\u0d4e\"", "a\u0d4e'", "a\u0d4e\\", "a" + "\u200d" * 150]
)
def test_whatever_is_typed_is_looked_for_or_named(world, typed):
    answer = world.doreen.get("/search?q=" + urllib.parse.quote(typed))
    assert answer.status == 200
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("day", ["2026-02-31", "yesterday", "0000-00-00", "99999-01-01", "2026-1", "2026-x-05-14", "9999-12-31"])
def test_a_day_that_is_none_is_named_and_left_out(world, day):
    world.post(world.doreen, "Dated words")
    world.indexed()
    answer = world.doreen.get(f"/search?q=dated&from={day}")
    assert answer.status == 200 and "is not a day" in answer.words
    assert len(answer.page.all("li", class_="row")) >= 1


def test_pages_of_results_go_back_in_time(fresh):
    for number in range(25):
        fresh.post(fresh.writer, f"Paged words number {number}")
    fresh.indexed()
    first = fresh.doreen.get("/search?q=paged+words&kind=note")
    second = fresh.doreen.get(first.page.first("a", rel="next").get("href"))
    assert len(first.page.all("li", class_="row")) == 20
    assert "Paged words number 4" in second.words and "Paged words number 24" in first.words
    assert len(second.page.all("li", class_="row")) == 5
