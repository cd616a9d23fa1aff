"""The sizes that books are cut to, and the page that each makes."""

from dataclasses import dataclass

CAP_HEIGHT = 0.676
"""Of the book face, in its own size; Vollkorn's OS/2 table."""
ASCENT, DESCENT = 0.952, 0.441
"""What the face asks for above and below the baseline; its hhea table."""


@dataclass(frozen=True, slots=True)
class Trim:
    """One page design; everything in points, so that all lines of a book stand on one grid."""

    width: float
    height: float
    inner: float
    """The margin at the spine."""
    outer: float
    top: float
    lines: int
    """Lines of text on a full page."""
    size: float
    """Of the text's letters."""
    leading: float
    """From one baseline to the next."""

    @property
    def bottom(self) -> float:
        """The margin below the last line."""
        return self.height - self.top - self.lines * self.leading

    @property
    def measure(self) -> float:
        """How long a line is."""
        return self.width - self.inner - self.outer

    @property
    def drop(self) -> float:
        """The size of a drop capital: from the first line's capitals to the third baseline."""
        return round((2 * self.leading + CAP_HEIGHT * self.size) / CAP_HEIGHT, 3)

    @property
    def folio_baseline(self) -> float:
        """How high the page number stands above the foot of the page."""
        return self.bottom - 2.1 * self.leading


TRIMS: dict[str, Trim] = {
    "5.5x8.5in": Trim(396, 612, 57, 48, 70, 33, 10.3, 14),
    "5x8in": Trim(360, 576, 54, 44, 66, 31, 9.8, 13.5),
    "5.25x8in": Trim(378, 576, 55, 47, 66, 31, 10, 13.5),
    "6x9in": Trim(432, 648, 63, 54, 74, 34, 10.8, 14.5),
    "A5": Trim(419.53, 595.28, 60, 52, 69, 32, 10.5, 14),
    "B-format": Trim(365.67, 561.26, 54, 45, 64, 31, 9.8, 13.2),
    "trade": Trim(382.68, 612.28, 57, 46, 70, 33, 10.1, 14),
}
"""By name; the first is the default. B-format is 129 x 198 mm, trade 135 x 216 mm."""


def page_css(trim: Trim) -> str:
    """The style sheet's rules that depend on the trim: page boxes, text size and drop capital."""
    drop = trim.drop
    block = 3 * trim.leading
    natural = (ASCENT + DESCENT) * drop
    own_baseline = (block - natural) / 2 + ASCENT * drop
    line_baseline = (trim.leading - (ASCENT + DESCENT) * trim.size) / 2 + ASCENT * trim.size
    shift = 2 * trim.leading + line_baseline - own_baseline
    edges = f"{trim.top:.3f}pt {{}} {trim.bottom:.3f}pt {{}}"
    inner, outer = f"{trim.inner:.3f}pt", f"{trim.outer:.3f}pt"
    return "\n".join(
        (
            f"@page {{ size: {trim.width:.3f}pt {trim.height:.3f}pt }}",
            f"@page :right {{ margin: {edges.format(outer, inner)} }}",
            f"@page :left {{ margin: {edges.format(inner, outer)} }}",
            f"html {{ font-size: {trim.size}pt; line-height: {trim.leading}pt }}",
            f".drop {{ font-size: {drop}pt; margin-top: {shift:.3f}pt }}",
            f".drop {{ line-height: {block:.3f}pt; height: {2.5 * trim.leading:.3f}pt }}",
            f":root {{ --line: {trim.leading}pt; --lines: {trim.lines}; --bleed: 0pt }}",
            f":root {{ --width: {trim.width:.3f}pt; --height: {trim.height:.3f}pt }}",
            f":root {{ --foot: {trim.bottom:.3f}pt }}",
        )
    )
