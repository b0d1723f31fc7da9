"""Any accent gives colours that can be read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.customer.brand import Brand
from kamdocs.render.customer.brand_style import (
    brand_fonts,
    font_stack,
    make_palette,
)
from kamdocs.values.colour import READABLE, VISIBLE, contrast, mix

BRAND = Brand("#0b5563", None, None, None, None, (), None, None)
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


@given(colours)
def test_text_can_be_read_on_every_accent_and_in_its_colour(accent: str) -> None:
    palette = make_palette(replace(BRAND, accent=accent))
    assert contrast(palette.deep, "#ffffff") >= READABLE
    assert contrast(palette.deep, palette.tint) >= READABLE
    assert contrast(palette.ink, palette.accent) >= READABLE
    assert contrast(palette.bar, "#ffffff") >= VISIBLE
    assert contrast("#1f2937", palette.wash) >= READABLE


def test_the_brand_decides_the_ink() -> None:
    assert make_palette(replace(BRAND, accent_ink="#fafafa")).ink == "#fafafa"


def test_fonts_are_named_without_breaking_out_of_the_style() -> None:
    brand = replace(BRAND, font='Evil"; } body { display: none', font_files=("evil-bold.woff2",))
    assert font_stack(brand.font).count('"') == 4
    css = brand_fonts(brand)
    assert css.count("}") == 1
    assert "font-weight:700" in css
    assert 'url("accounts/brand/evil-bold.woff2")' in css


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        ("jost-latin-600-normal.woff2", 600),
        ("Serif-SemiBold.otf", 600),
        ("Serif-Bold.ttf", 700),
        ("Serif-Medium.ttf", 500),
        ("serif.woff2", 400),
        ("serif-1900.woff2", 400),
    ],
)
def test_the_name_of_a_file_tells_its_weight(name: str, weight: int) -> None:
    css = brand_fonts(replace(BRAND, font="Serif", font_files=(name,)))
    assert f"font-weight:{weight};" in css


def test_a_heading_font_is_known_by_its_file() -> None:
    brand = replace(
        BRAND, font="Source", heading_font="Fraunces", font_files=("fraunces.woff2", "source.woff2")
    )
    first, second = brand_fonts(brand).split("\n")
    assert '"Fraunces"' in first
    assert '"Source"' in second
