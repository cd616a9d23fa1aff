"""`python -m typebar` is `typebar`."""

from typebar.cli import main

if __name__ == "__main__":
    main()
