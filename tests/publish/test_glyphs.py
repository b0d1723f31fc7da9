"""What a stream draws → its letters, however it is written."""

from kamdocs.publish.legible.glyphs import read_shown


def test_drawn_strings_are_read_whole() -> None:
    drawn = b"BT /F1 12 Tf [(Sec) -20 (ret) 3.5 <20>] TJ (and \\(more\\)) Tj ET"
    assert list(read_shown(drawn, {})) == ["Secret ", "and (more)"]


def test_long_arrays_of_figures_are_passed_over() -> None:
    """Dashes of a line are written as texts are; a thousand of them must not be tried every way."""
    dashes = b"[" + b"0.5 12 " * 1000 + b"] 0 d "
    assert list(read_shown(dashes + b"[(Secret)] TJ", {})) == ["Secret"]
