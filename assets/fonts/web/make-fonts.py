"""Makes be-vietnam-pro-400.woff2 and -600.woff2 beside this file. Needs fonttools (4.38) and brotli.

    python3 make-fonts.py ../../../node_modules/@fontsource/be-vietnam-pro/files
"""

import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

LATIN = (
    'U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00B0,U+00B7,U+00BB,U+00BD,U+00C0-00FF,U+2010-2014,'
    'U+2018-201E,U+2022,U+2026,U+2032,U+2033,U+2039,U+203A,U+20AC,U+2212'
)
FEATURES = 'kern,mark,mkmk'


def cut(source: Path, unicodes: str, target: Path) -> Path:
    subset.main(
        [str(source), f'--unicodes={unicodes}', '--no-hinting', f'--layout-features={FEATURES}', f'--output-file={target}']
    )
    return target


def add_digits_of_one_width(font: TTFont) -> None:
    """The design has none: a column of money would not line up, because its 1 is half as wide as its 4."""
    cmap, metrics, glyphs = font.getBestCmap(), font['hmtx'], font['glyf']
    digits = [cmap[ord(digit)] for digit in '0123456789']
    # A little under the widest, whose white sides can spare it; at full width the 1 would stand alone.
    width = 660
    order = font.getGlyphOrder()
    for name in digits:
        shift = (width - metrics[name][0]) // 2
        pen = TTGlyphPen(glyphs)
        pen.addComponent(name, (1, 0, 0, 1, shift, 0))
        glyphs[f'{name}.tnum'] = pen.glyph()
        metrics[f'{name}.tnum'] = (width, metrics[name][1] + shift)
    font.setGlyphOrder(order + [f'{name}.tnum' for name in digits if f'{name}.tnum' not in order])
    rules = ' '.join(f'sub {name} by {name}.tnum;' for name in digits)
    # The builder replaces the whole table. What is lost are ligatures and the forms of other languages.
    addOpenTypeFeaturesFromString(font, f'feature tnum {{ {rules} }} tnum;', tables=['GSUB'])


def main(source: Path) -> None:
    here = Path(__file__).parent
    for weight in (400, 600):
        with tempfile.TemporaryDirectory() as folder:
            parts = [
                str(cut(source / f'be-vietnam-pro-{kind}-{weight}-normal.woff2', codes, Path(folder, f'{kind}.ttf')))
                for kind, codes in (('latin', LATIN), ('vietnamese', '*'))
            ]
            font = Merger().merge(parts)
        add_digits_of_one_width(font)
        font.flavor = 'woff2'
        font.save(here / f'be-vietnam-pro-{weight}.woff2')


main(Path(sys.argv[1]))
