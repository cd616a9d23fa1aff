"""Works name their images so that readers of files and writers agree."""

import pytest

from typebar.model.assets import asset_path


@pytest.mark.parametrize(
    ("source", "written", "key"),
    [
        ("prose/one.md", "map.png", "prose/map.png"),
        ("prose/one.md", "../art/a%20map.png", "art/a map.png"),
        ("one.md", "./map.png", "map.png"),
        ("prose/one.md", "/etc/passwd", "/etc/passwd"),
    ],
)
def test_images_are_named_from_the_folder_of_their_source(
    source: str, written: str, key: str
) -> None:
    assert asset_path(source, written) == key
