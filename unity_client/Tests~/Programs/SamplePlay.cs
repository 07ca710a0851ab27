using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using AvatarBridge;
using AvatarBridge.Editing;
using AvatarBridge.Programs;
using AvatarBridgeSamples;
using UnityEngine;
using UnityStubs;
using Time = UnityEngine.Time;

/// <summary>
/// Plays the scene of a sample, as its menu builds it, with a sidecar that has Ada and Ben on
/// stage: the arguments are the sample and the sidecar's two addresses. Pictures come at 60 a
/// second of real time.
/// </summary>
internal static class SamplePlay
{
    private const int Patience = 15_000;

    private static readonly Checks Checks = new Checks();
    private static readonly List<string> Said = new List<string>();

    private static int Main(string[] arguments)
    {
        var addresses = arguments.Skip(1).ToArray();
        switch (arguments[0])
        {
            case "TalkingHead":
                TheHeadSpeaksWithSubtitles(addresses);
                break;
            case "TwoNpcs":
                TwoTalkUntilThePlayerComes(addresses);
                break;
            case "VrmVtuber":
                ViewersAreAnswered(addresses);
                break;
        }
        return Checks.Done();
    }

    private static void TheHeadSpeaksWithSubtitles(string[] addresses)
    {
        Open(addresses, TalkingHeadScene.Build);
        var head = Find<TalkingHead>();
        var npc = Find<BridgeNpc>();
        Checks.That(Until(() => npc.IsOnStage), "Ada is on stage");
        head.Speak("Hello there.");
        Checks.That(Until(() => head.Subtitle.Heard == "Hello"), "the first word is heard");
        var face = npc.GetComponentInChildren<SkinnedMeshRenderer>();
        var jaw = face.sharedMesh.GetBlendShapeIndex("jawOpen");
        Checks.That(Until(() => face.GetBlendShapeWeight(jaw) > 3f), "the mouth opens");
        Checks.That(
            Until(() => !npc.IsSpeaking && head.Subtitle.Heard.Length == 0),
            "and the subtitle goes with the voice");
        Checks.Same(head.Problem, "", "what went wrong");
        Close();
    }

    private static void TwoTalkUntilThePlayerComes(string[] addresses)
    {
        Open(addresses, TwoNpcsScene.Build);
        var talk = Find<Conversation>();
        talk.Write(new[] { "One, two.", "Three, four, five, six, seven, eight, nine." }, false);
        var player = Find<Walker>().transform;
        var (ada, ben) = (ByName("ada"), ByName("ben"));
        Listen(ada, ben);
        Checks.That(Until(() => ben.IsSpeaking), "Ben answers Ada");
        Checks.Same(Said[0], "ada: One, two.", "who began");
        Checks.Same(ada.LookTarget, SceneKit.FaceOf(ben.gameObject), "Ada looks at Ben");
        player.position = new Vector3(0f, 1.5f, 1.5f);
        Checks.That(Until(() => Said.Last().Contains("Good evening")), "the player is greeted");
        Checks.That(Said.Contains("ben was cut"), "in the middle of a word");
        Checks.That(ada.LookTarget == player && ben.LookTarget == player, "both look at him");
        Checks.That(Until(() => !ada.IsSpeaking && !ben.IsSpeaking), "then they wait");
        var before = Said.Count;
        Run(400);
        Checks.Same(Said.Count, before, "as long as he stays");
        player.position = new Vector3(0f, 1.5f, 9f);
        Checks.That(Until(() => ben.IsSpeaking), "and go on when he has left");
        Checks.That(Said.Last().Contains("ben: Three"), "where they were");
        Checks.Same(talk.Problem, "", "what went wrong");
        Close();
    }

    private static void ViewersAreAnswered(string[] addresses)
    {
        Open(addresses, VrmVtuberScene.Build);
        var answerer = Find<ChatAnswerer>();
        var chat = Find<TypedChatSource>();
        Listen(ByName("ada"));
        chat.Type("Mika: how are you?");
        chat.Type("Bot: !song");
        Checks.That(Until(() => answerer.Answering.Author == "Mika"), "Mika is answered");
        Checks.That(Until(() => Said.Count > 0), "aloud");
        Checks.That(Until(() => answerer.Answered == 1), "to the end");
        Checks.Same(answerer.Waiting.Count, 0, "nobody waits");
        Checks.Same(answerer.Problem, "", "what went wrong");
        Find<BridgeClient>().StreamEndpoint = "tcp://127.0.0.1:1";
        Find<BridgeClient>().ControlEndpoint = "tcp://127.0.0.1:1";
        chat.Type("Tomo: are you there?");
        Checks.That(Until(() => answerer.Problem.Length > 0), "a sidecar that is gone is told of");
        Checks.That(Until(() => answerer.Waiting.Count == 1), "and the message is kept");
        Close();
    }

    private static void Open(string[] addresses, Action build)
    {
        Stage.Reset();
        Said.Clear();
        UnityEditor.Selection.activeObject = null;
        build();
        var client = Find<BridgeClient>();
        client.StreamEndpoint = addresses[0];
        client.ControlEndpoint = addresses[1];
    }

    private static void Close()
    {
        Find<BridgeClient>().enabled = false;
        Stage.Reset();
    }

    private static void Listen(params BridgeNpc[] npcs)
    {
        foreach (var npc in npcs)
        {
            npc.UtteranceStarted += note => Said.Add($"{npc.Character}: {note.Text}");
            npc.Interrupted += note => Said.Add($"{npc.Character} was cut");
        }
    }

    private static bool Until(Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            if (watch.ElapsedMilliseconds > Patience)
            {
                return false;
            }
            Run(1);
        }
        return true;
    }

    private static void Run(int millis)
    {
        var watch = Stopwatch.StartNew();
        do
        {
            Stage.Step();
            Thread.Sleep(16);
        }
        while (watch.ElapsedMilliseconds < millis);
    }

    private static T Find<T>()
        where T : UnityEngine.Object
    {
        return UnityEngine.Object.FindObjectsOfType<T>().Single();
    }

    private static BridgeNpc ByName(string name)
    {
        return UnityEngine.Object.FindObjectsOfType<BridgeNpc>()
            .Single(npc => npc.Character == name);
    }
}
