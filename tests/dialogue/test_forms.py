"""Forms that particles, tags and word order show, sentence by sentence in three languages."""

import pytest

from bridge.dialogue.sentence_type import sentence_type

FORMS = {
    ("en", "yes-no-question"): """
        It works, right?|You're coming, aren't you?|Is it raining|Have you eaten?|Ready?
        Should I go?|You don't mind, do you?|So you like it, huh?|Won't you stay?|Tea?
        That's him, isn't it?|You know her, don't you|It's late, right
    """,
    ("en", "wh-question"): """
        Who told you?|Whose is this?|Which one do you want?|When does it start|How far is it?
        Why bother?|Who knows?|And why is that?|What time is it?|Tell me, where is he?
    """,
    ("en", "alternative-question"): """
        Red or blue?|Shall we walk or take the bus?|Is he coming today or tomorrow?
    """,
    ("en", "command"): """
        Please wait.|Go away!|Give me that.|Let's begin.|Don't go.|Look at this.|Never give up.
    """,
    ("en", "exclamation"): "What a day!|How lovely!|Such a big dog!|It's so good!|Great!|Wow!",
    ("en", "statement"): """
        I know who you are.|He asked if it was late.|That's what she said.|You may go or stay.
        Please is a polite word, I think.|Right is right.|I wonder why.
    """,
    ("zh", "yes-no-question"): """
        你好吗？|你是不是累了？|你吃不吃？|他走了吧？|你有没有钱|这样行不行？|难道你忘了吗？
        你喜欢不喜欢？|可以吗|你去没去？|今天是星期三吧？|不是说好了吗？|你会不会来
    """,
    ("zh", "wh-question"): """
        你去哪儿？|几点了？|这是什么？|怎么办？|你为什么哭|谁来了？|多少人？|你几岁？|何必呢？
    """,
    ("zh", "alternative-question"): "去还是不去？|你要红的还是蓝的？|今天还是明天？",
    ("zh", "command"): "请进。|别说话！|快跑！|给我看看。|我们开始吧。|不要动。|走吧！",
    ("zh", "exclamation"): "太美了！|真好啊！|多么好的一天！|哇，好大！|好漂亮！",
    (
        "zh",
        "statement",
    ): "我不知道他是谁。|可能是吧。|我也去。|谁都知道。|他问我去不去。|我没什么事。",
    ("ja", "yes-no-question"): """
        お元気ですか？|行くの？|もう食べた？|これでいいですか|雨でしょう？|来ますよね？|いいでしょ？
        彼は学生じゃないか？|分かりましたか。|寒くない？|知ってるよね？
    """,
    ("ja", "wh-question"): """
        何ですか？|どこへ行きますか。|誰が来たの？|いつですか？|なぜ？|どうしたの？|いくらですか
    """,
    ("ja", "alternative-question"): """
        行きますか、行きませんか。|紅茶、それともコーヒー？|今日ですか、明日ですか？
    """,
    ("ja", "command"): "来てください。|早くしなさい。|止まれ！|見て！|触らないでください。|行け！",
    ("ja", "exclamation"): "なんて美しい！|すごいなあ。|きれい！|やったー！",
    ("ja", "statement"): """
        そうですか。|誰もいません。|いつか行きたい。|何か食べます。|雨が降るでしょう。|そんなわけがない。
        分かっているでしょう。|何でもいいです。
    """,
}
CASES = [
    (language, form, text.strip())
    for (language, form), lines in FORMS.items()
    for line in lines.strip().splitlines()
    for text in line.split("|")
]


def test_there_are_sentences_enough():
    assert len(CASES) >= 60


@pytest.mark.parametrize(("language", "form", "text"), CASES)
def test_the_form_is_told_by_words_before_punctuation(language, form, text):
    assert sentence_type(text, language) == form
