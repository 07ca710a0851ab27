using System;
using System.Collections.Generic;
using System.Threading;
using AvatarBridge.Playback;
using AvatarBridge.Programs;
using AvatarBridge.Wire;

/// <summary>
/// Checks what is told and counted: notes at their time, reports, replays, many threads at once.
/// </summary>
internal static class NotePlaying
{
    private const long FrameMicros = 16_667;

    private static readonly Checks Checks = new Checks();

    private static int Main()
    {
        NotesComeWhenTheyAreHeard();
        NobodyTakesTheNotes();
        AReportSaysHowFarTheSoundHasGot();
        AReplayTellsItsTimeByHeartbeats();
        WhatDoesNotFitTheRigIsCounted();
        NothingThatCanBeSentDoesHarm();
        ThreadsDoNotDisturbEachOther();
        return Checks.Done();
    }

    private static void NotesComeWhenTheyAreHeard()
    {
        var actor = new Actor();
        actor.Frame(0, 0, 0);
        actor.Start(500_000);
        actor.Word(700_000, "second");
        actor.Word(600_000, "first");
        actor.End(900_000);
        actor.Start(1_000_000, "u2");
        actor.Word(1_100_000, "cut", "u2");
        actor.Cut(1_050_000, "u2");
        actor.Start(1_200_000, "u3");
        actor.Start(1_300_000, "u4");
        actor.BeAlone();
        var told = new List<string>();
        var pose = new Pose();
        for (long now = 200_000; now < 1_500_000; now += 10_000)
        {
            actor.Stream.TryDraw(now, pose);
            while (actor.Stream.TryDequeue(out var note))
            {
                var what = note.Kind == StreamNoteKind.Word ? note.Text : note.UtteranceId;
                told.Add($"{note.Kind} {what}");
                Checks.Near(note.PtsMicros, now, 11_000, "instant of " + told[told.Count - 1]);
            }
        }
        Checks.Same(
            string.Join(", ", told),
            "UtteranceStarted u1, Word first, Word second, UtteranceEnded u1, " +
            "UtteranceStarted u2, Interrupted u2, UtteranceStarted u3, UtteranceEnded u3, " +
            "UtteranceStarted u4",
            "notes");
        actor.NowMicros = 1_500_000;
        actor.Begin("two");
        Checks.That(
            actor.Stream.TryDequeue(out var last) && last.Kind == StreamNoteKind.Interrupted
                && last.UtteranceId == "u4",
            "what was under way in a session that has gone is told to be cut");
        Checks.That(!actor.Stream.TryDequeue(out _), "and nothing else is");
    }

    private static void NobodyTakesTheNotes()
    {
        var actor = new Actor();
        actor.BeAlone();
        for (var i = 0; i < 5_000; i++)
        {
            actor.Word(200_000 + i * 100, i.ToString());
        }
        actor.Stream.TryDraw(1_000_000, new Pose());
        var count = 0;
        var first = "";
        while (actor.Stream.TryDequeue(out var note))
        {
            first = count++ == 0 ? note.Text : first;
        }
        Checks.Same(count, 1_024, "notes that are kept");
        Checks.Same(first, (5_000 - 1_024).ToString(), "the oldest of them");
    }

    private static void AReportSaysHowFarTheSoundHasGot()
    {
        var actor = new Actor();
        actor.BeAlone();
        actor.Start(500_000);
        actor.Sound(500_000, new float[24_000]);
        actor.End(1_500_000);
        Checks.That(!actor.Stream.TryReport(400_000, out _), "nothing to report before it begins");
        Checks.That(actor.Stream.TryReport(800_000, out var report), "a report while it sounds");
        Checks.Near(report.PositionMicros, 300_000, 100, "utterance time");
        Checks.Same(report.UtteranceId, Actor.Speech, "utterance of the report");
        Checks.That(!actor.Stream.TryReport(1_700_000, out _), "nor when it is over");
    }

    private static void AReplayTellsItsTimeByHeartbeats()
    {
        var stream = new CharacterStream("hana", new Actor { NowMicros = 50_000 });
        stream.TakeDescription(
            new Description(0, "one", Actor.Rig, 60, 24_000, 0, ""));
        stream.TakeHeartbeat(new Heartbeat(1, 9_000_000));
        stream.PositionAt(50_000);
        Checks.Near(stream.PositionAt(250_000), 9_200_000, 1, "position in a replay");
    }

    private static void WhatDoesNotFitTheRigIsCounted()
    {
        var actor = new Actor();
        var rig = new Rig(new string[1], new string[1], new int[1], new float[3]);
        actor.Stream.TakeDescription(
            new Description(actor.Seq++, "one", rig, 60, 24_000, 200_000, "tcp://127.0.0.1:1"));
        actor.Frame(0, 0, 0);
        Checks.Same(actor.Stream.Measure(0).MisfitFrames, 1L, "frames of another rig");
    }

    /// <summary>Records within the limits of the wire, and senseless otherwise.</summary>
    private static void NothingThatCanBeSentDoesHarm()
    {
        var actor = new Actor();
        var random = new Random(3);
        var pose = new Pose();
        var block = new float[512];
        var rates = new[] { 1, 11, 8_000, 24_000, 44_100, Limits.MaxSampleRate };
        var isFinite = true;
        long Pts(long now) => random.Next(5) == 0
            ? (long)(random.NextDouble() * Limits.MaxMicros)
            : Math.Max(0, now + random.Next(-2_000_000, 2_000_000));
        for (long i = 0; i < 20_000; i++)
        {
            var now = i * 5_000;
            var id = "u" + random.Next(3);
            actor.Seq = Math.Max(0, actor.Seq + random.Next(-5, 6));
            switch (random.Next(7))
            {
                case 0: actor.Frame(Pts(now), 1, 1, id); break;
                case 1: actor.Start(Pts(now), id); break;
                case 2: actor.End(Pts(now), id); break;
                case 3: actor.Cut(Pts(now), id); break;
                case 4: actor.Word(Pts(now), "word", id); break;
                default:
                    var samples = new float[random.Next(1, 3_000)];
                    actor.Sound(Pts(now), samples, rates[random.Next(rates.Length)], id);
                    break;
            }
            actor.Stream.Render(block, i * 512, now + random.Next(0, 60_000));
            isFinite &= !actor.Stream.TryDraw(now, pose) || !double.IsNaN(pose.PtsMicros);
            actor.Stream.TryDequeue(out _);
        }
        Checks.That(isFinite, "a pose has its time, whatever was sent");
        Checks.That(actor.Stream.Measure(0).Received > 100, "and something was");
    }

    /// <summary>One thread sends and begins anew, one renders, this one draws.</summary>
    private static void ThreadsDoNotDisturbEachOther()
    {
        const int rounds = 3_000;
        var actor = new Actor();
        var failures = new List<Exception>();
        var sending = Task(failures, () =>
        {
            for (var i = 0; i < rounds; i++)
            {
                actor.Frame(i * FrameMicros, 0.5f, 0, i % 9 == 0 ? "" : Actor.Speech);
                actor.Sound(i * FrameMicros, new float[400]);
                if (i % 500 == 499)
                {
                    actor.Begin("session " + i);
                }
            }
        });
        var rendering = Task(failures, () =>
        {
            var block = new float[800];
            for (var i = 0; i < rounds; i++)
            {
                actor.Stream.UseDevice(i % 100 < 50 ? 48_000 : 44_100);
                actor.Stream.Render(block, i * 800, i * FrameMicros);
            }
        });
        var pose = new Pose();
        var isWhole = true;
        for (var i = 0; i < rounds; i++)
        {
            if (actor.Stream.TryDraw(i * FrameMicros, pose))
            {
                isWhole &= pose.Weights[0] >= 0 && pose.Weights[0] <= 0.5f;
            }
            actor.Stream.TryDequeue(out _);
            actor.Stream.TryTakeLost(out _, out _);
        }
        sending.Join();
        rendering.Join();
        Checks.Same(failures.Count, 0, "threads that failed");
        Checks.That(isWhole, "no pose was half of another");
        Checks.Same(actor.Stream.Measure(0).Received, rounds * 2L + 7, "records from a thread");
    }

    private static Thread Task(List<Exception> failures, Action action)
    {
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception error)
            {
                failures.Add(error);
                Console.WriteLine(error);
            }
        });
        thread.Start();
        return thread;
    }
}
