using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using UnityEngine;
using UnityStubs;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge.Programs
{
    /// <summary>Two characters of a real sidecar on one connection, as a game uses them.</summary>
    internal static class ComponentsNpc
    {
        private const double PatienceSecs = 10;

        private static readonly Checks _checks = new Checks();
        private static readonly Stopwatch _watch = Stopwatch.StartNew();
        private static double _soundSecs;
        private static double _pictureSecs;

        /// <summary>Wants the addresses of stream and requests, and the two names.</summary>
        private static int Main(string[] args)
        {
            Stage.Reset();
            var client = Client(args[0], args[1]);
            var one = Npc(args[2]);
            var other = Npc(args[3]);
            Meet(client, one, other);
            Speak(one, other);
            Interrupt(one);
            FollowTarget(one);
            Refusals(one);
            LosesAndFinds(client, one);
            Leave(client, one, other);
            NobodyThere();
            return _checks.Done();
        }

        private static void Meet(BridgeClient client, BridgeNpc one, BridgeNpc other)
        {
            Until(() => one.IsOnStage && other.IsOnStage && client.IsConnected, "both on stage");
            _checks.Same(BridgeClient.Current, client, "the scene's client");
            _checks.That(!ReferenceEquals(one.Stream, other.Stream), "a stream each");
            var pose = new Pose();
            Until(() => one.TryDraw(pose) && other.TryDraw(pose), "both have poses");
            _checks.Same(one.Rig.ShapeNames.Count, 52, "shapes");
            Until(() => one.GetComponent<BridgeAvatar>().BlendshapeCount == 1, "the mesh is bound");
        }

        private static void Speak(BridgeNpc one, BridgeNpc other)
        {
            var told = new List<string>();
            one.UtteranceStarted += note => told.Add($"start {note.Text}");
            one.WordHeard += note => told.Add($"word {note.Text}");
            one.UtteranceEnded += note => told.Add("end");
            one.Events.Word.AddListener(word => told.Add($"wired {word}"));
            other.UtteranceStarted += note => told.Add("the other speaks");
            var mouth = one.GetComponentInChildren<SkinnedMeshRenderer>();
            var widest = 0f;
            var isHeard = false;
            var main = Thread.CurrentThread.ManagedThreadId;
            one.WordHeard += _ => isHeard |= Thread.CurrentThread.ManagedThreadId == main;
            var said = one.SayToTheEndAsync("Hello there.");
            var wasSpeaking = false;
            Until(
                () =>
                {
                    widest = Math.Max(widest, mouth.GetBlendShapeWeight(0));
                    wasSpeaking |= one.IsSpeaking && one.CurrentText.StartsWith("Hello");
                    return said.IsCompleted;
                },
                "it has spoken");
            _checks.That(said.Status == TaskStatus.RanToCompletion && said.Result, "to the end");
            _checks.That(wasSpeaking && !one.IsSpeaking, "it spoke, and is silent");
            _checks.That(told.Count > 2 && told[0].StartsWith("start Hello"), "told of its start");
            _checks.That(told.Contains("end"), "and of its end");
            _checks.That(told.Exists(line => line.StartsWith("word ")), "and of words");
            _checks.That(told.Exists(line => line.StartsWith("wired ")), "in the inspector too");
            _checks.That(!told.Contains("the other speaks"), "the other one is silent");
            _checks.That(isHeard, "events come on the main thread");
            _checks.That(widest > 5f, $"the mouth opened, in percent: {widest}");
            _checks.That(
                one.Stream.Measure(BridgeClient.Clock.NowMicros).HasDevice, "its voice is heard");
        }

        private static void Interrupt(BridgeNpc one)
        {
            var cut = false;
            one.Interrupted += _ => cut = true;
            var said = one.SayToTheEndAsync(
                "This is a long sentence that nobody will ever hear the end of, I am afraid.");
            Until(() => one.IsSpeaking, "it speaks");
            one.Interrupt();
            Until(() => cut && said.IsCompleted, "it is cut");
            _checks.That(said.IsCompleted && !said.Result, "not to its end");
            _checks.That(!one.IsSpeaking, "and silent");
        }

        private static void FollowTarget(BridgeNpc one)
        {
            var target = new GameObject("Target").transform;
            target.position = one.transform.TransformPoint(new Vector3(-2f, 1.5f, 1f));
            var pose = new Pose();
            one.LookAt(target);
            // The target is at the character's left: its head turns that way, +y for the bridge.
            Until(() => one.TryDraw(pose) && pose.Head[4] > 0.1f, "it looks to its left");
            target.position = one.transform.TransformPoint(new Vector3(2f, 1.5f, 1f));
            Until(() => one.TryDraw(pose) && pose.Head[4] < -0.1f, "it follows to its right");
            one.LookAt((Transform)null);
            Until(() => one.TryDraw(pose) && Math.Abs(pose.Head[4]) < 0.1f, "it lets go");
        }

        private static void Refusals(BridgeNpc one)
        {
            var why = "";
            one.Failed += reason => why = reason;
            one.PlayGesture("no-such-gesture");
            Until(() => why.Length > 0, "told of what went wrong");
            _checks.That(why.Contains("no-such-gesture"), $"it is named: {why}");
            var asked = one.PlayGestureAsync("nod");
            Until(() => asked.IsCompleted, "answered");
            _checks.Same(asked.Status, TaskStatus.RanToCompletion, "a nod is done");
            var wrong = one.SayAsync("");
            _checks.That(wrong.IsFaulted, "what is beyond limits is refused here");
        }

        private static void LosesAndFinds(BridgeClient client, BridgeNpc one)
        {
            var states = new List<bool>();
            client.Connected += () => states.Add(true);
            client.Disconnected += () => states.Add(false);
            var before = one.Stream;
            client.enabled = false;
            Until(() => one.Stream == null, "without a client there is no stream");
            var lost = one.SayAsync("Anybody there?");
            _checks.That(lost.IsFaulted, "and no answer");
            client.enabled = true;
            var pose = new Pose();
            Until(() => one.IsOnStage && one.TryDraw(pose), "it is back");
            Until(() => states.Count == 2 && !states[0] && states[1], "both were told");
            _checks.That(!ReferenceEquals(before, one.Stream), "with another stream");
            _checks.Same(one.Voice.Stream, one.Stream, "which its voice plays");
        }

        private static void Leave(BridgeClient client, BridgeNpc one, BridgeNpc other)
        {
            var asked = one.ListenAsync();
            one.enabled = false;
            Until(() => asked.IsCompleted, "whoever waited is told");
            _checks.That(one.Stream == null && one.Voice.Stream == null, "left");
            Until(() => other.IsOnStage, "the other one stays");
            UnityEngine.Object.DestroyImmediate(other.gameObject);
            var stopping = Stopwatch.StartNew();
            UnityEngine.Object.DestroyImmediate(client.gameObject);
            _checks.Below(stopping.Elapsed.TotalSeconds, 1.0, "seconds to quit");
            _checks.That(BridgeClient.Current == null, "nobody is current");
            UnityEngine.Object.DestroyImmediate(one.gameObject);
        }

        private static void NobodyThere()
        {
            var problems = new List<string>();
            var client = Client("tcp://127.0.0.1:1", "");
            Until(() => client.LastError.Length > 0, "it says what is wrong");
            _checks.That(!client.IsConnected, "not connected");
            client.StreamEndpoint = "nonsense";
            _checks.That(client.LastError.Contains("nonsense"), client.LastError);
            _checks.That(client.Connection == null, "no connection to nonsense");
            var mute = Npc("nobody");
            mute.Failed += problems.Add;
            mute.Say("Hello?");
            Until(() => problems.Count == 1, "a character without a connection says so");
        }

        private static BridgeClient Client(string stream, string control)
        {
            var one = new GameObject("Client");
            one.SetActive(false);
            var client = one.AddComponent<BridgeClient>();
            client.StreamEndpoint = stream;
            client.ControlEndpoint = control;
            one.SetActive(true);
            return client;
        }

        private static BridgeNpc Npc(string name)
        {
            var one = new GameObject(name);
            one.SetActive(false);
            one.transform.rotation = Quaternion.AngleAxis(40f, Vector3.up);
            one.AddComponent<AudioSource>().dopplerLevel = 0f;
            one.AddComponent<BridgeVoice>();
            one.AddComponent<BridgeAvatar>();
            var npc = one.AddComponent<BridgeNpc>();
            npc.Character = name;
            var face = new GameObject("Face");
            face.transform.SetParent(one.transform, false);
            var mesh = new Mesh();
            mesh.vertices = new Vector3[3];
            mesh.AddBlendShapeFrame("Jaw_Open", 100f, new Vector3[3], null, null);
            face.AddComponent<SkinnedMeshRenderer>().sharedMesh = mesh;
            one.SetActive(true);
            return npc;
        }

        /// <summary>Lets pictures and sound go on at their own pace until it is so.</summary>
        private static void Until(Func<bool> holds, string what)
        {
            var end = _watch.Elapsed.TotalSeconds + PatienceSecs;
            while (!holds())
            {
                if (_watch.Elapsed.TotalSeconds > end)
                {
                    _checks.That(false, $"never: {what}");
                    return;
                }
                Pass();
            }
            _checks.That(true, what);
        }

        private static void Pass()
        {
            const double Picture = 1 / 60.0;
            const double Block = 1024 / 48_000.0;
            var now = _watch.Elapsed.TotalSeconds;
            if (now < _pictureSecs && now < _soundSecs)
            {
                Thread.Sleep(1);
                return;
            }
            if (now >= _soundSecs)
            {
                SoundStage.Render();
                _soundSecs = Math.Max(_soundSecs + Block, now - Block);
            }
            if (now >= _pictureSecs)
            {
                Stage.Step((float)Picture);
                _pictureSecs = Math.Max(_pictureSecs + Picture, now - Picture);
            }
        }
    }
}
