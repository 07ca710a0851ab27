using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using AvatarBridge.Naming;
using AvatarBridge.Playback;
using AvatarBridge.Wire;
using UnityEngine;
using UnityStubs;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge.Programs
{
    /// <summary>
    /// A baked line, and VMC over OSC, move the same avatar as the stream does. The take says its
    /// own time: samples and jaw go from 0 to 1 in a second, twice; the body keeps one pose,
    /// which the datagrams carry too.
    /// </summary>
    internal static class ComponentsLines
    {
        private const double Picture = 1 / 60.0;
        private const double LatencySecs = 4 * 1024 / 48_000.0;

        private static readonly Checks _checks = new Checks();
        private static double _soundSecs;
        private static double _nowSecs;

        /// <summary>Wants a take and a file of datagrams, each after its length.</summary>
        private static int Main(string[] args)
        {
            var take = File.ReadAllBytes(args[0]);
            MouthGoesWithTheLine(take);
            PausesAndStops(take);
            AwaitsTheEnd(take);
            GoesBeforeTheStream(take);
            BesideAVoice(take);
            BrokenTakes(take);
            SameByOsc(take, Datagrams(args[1]));
            return _checks.Done();
        }

        private static void MouthGoesWithTheLine(byte[] take)
        {
            var doll = Begin(take, out var player);
            var told = new List<string>();
            player.Noted += note => told.Add($"{note.Kind} {note.Text}".Trim());
            var ended = new List<bool>();
            player.Ended += ended.Add;
            player.Play();
            var heard = new Queue<(double At, float[] Block)>();
            double worst = 0;
            var compared = 0;
            Run(2.6, player, (now, block, at) => heard.Enqueue((at + LatencySecs, block)), now =>
            {
                var sample = At(heard, now);
                if (sample > 0.05f && sample < 0.95f)
                {
                    worst = Math.Max(worst, Math.Abs(sample - doll.Jaw / 100f));
                    compared++;
                }
            });
            _checks.That(compared > 60, $"there was something to compare: {compared}");
            _checks.Below(worst, 0.02, "seconds between mouth and ear, one picture");
            _checks.Same(string.Join("|", told),
                "UtteranceStarted One, two.|Word One|Word two|UtteranceEnded", "what it told");
            _checks.That(ended.Count == 1 && ended[0], "once to its end");
            _checks.That(!player.IsPlaying, "it is over");
            Run(1.0, player);
            _checks.Near(doll.Jaw, 0, 1e-3, "the mouth is shut");
        }

        private static void PausesAndStops(byte[] take)
        {
            var doll = Begin(take, out var player);
            var ended = new List<bool>();
            player.Ended += ended.Add;
            var cut = false;
            player.Noted += note => cut |= note.Kind == StreamNoteKind.Interrupted;
            player.Play();
            Run(0.7, player);
            player.Pause();
            Run(0.05, player);
            var held = doll.Jaw;
            Run(0.5, player);
            _checks.Near(doll.Jaw, held, 0.1, "a paused line holds the face");
            player.Resume();
            Run(0.2, player);
            _checks.Near(doll.Jaw, held + 20, 5, "and goes on from there");
            AudioListener.pause = true;
            held = doll.Jaw;
            Run(0.5, player);
            _checks.Near(doll.Jaw, held, 0.1, "so does a paused game");
            AudioListener.pause = false;
            Run(0.1, player);
            player.Stop();
            _checks.That(cut && ended.Count == 1 && !ended[0], "a stopped one was cut");
            player.Play();
            Run(0.3, player);
            player.Source.Stop();
            Run(0.1, player);
            _checks.That(!player.IsPlaying && ended.Count == 2, "stopping the source stops it too");
        }

        private static void AwaitsTheEnd(byte[] take)
        {
            Begin(take, out var player);
            var played = player.PlayAsync(player.Line);
            Run(2.6, player);
            _checks.That(played.IsCompleted && played.Result, "awaited to its end");
            using (var cancelling = new CancellationTokenSource())
            {
                var cancelled = player.PlayAsync(player.Line, cancelling.Token);
                Run(0.3, player);
                cancelling.Cancel();
                Run(0.1, player);
                _checks.That(cancelled.IsCanceled && !player.IsPlaying, "cancelled");
            }
        }

        private static void GoesBeforeTheStream(byte[] take)
        {
            var doll = Begin(take, out var player);
            var stream = new Still(player.Line.Take.Description.Rig);
            doll.Avatar.AddSource(stream);
            Run(0.5, player);
            _checks.That(ReferenceEquals(doll.Avatar.Source, stream), "the stream moves it");
            player.Play();
            Run(0.5, player);
            _checks.That(ReferenceEquals(doll.Avatar.Source, player), "then the line");
            Run(2.2, player);
            _checks.That(ReferenceEquals(doll.Avatar.Source, stream), "then the stream again");
        }

        private static void BesideAVoice(byte[] take)
        {
            Begin(take, out var player);
            player.gameObject.AddComponent<AudioSource>();
            player.gameObject.AddComponent<BridgeVoice>().Source.spatialBlend = 1f;
            player.Play();
            _checks.That(player.Source.gameObject != player.gameObject, "a source of its own");
            _checks.Near(player.Source.spatialBlend, 1, 0, "set up like the voice");
        }

        private static void BrokenTakes(byte[] take)
        {
            Begin(take, out var player);
            var cutOff = new byte[take.Length - 100];
            Array.Copy(take, cutOff, cutOff.Length);
            _checks.That(BakedLine.From(cutOff).Take.IsCutOff, "what is whole is played");
            var told = "";
            try
            {
                player.Line.Fill(new byte[10]);
            }
            catch (WireException error)
            {
                told = error.Message;
            }
            _checks.That(told.Length > 0, "what is no take is refused");
            _checks.That(player.Line.Take != null, "and the line stays as it was");
            player.Line = ScriptableObject.CreateInstance<BakedLine>();
            SaidStage.Take();
            player.Play();
            player.Play();
            _checks.That(!player.IsPlaying, "an empty line is not played");
            _checks.Same(SaidStage.Take().Count, 1, "and complained of once");
        }

        private static void SameByOsc(byte[] take, List<byte[]> datagrams)
        {
            var streamed = Begin(take, out var player);
            player.Play();
            Run(1.0, player);
            var wanted = streamed.Locals();
            var hips = streamed.Hips;

            var doll = new Doll();
            var holder = doll.Avatar.gameObject;
            holder.SetActive(false);
            var receiver = holder.AddComponent<BridgeOscReceiver>();
            receiver.Port = 0;
            holder.SetActive(true);
            using (var socket = new UdpClient())
            {
                Send(socket, receiver, datagrams);
                Run(1.0, player, null, _ => Send(socket, receiver, datagrams));
                var found = doll.Locals();
                for (var i = 0; i < found.Count; i++)
                {
                    _checks.Below(Quaternion.Angle(found[i], wanted[i]), 0.1, $"bone {i}");
                }
                _checks.Below((doll.Hips - hips).magnitude, 1e-3, "hips");
                _checks.Near(doll.Jaw, 75, 0.1, "jaw");
                socket.Send(new byte[] { 1, 2, 3 }, 3, "127.0.0.1", receiver.ListeningPort);
                Wait(() => receiver.Counts().Malformed == 1);
                _checks.That(receiver.IsReceiving, "a bad packet is counted and does no harm");
            }
            receiver.enabled = false;
            _checks.Same(receiver.ListeningPort, 0, "closed");
            Run(0.5, player);
            _checks.Near(doll.Jaw, 0, 1e-3, "and the face let go");
        }

        private static void Send(UdpClient socket, BridgeOscReceiver receiver, List<byte[]> all)
        {
            var before = receiver.Counts().Frames;
            foreach (var datagram in all)
            {
                socket.Send(datagram, datagram.Length, "127.0.0.1", receiver.ListeningPort);
            }
            Wait(() => receiver.Counts().Frames > before);
        }

        private static void Wait(Func<bool> holds)
        {
            for (var i = 0; i < 2000 && !holds(); i++)
            {
                Thread.Sleep(1);
            }
            _checks.That(holds(), "came in two seconds");
        }

        private static Doll Begin(byte[] take, out BakedLinePlayer player)
        {
            Stage.Reset();
            _nowSecs = _soundSecs = 0;
            var doll = new Doll();
            player = doll.Avatar.gameObject.AddComponent<BakedLinePlayer>();
            player.Line = BakedLine.From(take);
            doll.Avatar.Rebind();
            return doll;
        }

        /// <summary>Passes time: blocks of sound and pictures, each at its own pace.</summary>
        private static void Run(
            double secs, BakedLinePlayer player, Action<double, float[], double> onBlock = null,
            Action<double> onPicture = null)
        {
            for (var end = _nowSecs + secs; _nowSecs < end; _nowSecs += Picture)
            {
                for (; _soundSecs <= _nowSecs; _soundSecs += 1024 / 48_000.0)
                {
                    SoundStage.Render();
                    var block = player.Source == null ? null : SoundStage.Heard(player.Source);
                    if (block != null)
                    {
                        onBlock?.Invoke(_nowSecs, block, _soundSecs);
                    }
                }
                Stage.Step((float)Picture);
                onPicture?.Invoke(_nowSecs);
            }
        }

        private static float At(Queue<(double At, float[] Block)> heard, double now)
        {
            foreach (var (at, block) in heard)
            {
                var i = (int)((now - at) * 48_000) * 2;
                if (i >= 0 && i < block.Length)
                {
                    return block[i];
                }
            }
            return 0f;
        }

        private static List<byte[]> Datagrams(string path)
        {
            var all = new List<byte[]>();
            using (var reader = new BinaryReader(File.OpenRead(path)))
            {
                while (reader.BaseStream.Position < reader.BaseStream.Length)
                {
                    all.Add(reader.ReadBytes(reader.ReadInt32()));
                }
            }
            return all;
        }

        /// <summary>A stream of which nothing is wanted but its poses.</summary>
        private sealed class Still : IPoseSource
        {
            public Still(Rig rig)
            {
                Rig = rig;
            }

            public int Rank => PoseRank.Stream;
            public Rig Rig { get; }

            public bool TryDraw(Pose into)
            {
                into.Fit(Rig.ShapeNames.Count, Rig.BoneNames.Count);
                return true;
            }
        }

        /// <summary>An avatar of plain transforms with a jaw.</summary>
        private sealed class Doll
        {
            private static readonly string[] _chain =
            {
                "Hips", "Spine", "Chest", "UpperChest", "Neck", "Head",
            };

            private readonly List<Transform> _bones = new List<Transform>();
            private readonly SkinnedMeshRenderer _face;

            public Doll()
            {
                Avatar = new GameObject("Doll").AddComponent<BridgeAvatar>();
                var above = Avatar.transform;
                foreach (var name in _chain)
                {
                    above = Add(name, above, new Vector3(0f, name == "Hips" ? 0.9f : 0.1f, 0f));
                }
                var arm = Add("LeftUpperArm", _bones[3], new Vector3(-0.2f, 0f, 0f));
                Add("LeftThumbProximal", arm, new Vector3(-0.3f, 0f, 0f));
                var mesh = new Mesh { vertices = new Vector3[3] };
                mesh.AddBlendShapeFrame("jawOpen", 100f, new Vector3[3], null, null);
                _face = new GameObject("Face").AddComponent<SkinnedMeshRenderer>();
                _face.transform.SetParent(Avatar.transform, false);
                _face.sharedMesh = mesh;
            }

            public BridgeAvatar Avatar { get; }
            public float Jaw => _face.GetBlendShapeWeight(0);
            public Vector3 Hips => _bones[HumanBones.Hips].localPosition;
            public List<Quaternion> Locals() => _bones.ConvertAll(bone => bone.localRotation);

            private Transform Add(string name, Transform parent, Vector3 place)
            {
                var bone = new GameObject(name).transform;
                bone.SetParent(parent, false);
                bone.localPosition = place;
                _bones.Add(bone);
                return bone;
            }
        }
    }
}
