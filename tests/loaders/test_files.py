from loaders import load_text


def test_load_text_cuts_sentences_and_points_back_to_the_source():
    document = load_text("测试市发布方案,支持\n算力产业。第二句话!\n")

    assert [s.text for s in document.sentences] == ["测试市发布方案，支持算力产业。", "第二句话！"]
    start, stop = document.source_span(0, 8, 12)
    assert document.raw[start:stop] == "持\n算力产"
