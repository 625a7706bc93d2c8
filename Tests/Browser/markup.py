"""Reads the markup of a page: its forms with what is typed in them, and its text as a reader has it."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, attributes, parent, []

    def get(self, name, otherwise=None):
        return self.attributes.get(name, otherwise)

    def has(self, name):
        return name in self.attributes

    def all(self, tag=None, **attributes):
        """The elements inside, in the order of the page; `_` at the end of a name is left away: `class_`."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if (tag is None or child.tag == tag) and all(child.get(n) == v for n, v in wanted.items()):
                    found.append(child)
                found += child.all(tag, **attributes)
        return found

    def first(self, tag=None, **attributes):
        found = self.all(tag, **attributes)
        assert found, f"no {tag} with {attributes}"
        return found[0]

    @property
    def raw(self):
        return "".join(child.raw if isinstance(child, Element) else child for child in self.children)

    @property
    def text(self):
        """The words, with single blanks between them."""
        return " ".join(self.raw.split())

    def typed(self, name):
        """What stands in the field of that name."""
        field = next(e for e in self.all() if e.tag in ("input", "textarea", "select") and e.get("name") == name)
        if field.tag == "textarea":
            return field.raw.removeprefix("\n")
        if field.tag == "select":
            return next((o.get("value") for o in field.all("option") if o.has("selected")), None)
        return field.get("value", "")

    def chosen(self, name):
        """The values of that name that are ticked."""
        return [e.get("value") for e in self.all("input") if e.get("name") == name and e.has("checked")]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.place = Element("", {}, None)

    def handle_starttag(self, tag, attributes):
        element = Element(tag, {name: value or "" for name, value in attributes}, self.place)
        self.place.children.append(element)
        if tag not in VOID:
            self.place = element

    def handle_startendtag(self, tag, attributes):
        self.place.children.append(Element(tag, {name: value or "" for name, value in attributes}, self.place))

    def handle_endtag(self, tag):
        place = self.place
        while place.parent and place.tag != tag:
            place = place.parent
        if place.parent:
            self.place = place.parent

    def handle_data(self, text):
        self.place.children.append(text)


def read(html):
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root
