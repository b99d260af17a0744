"""The names Zhengtu knows: data files under `data/`, their format, and the matcher over them."""
