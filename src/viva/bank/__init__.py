"""What a question is: kinds, inline text, the reader, decks, sources and the library. Knows no other room."""

import atexit
import gc

# msgspec up to 0.22 frees what its struct types share in the wrong order when the interpreter ends, and now and then
# the process dies with a segmentation fault after all its work was done (msgspec issue 717; one exit in four of
# `viva decks` while structs held patterns, which is why `kinds.spelled` keeps them out). Frozen objects are left out
# of that last collection. Remove once the issue is closed: tests/test_exit.py tells.
atexit.register(gc.freeze)
