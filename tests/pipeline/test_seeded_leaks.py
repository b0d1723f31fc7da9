"""An internal text hidden in a customer's file in every way we know: each file is held back.

The same files without it go out, so it is the text that is found and nothing else.
"""

import base64
import io
import json
import zlib
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from pypdf.generic import DecodedStreamObject, NameObject

from kamdocs.pipeline.last_look import LastLook, take_last_look
from kamdocs.pipeline.secrets import Secrets
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.render.engine.pdf import render_pdf
from kamdocs.render.engine.pdf_job import PdfJob

SECRET = "Internal secret milestone"
HARMLESS = "Fewer stock-outs in 64 shops"
FIGURE = "31.4"
TODAY = date(2026, 11, 22)
HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Offer</title>'
Make = Callable[[str], bytes]


def paper(body: str, head: str = "", *, fillable: bool = False) -> bytes:
    result = render_pdf(PdfJob(f"{HEAD}{head}<body>{body}", is_fillable=fillable))
    assert result.data is not None, result.findings
    return result.data


def page(body: str, head: str = "") -> bytes:
    return f"{HEAD}{head}<body>{body}</body></html>".encode()


def altered(change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(paper("<p>Offer")))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def in_xmp(text: str) -> bytes:
    def change(writer: pypdf.PdfWriter) -> None:
        stream = DecodedStreamObject()
        packet = (
            f'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><d>{text}</d></x:xmpmeta>'
        )
        stream.set_data(packet.encode())
        stream[NameObject("/Type")] = NameObject("/Metadata")
        writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)

    return altered(change)


def forgotten(text: str) -> bytes:
    """An object that nothing leads to any more, as an earlier state of a file leaves it."""

    def change(writer: pypdf.PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(b"<<>>")
        stream[NameObject("/Note")] = pypdf.generic.TextStringObject(text)
        writer._add_object(stream)

    return altered(change)


def tip(writer: pypdf.PdfWriter, text: str) -> None:
    field = pypdf.generic.DictionaryObject()
    field[NameObject("/TU")] = pypdf.generic.TextStringObject(text)
    form = pypdf.generic.DictionaryObject()
    form[NameObject("/Fields")] = pypdf.generic.ArrayObject([writer._add_object(field)])
    writer.root_object[NameObject("/AcroForm")] = form


def png(text: str, *, is_packed: bool = False) -> bytes:
    out, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Comment", text, zip=is_packed)
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def jpeg(text: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", comment=text)
    return out.getvalue()


def mail(text: str, where: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = f"Offer {text}" if where == "subject" else "Your offer"
    message["To"] = "nuria@example.com"
    message["X-Note"] = text if where == "header" else "none"
    body = f"Dear Núria, {text}" if where in ("base64", "quoted-printable") else "Dear Núria"
    message.set_content(body, cte=where if where in ("base64", "quoted-printable") else None)
    if where == "page":
        message.add_alternative(page(f"<p hidden>{text}").decode(), subtype="html")
    name = f"{text}.txt" if where == "name" else "offer.txt"
    content = text.encode("utf-16") if where == "attachment" else b"see the offer"
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    if where == "paper":
        message.add_attachment(paper(f"<p>{text}"), maintype="application", subtype="pdf", filename="o.pdf")  # fmt: skip
    return message.as_bytes()


def drawing(text: str, where: str) -> str:
    inside = {"title": f"<title>{text}</title>", "desc": f"<desc>{text}</desc>",
              "metadata": f"<metadata><n>{text}</n></metadata>"}[where]  # fmt: skip
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}<path d="M0 0"/></svg>'


def split(text: str, between: str) -> str:
    return between.join(text)


def ligatures(text: str) -> str:
    return text.replace("fi", "ﬁ").replace("st", "ﬆ")


def upper_html(text: str) -> str:
    return f'<p style="text-transform:uppercase">{text}'


PDF: dict[str, Make] = {
    "in the text": lambda t: paper(f"<p>{t}"),
    "white on white": lambda t: paper(f'<p style="color:#fff">{t}'),
    "without opacity": lambda t: paper(f'<p style="opacity:0">{t}'),
    "in a group with opacity": lambda t: paper(f'<div style="opacity:.5"><p>{t}</div>'),
    "cut off": lambda t: paper(f'<div style="overflow:hidden;height:0">{t}</div>'),
    "outside of the paper": lambda t: paper(f'<p style="position:absolute;left:-999mm">{t}'),
    "in tiny letters": lambda t: paper(f'<p style="font-size:.1pt">{t}'),
    "in a closed part": lambda t: paper(f"<details><summary>More</summary>{t}</details>"),
    "as a bookmark of a hidden heading": lambda t: paper(f'<h1 style="position:absolute;width:0;height:0;overflow:hidden">{t}</h1>'),
    "as a bookmark's label": lambda t: paper(f"<h1 style=\"bookmark-label:'{t}'\">Offer</h1>"),
    "in made content": lambda t: paper("<p class=a>Offer", f'<style>.a::after{{content:"{t}"}}</style>'),
    "in the margin of the page": lambda t: paper("<p>Offer", f'<style>@page{{@top-left{{content:"{t}"}}}}</style>'),
    "as the title": lambda t: altered(lambda w: w.add_metadata({"/Title": t})),
    "as the author": lambda t: paper("<p>Offer", f'<meta name=author content="{t}">'),
    "as the subject": lambda t: paper("<p>Offer", f'<meta name=description content="{t}">'),
    "as keywords": lambda t: paper("<p>Offer", f'<meta name=keywords content="{t}">'),
    "as metadata of our own": lambda t: altered(lambda w: w.add_metadata({"/Ours": t})),
    "in XMP": in_xmp,
    "in an attachment": lambda t: altered(lambda w: w.add_attachment("notes.txt", t.encode())),
    "in a page attached": lambda t: altered(lambda w: w.add_attachment("notes.html", page(f"<!--{t}-->"))),
    "as the name of an attachment": lambda t: altered(lambda w: w.add_attachment(f"{t}.txt", b"none")),
    "as the value of a field": lambda t: paper(f'<input name=a value="{t}">', fillable=True),
    "as the name of a field": lambda t: paper(f'<input name="{t}">', fillable=True),
    "as the tip of a field": lambda t: altered(lambda w: tip(w, t)),
    "in the query of a link": lambda t: paper(f'<a href="https://x.example/?q={quote(t)}">see</a>'),
    "in the subject of a mail": lambda t: paper(f'<a href="mailto:a@x.example?subject={quote(t)}">write</a>'),
    "as a place that links lead to": lambda t: paper(f'<p id="{t.replace(" ", "-")}">A<a href="#{t.replace(" ", "-")}">B</a>'),
    "as a picture's description": lambda t: paper(f'<img alt="{t}" src="data:image/png;base64,{base64.b64encode(png("x")).decode()}">'),
    "in an object nothing leads to": forgotten,
    "broken over lines": lambda t: paper(f'<p style="width:9mm;hyphens:auto;overflow-wrap:anywhere">{t}'),
    "over two spans": lambda t: paper(f"<p>{t[:7]}<b>{t[7:12]}</b>{t[12:]}"),
    "in spaced letters": lambda t: paper(f'<p style="letter-spacing:3pt">{t}'),
    "as capitals": lambda t: paper(upper_html(t)),
    "as small capitals": lambda t: paper(f'<p style="font-variant:small-caps">{t}'),
    "with ligatures": lambda t: paper(f"<p>{ligatures(t)}"),
    "with soft hyphens": lambda t: paper(f"<p>{split(t, '&shy;')}"),
    "from right to left": lambda t: paper(f'<p style="direction:rtl">{t}'),
    "as a drawing's text": lambda t: paper(f'<svg width="200" height="20"><text y="12">{t}</text></svg>'),
}  # fmt: skip
HTML: dict[str, Make] = {
    "in the text of a page": lambda t: page(f"<p>{t}"),
    "not displayed": lambda t: page(f'<p style="display:none">{t}'),
    "hidden": lambda t: page(f"<p hidden>{t}"),
    "in a template": lambda t: page(f"<template><p>{t}</template>"),
    "as a comment": lambda t: page(f"<!-- {t} -->"),
    "as data of an element": lambda t: page(f'<p data-note="{t}">Offer'),
    "as the name of a class": lambda t: page(f'<p class="{t.replace(" ", "_")}">Offer'),
    "in JSON": lambda t: page(f'<script type="application/json">{json.dumps({"note": t})}</script>'),
    "in JSON with escapes": lambda t: page("<script>x=\"" + "".join(f"\\u{ord(c):04x}" for c in t) + "\"</script>"),
    "in a style": lambda t: page("<p>Offer", f'<style>p::after{{content:"{t}"}}</style>'),
    "in a style with escapes": lambda t: page("<p>Offer", "<style>p{--note:'" + "".join(f"\\{ord(c):06x}" for c in t) + "'}</style>"),
    "as a description": lambda t: page("<p>Offer", f'<meta name="description" content="{t}">'),
    "in a link": lambda t: page(f'<a href="mailto:a@x.example?body={quote(t)}">write</a>'),
    "as a tip": lambda t: page(f'<p title="{t}">Offer'),
    "as a label": lambda t: page(f'<p aria-label="{t}">Offer'),
    "as entities": lambda t: page("<p>" + "".join(f"&#{ord(c)};" for c in t)),
    "with invisible signs": lambda t: page(f"<p>{split(t, chr(0x200B))}"),
    "over elements": lambda t: page(f"<p>{''.join(f'<b>{c}</b>' for c in t)}"),
    "in wide letters": lambda t: page("<p>" + "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in t)),
    "in a drawing's title": lambda t: page(drawing(t, "title")),
    "in a drawing's description": lambda t: page(drawing(t, "desc")),
    "in a drawing's metadata": lambda t: page(drawing(t, "metadata")),
    "in a drawing within an address": lambda t: page(f'<img alt="" src="data:image/svg+xml,{quote(drawing(t, "desc"))}">'),
    "in a picture within an address": lambda t: page(f'<img alt="" src="data:image/png;base64,{base64.b64encode(png(t)).decode()}">'),
}  # fmt: skip
OTHERS: dict[str, tuple[str, Make]] = {
    "in a PNG": ("logo.png", png),
    "packed in a PNG": ("logo.png", lambda t: png(t, is_packed=True)),
    "behind a PNG": ("logo.png", lambda t: png("x") + t.encode()),
    "in a JPEG": ("photo.jpg", jpeg),
    "in an SVG": ("logo.svg", lambda t: drawing(t, "metadata").encode()),
    "in Markdown": ("offer.md", lambda t: f"# Offer\n\n[//]: # ({t})\n".encode()),
    "in a style sheet": ("style.css", lambda t: f"/* {t} */".encode()),
    "in a calendar": ("all.ics", lambda t: f"DESCRIPTION:{t[:9]}\r\n {t[9:]}\r\n".encode()),
    "in a card": ("a.vcf", lambda t: f"NOTE:{t}".encode()),
    "in UTF-16": ("a.txt", lambda t: t.encode("utf-16")),
    **{
        f"in a message: {where}": ("offer.eml", lambda t, where=where: mail(t, where))
        for where in ("subject", "header", "base64", "quoted-printable", "page", "name", "attachment", "paper")
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def secrets(repository: Path) -> Secrets:
    stock = take_stock(repository / "tests/data/offer", today=TODAY, clock_day=TODAY)
    return Secrets(stock)


def look(secrets: Secrets, name: str, data: bytes) -> LastLook:
    return take_last_look(secrets, {f"customer/vall/{name}": data})


def test_there_are_many_ways() -> None:
    assert len(PDF) + len(HTML) + len(OTHERS) >= 70


@pytest.mark.parametrize(
    ("name", "make"),
    [
        *(pytest.param("offer.pdf", make, id=f"PDF, {way}") for way, make in PDF.items()),
        *(pytest.param("plan.html", make, id=f"HTML, {way}") for way, make in HTML.items()),
        *(pytest.param(name, make, id=way) for way, (name, make) in OTHERS.items()),
    ],
)
def test_an_internal_text_is_found(secrets: Secrets, name: str, make: Make) -> None:
    seen = look(secrets, name, make(SECRET))
    assert seen.files == {}
    assert seen.refused == {f"customer/vall/{name}"}
    (found,) = [each for each in seen.located if SECRET in str(each.message.values)]
    assert found.name == "internal-text-handed-out"
    assert found.file == "accounts/vall/plan.md"
    assert SECRET in found.excerpt
    assert seen.texts > 15
    harmless = look(secrets, name, make(HARMLESS))
    assert list(harmless.files) == [f"customer/vall/{name}"]
    assert harmless.located == ()


def test_the_name_of_a_file_counts(secrets: Secrets) -> None:
    assert look(secrets, "Internal%20secret_milestone.pdf", paper("<p>Offer")).files == {}


def test_the_other_files_go_out(secrets: Secrets) -> None:
    files = {"customer/vall/a.html": page(SECRET), "customer/vall/b.html": page(HARMLESS)}
    seen = take_last_look(secrets, files)
    assert list(seen.files) == ["customer/vall/b.html"]


def test_a_file_that_cannot_be_opened_is_held_back(secrets: Secrets) -> None:
    seen = look(secrets, "offer.pdf", b"%PDF-1.7\nnothing more")
    assert [each.name for each in seen.located] == ["file-not-legible"]

    def lock(writer: pypdf.PdfWriter) -> None:
        writer.encrypt("", "owner", algorithm="RC4-128")

    seen = look(secrets, "offer.pdf", altered(lock))
    assert [each.name for each in seen.located] == ["file-not-legible"]


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=0, max_size=20), st.data())
def test_a_text_is_found_among_any_others(
    secrets: Secrets, around: str, data: st.DataObject
) -> None:
    """Any signs that are no letters may stand within it, in any case."""
    between = data.draw(st.sampled_from(["", " ", "-", "\u00ad", "\u200b", "\n", "\u2060", "·"]))
    text = data.draw(st.sampled_from([str.upper, str.lower, str.title]))(SECRET)
    body = f"{around} {between.join(text)} {around}".encode()
    assert look(secrets, "a.md", body).files == {}


def test_streams_that_lie_about_their_length_are_read(secrets: Secrets) -> None:
    """A packed stream with rubbish behind it is unpacked all the same."""
    body = zlib.compress(f"(/Note ({SECRET}))".encode()) + b"rubbish"
    tail = (
        b"\n9 0 obj\n<</Type/ObjStm/Filter/FlateDecode>>\nstream\n"
        + body
        + b"\nendstream\nendobj\n"
    )
    assert look(secrets, "offer.pdf", paper("<p>Offer") + tail).files == {}
