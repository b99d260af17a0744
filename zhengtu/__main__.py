"""`python -m zhengtu`: the command line where its script is not on the path."""

from zhengtu.cli import main

if __name__ == "__main__":
    main()
