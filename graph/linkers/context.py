"""What an article's surroundings tell about the words in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """The context of one article.

    `home_region` is the entity id of what 我省/全市/本区 means there (empty if unknown);
    `office` the entity id of the organization whose officer signs the article (empty if none);
    `policy` that of the official document which the article is, or is an excerpt of.
    """

    article: int
    home_region: str = ""
    office: str = ""
    policy: str = ""


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """The contexts of a document's articles, by article index."""

    articles: tuple[ArticleContext, ...]
