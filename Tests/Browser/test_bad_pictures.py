"""Pictures that are none, or more than they seem: each is refused with a sentence while the form keeps what was typed."""

import io, secrets, struct, zlib
import pytest
from PIL import Image, ImageDraw
from world import HARBOUR

SHARE = HARBOUR + "/posts"


def drawing(width=640, height=480):
    image = Image.new("RGB", (width, height), "#7fa3ad")
    ImageDraw.Draw(image).ellipse((width // 3, height // 4, width // 2, height // 2), fill="#fff1d6")
    return image


def saved(image, kind, **more):
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def photo():
    """As a phone writes it: with the place where it was taken, its maker, and a portrait's worth of remarks."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x010E] = "Lumen", "Lumen 7", "taken at Pier Place 4"
    exif.get_ifd(0x8825).update({1: "N", 2: (55.0, 58.0, 48.0), 3: "W", 4: (3.0, 11.0, 24.0)})
    return saved(drawing(), "JPEG", exif=exif, comment=b"taken at Pier Place 4")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width, height):
    """A few bytes that claim many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 4_096)) + chunk(b"IEND", b"")


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>window.__x = 1</script></svg>'
GIF = saved(Image.new("P", (8, 8)), "GIF")
REFUSED = {
    "an empty-looking text": ("a.jpg", "image/jpeg", b"not a picture at all", "not a picture that we can read"),
    "a page called a picture": ("a.png", "image/png", b"<!doctype html><script>window.__x = 1</script>", "not a picture that we can read"),
    "a picture cut off": ("a.jpg", "image/jpeg", saved(drawing(), "JPEG")[:900], "damaged or was not sent to its end"),
    "a PNG cut off": ("a.png", "image/png", saved(drawing(), "PNG")[:700], "damaged or was not sent to its end"),
    "a head without a body": ("a.jpg", "image/jpeg", b"\xff\xd8\xff\xe0" + b"\0" * 400, "damaged or was not sent to its end"),
    "a bomb of pixels": ("a.png", "image/png", bomb(60_000, 60_000), "too many pixels"),
    "a long thin bomb": ("a.png", "image/png", bomb(2_000_000, 4), "too many pixels"),
    "a drawing with a script": ("a.svg", "image/svg+xml", SVG, "of the kind SVG"),
    "a drawing called a photo": ("a.jpg", "image/jpeg", SVG, "of the kind SVG"),
    "a document": ("a.pdf", "application/pdf", b"%PDF-1.7\n1 0 obj", "of the kind PDF"),
    "an archive": ("a.zip", "image/png", b"PK\x03\x04" + b"\0" * 99, "of the kind ZIP"),
    "an old bitmap": ("a.bmp", "image/bmp", saved(drawing(40, 30), "BMP"), "of the kind BMP"),
    "a file of 21 MB": ("a.jpg", "image/jpeg", photo() + b"\0" * (21 << 20), "larger than 20 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_picture_we_take_is_refused_and_the_form_stays(world, name):
    file, kind, data, sentence = REFUSED[name]
    key = secrets.token_hex(8)
    form = {"key": key, "audience": "practice", "kind": "win", "headline": "Two flights", "body": "With a picture.", "describe-0": "The stairs"}
    answer = world.writer.post(SHARE, form, files=[("picture-0", file, kind, data)])
    assert answer.status == 422
    assert "Picture 1: This" in answer.words and sentence in answer.words
    back = answer.form(SHARE)
    assert (back.typed("body"), back.typed("headline"), back.chosen("kind"), back.chosen("audience")) == (
        "With a picture.",
        "Two flights",
        ["win"],
        ["practice"],
    )
    assert world.rows.count(f"SELECT COUNT(*) FROM posts WHERE form_key = '{key}'") == 0


@pytest.mark.parametrize("name", REFUSED)
def test_a_portrait_that_is_no_picture_we_take_is_refused_and_the_form_stays(world, name):
    file, kind, data, sentence = REFUSED[name]
    answer = world.tomasz.post("/me", {"name": "Tomasz K", "about": "walks the wall"}, files=[("portrait", file, kind, data)])
    assert answer.status == 422
    assert sentence in answer.words
    assert (answer.form("/me").typed("name"), answer.form("/me").typed("about")) == ("Tomasz K", "walks the wall")


def test_the_good_pictures_of_a_refused_form_are_kept_for_the_next_try(world):
    author, key = world.writer, secrets.token_hex(8)
    form = {"key": key, "audience": "group", "kind": "note", "body": "Two pictures.", "describe-0": "The wall", "describe-1": "Nothing"}
    files = [("picture-0", "a.jpg", "image/jpeg", photo()), ("picture-1", "b.jpg", "image/jpeg", b"broken")]
    answer = author.post(SHARE, form, files)
    assert answer.status == 422
    assert "Picture 2: This file is not a picture" in answer.words
    kept = answer.form(SHARE).typed("kept")
    assert author.get(f"/media/{kept}/list").status == 200
    assert answer.form(SHARE).typed(f"description-{kept}") == "The wall"
    world.done(author.post(SHARE, {"key": key, "audience": "group", "kind": "note", "body": "One picture.", "kept": kept, f"description-{kept}": "The wall"}))
    assert world.rows.one(f"SELECT description FROM pictures WHERE id = {kept}") == "The wall"


def shared_picture(world, author, file, kind, data, **more):
    post = world.post(author, "A picture.", files=[("picture-0", file, kind, data)], **more)
    return world.rows.one(f"SELECT id FROM pictures WHERE post_id = {post}")


def served(client, picture, size="full", accept="image/webp"):
    answer = client.get(f"/media/{picture}/{size}", Accept=accept)
    assert answer.status == 200
    return answer, Image.open(io.BytesIO(answer.body))


@pytest.mark.parametrize("accept, kind", [("image/webp,*/*", "WEBP"), ("*/*", "JPEG")])
@pytest.mark.parametrize("size", ["list", "full"])
def test_where_and_with_what_a_picture_was_taken_is_gone(world, size, accept, kind):
    original = photo()
    assert Image.open(io.BytesIO(original)).getexif().get_ifd(0x8825)
    picture = shared_picture(world, world.writer, "a.jpg", "image/jpeg", original)
    answer, image = served(world.tomasz, picture, size, accept)
    assert image.format == kind
    assert not image.getexif() and "exif" not in image.info and "comment" not in image.info
    for word in [b"Exif", b"Lumen", b"Pier Place", b"GPS", b"http://ns.adobe.com"]:
        assert word not in answer.body
    assert "private" in answer.headers["cache-control"]
    assert world.tomasz.get(f"/media/{picture}/{size}", Accept=accept, If_None_Match=answer.headers["etag"]).status == 304


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "GIF", "JPEG"])
def test_the_name_and_the_claimed_kind_do_not_count(world, format_):
    picture = shared_picture(world, world.writer, "notes.txt", "text/html", saved(drawing(), format_))
    answer, image = served(world.tomasz, picture)
    assert (answer.headers["content-type"], image.format) == ("image/webp", "WEBP")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_of_an_animation_the_first_frame_stays(world):
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("#ff0000", "#0000ff", "#00ff00")]
    picture = shared_picture(world, world.writer, "a.gif", "image/gif", saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    _, image = served(world.tomasz, picture)
    assert getattr(image, "n_frames", 1) == 1
    red, _, blue = image.convert("RGB").getpixel((30, 20))
    assert red > 200 and blue < 60


@pytest.mark.parametrize("tail", [b"<script>window.__x = 1</script>", SVG, b"PK\x03\x04 archive behind a picture", b"<?php echo 1; ?>"])
def test_what_hides_behind_a_picture_is_not_kept(world, tail):
    for data in [saved(drawing(), "JPEG", comment=tail) + tail, GIF + tail]:
        picture = shared_picture(world, world.writer, "a.html", "image/jpeg", data)
        for size in ["list", "full"]:
            for accept in ["image/webp", "*/*"]:
                assert tail not in served(world.tomasz, picture, size, accept)[0].body


def test_a_fifth_picture_is_left_out_of_a_post_of_four(world):
    files = [(f"picture-{n % 4}", f"{n}.jpg", "image/jpeg", saved(drawing(100 + n, 100), "JPEG")) for n in range(5)]
    post = world.post(world.writer, "Many.", files=files)
    assert world.rows.count(f"SELECT COUNT(*) FROM pictures WHERE post_id = {post}") == 4


def test_deleting_a_post_takes_its_pictures_away(world):
    author = world.writer
    post = world.post(author, "Soon gone.", files=[("picture-0", "a.jpg", "image/jpeg", photo())])
    picture = world.rows.one(f"SELECT id FROM pictures WHERE post_id = {post}")
    world.done(author.post(f"/posts/{post}/delete"))
    for client in [author, world.tomasz]:
        assert client.get(f"/media/{picture}/full").status == 404
