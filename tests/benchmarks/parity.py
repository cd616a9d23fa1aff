"""Page ends of Final Draft 11 that our pages have: `python tests/benchmarks/parity.py [FOLDER...]`.

Each folder holds NAME.fountain and final-draft-pages.json; without any, those of ../shared/corpus.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from layout_parity import local_parity

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or [CORPUS / "big-fish", CORPUS / "gumshoe"]
    for folder in folders:
        found = local_parity(folder)
        print(f"{folder.name}: {found.hits} of {found.total} page ends")
        for miss in found.misses:
            print(f"  page {miss.page}: theirs before {miss.theirs!r}, ours before {miss.ours!r}")
            print(f"    {miss.reason}")


if __name__ == "__main__":
    main()
