import pytest

from bridge.dialogue.sentence_type import fold, sentence_type

CORPUS = [
    (
        "en",
        "statement",
        [
            "I like tea.",
            "I don't know what you mean.",
            "That is what I wanted.",
            "The stop is near here.",
            "Well... maybe.",
            "Thank you so much.",
        ],
    ),
    (
        "en",
        "yes-no-question",
        [
            "Do you like it?",
            "Are you coming or not?",
            "You like it, right?",
            "It's nice, isn't it?",
            "You're leaving?",
            "Really?",
            "could you open the door",
            "“Is it late?”",
            "Can I have some tea or something?",
        ],
    ),
    (
        "en",
        "wh-question",
        [
            "What's your name?",
            "what is your name",
            "Well, where did you go?",
            "You went where?",
            "In which room is it?",
            "How are you?",
            "And then what?",
            "How many are left?",
        ],
    ),
    ("en", "alternative-question", ["Do you want tea or coffee?", "Is it red, green or blue?"]),
    ("en", "exclamation", ["What a lovely day!", "How nice!", "I won!", "Wow, that is big."]),
    (
        "en",
        "command",
        [
            "Please sit down.",
            "Stop!",
            "Don't touch that.",
            "Let's go.",
            "Close the door, please.",
            "Come here!",
            "Be quiet.",
            "Okay, listen to me.",
        ],
    ),
    ("zh", "statement", ["我喜欢茶。", "我不知道为什么。", "我还是去吧，他说。", "什么都没有。"]),
    (
        "zh",
        "yes-no-question",
        ["你是学生吗？", "你去不去？", "是不是他？", "你好吗", "他有没有来？", "难道你不信？"],
    ),
    (
        "zh",
        "wh-question",
        ["你叫什么名字？", "谁在那里？", "为什么不来？", "这个多少钱？", "你想吃什么呢"],
    ),
    ("zh", "alternative-question", ["你喝茶还是咖啡？"]),
    ("zh", "exclamation", ["太好了！", "真漂亮啊！", "多么美的花。"]),
    ("zh", "command", ["请坐。", "别动！", "我们走吧。", "快来！"]),
    ("ja", "statement", ["猫が好きです。", "そうですか。", "何でもないです。"]),
    ("ja", "yes-no-question", ["学生ですか。", "本当？", "一緒に行きませんか。"]),
    (
        "ja",
        "wh-question",
        ["お名前は何ですか。", "どこへ行くの？", "なぜ泣いているのですか？", "誰？"],
    ),
    ("ja", "alternative-question", ["お茶ですか、それともコーヒーですか？"]),
    ("ja", "exclamation", ["なんてきれいなんだろう。", "すごい！", "いい天気だなあ。"]),
    ("ja", "command", ["座ってください。", "待って！", "行きましょう。", "やめなさい。"]),
    ("fr", "yes-no-question", ["Ça va ?"]),
    ("fr", "exclamation", ["Bonjour !"]),
    ("fr", "statement", ["Bonjour."]),
]
CASES = [(lang, form, text) for lang, form, texts in CORPUS for text in texts]


@pytest.mark.parametrize(("language", "form", "text"), CASES)
def test_the_form_of_a_sentence(language, form, text):
    assert sentence_type(text, language) == form


def test_regional_tags_use_their_language():
    assert sentence_type("你是学生吗", "zh-Hans-CN") == "yes-no-question"


def test_fold_takes_quotes_and_case_away():
    assert fold("“Don’t GO!”") == "don't go!"
