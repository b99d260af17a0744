"""What the graph is made of, how text becomes graph, and where the graph is kept.

The nouns (`Document`, `Mention`, `Statement`, `Entity`, `DocumentGraph`) are plain frozen
dataclasses; everything else in this package turns one of them into the next.
This package imports none of `loaders`, `queries`, `viz`, `zhengtu`.
"""

# First of all libraries: kglite wants static thread-local storage, of which glibc keeps little.
# Loaded after onnxruntime or LightGBM it fails ("cannot allocate memory in static TLS block").
import kglite as kglite
