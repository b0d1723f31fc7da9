"""Pictures in a PDF: as many dots as their printed size can show, and no more."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from kamdocs.render.engine.pdf import MOST_DPI, render_pdf
from kamdocs.render.engine.pdf_job import PdfJob

MILLIMETRES = 50
WIDE = round(MILLIMETRES / 25.4 * MOST_DPI)


def picture(kind: str, mode: str, width: int, height: int) -> bytes:
    """A picture that does not compress well, half of it transparent where its mode can be."""
    picture = Image.effect_noise((width, height), 80).convert(mode)
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").resize((width, height)))
    file = BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def printed(data: bytes, name: str) -> tuple[bytes, dict[str, object]]:
    """The PDF, and what its page says of the picture."""
    html = (
        f'<html lang="en"><title>T</title><img src="{name}" alt="A" style="width: {MILLIMETRES}mm">'
    )
    result = render_pdf(PdfJob(html, (), {name: data}))
    assert result.data is not None, result.findings
    (found,) = PdfReader(BytesIO(result.data)).pages[0]["/Resources"]["/XObject"].values()
    return result.data, found.get_object()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGB"), ("PNG", "P"), ("JPEG", "RGB")])
def test_a_large_picture_is_scaled_down_to_what_is_printed(kind: str, mode: str) -> None:
    large = picture(kind, mode, 1200, 800)
    pdf, found = printed(large, f"accounts/brand/logo.{kind.lower()}")
    assert (found["/Width"], found["/Height"]) == (WIDE, round(WIDE * 2 / 3))
    assert found["/Filter"] == ("/DCTDecode" if kind == "JPEG" else "/FlateDecode")
    assert len(pdf) < len(large)


def test_transparency_is_kept_and_the_bytes_are_the_same_each_time() -> None:
    large = picture("PNG", "RGBA", 1200, 800)
    pdf, found = printed(large, "accounts/brand/logo.png")
    mask = found["/SMask"].get_object()
    assert (mask["/Width"], mask["/Height"]) == (found["/Width"], found["/Height"])
    shades = Image.frombytes("L", (mask["/Width"], mask["/Height"]), mask.get_data()).getextrema()
    assert shades == (0, 255)
    assert printed(large, "accounts/brand/logo.png")[0] == pdf


def test_a_picture_of_few_dots_is_left_as_it_is() -> None:
    assert printed(picture("PNG", "RGB", 300, 200), "accounts/brand/logo.png")[1]["/Width"] == 300
