"""The character tagger: jieba's LAC network, fine-tuned, run by onnxruntime on one thread."""
