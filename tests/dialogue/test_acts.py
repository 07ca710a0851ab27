import pytest

from bridge.dialogue.acts import dialogue_act
from bridge.dialogue.sentence_type import sentence_type


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "Hello there!", "greeting"),
        ("en", "Good morning, Kim.", "greeting"),
        ("en", "Goodbye, my friend!", "goodbye"),
        ("en", "See you tomorrow.", "goodbye"),
        ("en", "Thank you so much.", "thanks"),
        ("en", "I'm so sorry.", "apology"),
        ("en", "Yes, I do.", "answer-yes"),
        ("en", "No, thank goodness.", "answer-no"),
        ("en", "No problem.", "inform"),
        ("en", "Exactly!", "agree"),
        ("en", "I don't think so.", "disagree"),
        ("en", "I promise to come.", "promise"),
        ("en", "Would you like some tea?", "offer"),
        ("en", "Could you open the door?", "request"),
        ("en", "Sit down.", "request"),
        ("en", "Where is it?", "question"),
        ("en", "Yes?", "question"),
        ("en", "Um, let me think.", "stalling"),
        ("en", "The sky is blue.", "inform"),
        ("zh", "你好！", "greeting"),
        ("zh", "再见！", "goodbye"),
        ("zh", "谢谢你。", "thanks"),
        ("zh", "对不起。", "apology"),
        ("zh", "是的，我知道。", "answer-yes"),
        ("zh", "不行。", "answer-no"),
        ("zh", "我觉得不行，不过你可以试试。", "disagree"),
        ("ja", "それは違うと思います。", "disagree"),
        ("zh", "我保证。", "promise"),
        ("zh", "请坐。", "request"),
        ("zh", "嗯……让我想想。", "stalling"),
        ("ja", "こんにちは！", "greeting"),
        ("ja", "さようなら。", "goodbye"),
        ("ja", "ありがとう。", "thanks"),
        ("ja", "すみません。", "apology"),
        ("ja", "はい、そうです。", "answer-yes"),
        ("ja", "いいえ。", "answer-no"),
        ("ja", "お茶はいかがですか？", "offer"),
        ("ja", "えっと、何だっけ。", "stalling"),
    ],
)
def test_what_a_sentence_does(language, text, act):
    assert dialogue_act(text, language, sentence_type(text, language)) == act
