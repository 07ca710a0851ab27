import pytest

from bridge.dialogue import lexicon as said
from bridge.performance import lexicon as meant
from bridge.session.rehearsal import rehearse


@pytest.mark.parametrize("language", ["ja", "zh-CN", "en"])
def test_the_word_lists_of_a_language_are_read_beforehand(language):
    said._lexicon.cache_clear()
    meant._lexicon.cache_clear()
    rehearse(language)
    reads = said._lexicon.cache_info().misses, meant._lexicon.cache_info().misses
    assert min(reads) > 0
    said.lexicon_of(language)
    meant.meaning_lexicon(language)
    assert reads == (said._lexicon.cache_info().misses, meant._lexicon.cache_info().misses)
