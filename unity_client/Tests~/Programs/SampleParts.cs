using System;
using System.IO;
using AvatarBridge.Programs;
using AvatarBridgeSamples;

/// <summary>
/// Checks the plain parts of the samples: who speaks next, whom to answer, what is read.
/// </summary>
internal static class SampleParts
{
    private static readonly Checks Checks = new Checks();

    private static int Main()
    {
        ASubtitleFillsWordByWord();
        ADialogueGoesByTurns();
        AnImprovisedOneAnswers();
        AQueueKeepsTheNewestOfEach();
        WhatIsNotForTheCharacterIsLeftOut();
        LongMessagesEndBetweenWords();
        AFileIsFollowed();
        return Checks.Done();
    }

    private static void ASubtitleFillsWordByWord()
    {
        var subtitle = new Subtitle();
        subtitle.Begin("No, no. Not now.");
        subtitle.Hear("no");
        subtitle.Hear("no");
        Checks.Same(subtitle.Heard, "No, no", "heard by the second word");
        subtitle.Hear("banana");
        subtitle.Hear("");
        Checks.Same(subtitle.Coming, ". Not now.", "a word that is not in it changes nothing");
        subtitle.Clear();
        Checks.Same(subtitle.Heard + subtitle.Coming, "", "after it");
    }

    private static void ADialogueGoesByTurns()
    {
        var dialogue = new Dialogue(new[] { "one", "two", "three" }, false);
        var said = "";
        for (var i = 0; i < 4; i++)
        {
            said += dialogue.Speaker + dialogue.Text + " ";
            dialogue.GoOn(dialogue.Text);
        }
        Checks.Same(said, "0one 1two 0three 1one ", "who says what");
        Checks.That(Fails(() => new Dialogue(new[] { "one", " " }, false)), "an empty line");
        Checks.That(Fails(() => new Dialogue(new string[0], false)), "no lines");
    }

    private static void AnImprovisedOneAnswers()
    {
        var dialogue = new Dialogue(new[] { "Hello.", "never said" }, true);
        Checks.That(!dialogue.IsAnswer && dialogue.Text == "Hello.", "the first line is written");
        dialogue.GoOn("Hello. ");
        Checks.That(dialogue.IsAnswer && dialogue.Text == "Hello.", "the second answers it");
        Checks.Same(dialogue.Speaker, 1, "who answers");
        dialogue.GoOn("");
        Checks.Same(dialogue.Text, "Hello.", "after nothing was said it begins again");
    }

    private static void AQueueKeepsTheNewestOfEach()
    {
        var queue = new ChatQueue(2);
        queue.Add(new ChatMessage("Mika", "first"));
        queue.Add(new ChatMessage("Tomo", "hello"));
        queue.Add(new ChatMessage("Mika", "second"));
        Checks.Same(queue.Count, 2, "one of each");
        queue.Add(new ChatMessage("Rin", "hi"));
        Checks.Same(queue.LetGo, 1, "let go");
        queue.TryTake(out var message);
        Checks.Same(message.Text, "second", "the newest of the one who waits longest");
        queue.PutBack(message);
        queue.Add(new ChatMessage("Mika", "third"));
        queue.PutBack(message);
        Checks.Same(queue.Count, 2, "a newer one is not pushed aside by what is put back");
    }

    private static void WhatIsNotForTheCharacterIsLeftOut()
    {
        var queue = new ChatQueue(8);
        Checks.That(!queue.Add(new ChatMessage("a", "!song")), "a bot's command");
        Checks.That(!queue.Add(new ChatMessage("b", "https://example.org/x")), "a bare link");
        Checks.That(!queue.Add(new ChatMessage("c", " [] ")), "nothing but brackets");
        Checks.That(queue.Add(new ChatMessage("d", "[wave] *hi* <b>")), "marks are taken out");
        queue.TryTake(out var message);
        Checks.That(message.Text.IndexOfAny("[]*<>".ToCharArray()) < 0, message.Text);
        Checks.That(!ChatMessage.TryParse("# note", out _), "a comment is no message");
        ChatMessage.TryParse("hello: there: you", out var parsed);
        Checks.Same(parsed.Author + "|" + parsed.Text, "hello|there: you", "name and text");
    }

    private static void LongMessagesEndBetweenWords()
    {
        var queue = new ChatQueue(2);
        queue.Add(new ChatMessage("a", new string('x', 290) + " yyy zzz www"));
        queue.TryTake(out var cut);
        Checks.That(cut.Text.EndsWith("zzz", StringComparison.Ordinal), "cut between words");
        queue.Add(new ChatMessage("a", new string('x', 299) + "\U0001F600" + new string('x', 9)));
        queue.TryTake(out cut);
        Checks.That(!char.IsHighSurrogate(cut.Text[cut.Text.Length - 1]), "no half a character");
    }

    private static void AFileIsFollowed()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "old: line\n");
        var file = new ChatFile(path, true);
        Checks.That(!file.TryReadLine(out _), "what stood there before is left out");
        File.AppendAllText(path, "Mika: hé");
        Checks.That(!file.TryReadLine(out _), "half a line is none");
        File.AppendAllText(path, "llo\r\n\nTomo: hi\n");
        Checks.That(file.TryReadLine(out var line) && line == "Mika: héllo", "a line in two parts");
        Checks.That(file.TryReadLine(out line) && line == "Tomo: hi", "empty lines are none");
        File.WriteAllText(path, "new\n");
        Checks.That(file.TryReadLine(out line) && line == "new", "it was emptied");
        File.Delete(path);
        Checks.That(!file.TryReadLine(out _) && file.Problem.Contains(path), "it went away");
        File.WriteAllText(path, "back: again\n");
        file.TryReadLine(out line);
        Checks.That(file.Problem.Length == 0, "and came back");
        File.Delete(path);
    }

    private static bool Fails(Func<object> make)
    {
        try
        {
            make();
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
