using System;
using AvatarBridge.Playback;
using UnityEngine;
using UnityStubs;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge.Programs
{
    /// <summary>The voice is the clock: what is seen belongs to what is heard, whatever happens.</summary>
    internal static class ComponentsVoice
    {
        private const int Second = 1_000_000;
        private const double FrameMicros = Second / 60.0;

        private static readonly Checks _checks = new Checks();

        private static int Main()
        {
            FaceGoesWithTheSound();
            VolumeShapesButDoesNotStop();
            DistanceShapes();
            WhatStopsTheDevice("paused source", bench => bench.Source.Pause(),
                bench => bench.Source.UnPause());
            WhatStopsTheDevice("paused listener", bench => AudioListener.pause = true,
                bench => AudioListener.pause = false);
            WhatStopsTheDevice("virtual voice",
                bench => SoundStage.Virtualize(bench.Source, true),
                bench => SoundStage.Virtualize(bench.Source, false));
            WhatStopsTheDevice("disabled voice", bench => bench.Voice.enabled = false,
                bench => bench.Voice.enabled = true);
            AnotherDevice();
            NobodysVoiceIsSilent();
            ProblemsAreTold();
            NothingIsAllocated();
            return _checks.Done();
        }

        /// <summary>Sound and mouth both say the time: they must say the same.</summary>
        private static void FaceGoesWithTheSound()
        {
            var bench = new Bench();
            bench.Perform(0.5, 2.0);
            var worst = 0.0;
            bench.Run(2.0, (heard, weight) =>
            {
                if (heard > 0.02f && heard < 0.98f)
                {
                    worst = Math.Max(worst, Math.Abs(heard - weight));
                }
            });
            _checks.That(bench.Compared > 60, "there was sound to compare with");
            _checks.Below(worst, 0.005, "seconds between mouth and ear");
            var meters = bench.Actor.Stream.Measure(bench.Actor.NowMicros);
            _checks.Same(meters.Underruns, 0L, "no underruns");
            _checks.That(meters.HasDevice, "the voice is the device");
        }

        private static void VolumeShapesButDoesNotStop()
        {
            var bench = new Bench();
            bench.Perform(0.2, 2.0);
            bench.Run(0.8);
            bench.Source.volume = 0.25f;
            bench.Render();
            _checks.Near(bench.Peak(), 0.25 * bench.Said(), 0.01, "volume shapes the voice");
            bench.Source.volume = 0f;
            bench.Render();
            _checks.Near(bench.Peak(), 0, 0, "volume 0 is silence");
            var before = bench.Position();
            bench.Run(0.5);
            _checks.Near(bench.Position() - before, 0.5 * Second, 25_000, "and time goes on");
            _checks.That(bench.Actor.Stream.Measure(bench.Actor.NowMicros).HasDevice,
                "by the device's clock");
            bench.Source.volume = 1f;
            bench.Render();
            _checks.Near(bench.Peak(), bench.Said(), 0.04, "and the voice is there again");
        }

        private static void DistanceShapes()
        {
            var bench = new Bench();
            var ear = new GameObject("Ear").AddComponent<AudioListener>();
            bench.Source.spatialBlend = 1f;
            bench.Source.transform.position = new Vector3(4f, 0f, 0f);
            ear.transform.position = Vector3.zero;
            bench.Perform(0.0, 2.0);
            bench.Run(0.7);
            var block = SoundStage.Heard(bench.Source);
            float left = 0f, right = 0f;
            for (var i = 0; i < block.Length; i += 2)
            {
                left = Math.Max(left, Math.Abs(block[i]));
                right = Math.Max(right, Math.Abs(block[i + 1]));
            }
            _checks.That(right > 2f * left, "who stands to the right is heard on the right");
            _checks.Below(right, 0.5, "who stands far is quiet");
            _checks.That(right > 0.05f, "but heard");
        }

        private static void WhatStopsTheDevice(
            string what, Action<Bench> stop, Action<Bench> goOn)
        {
            var bench = new Bench();
            bench.Perform(0.2, 4.0);
            bench.Run(1.0);
            var before = bench.Position();
            stop(bench);
            bench.Run(1.0);
            var during = bench.Position();
            _checks.Near(during - before, Second, 160_000, $"{what}: the character goes on");
            _checks.That(bench.Weight() > 0.02f, $"{what}: and its face is live");
            goOn(bench);
            bench.Run(1.0);
            _checks.Near(bench.Position() - during, Second, 160_000, $"{what}: and on");
            _checks.That(bench.Actor.Stream.Measure(bench.Actor.NowMicros).HasDevice,
                $"{what}: with the device");
            _checks.That(bench.Peak() > 0.01f, $"{what}: and is heard again");
        }

        private static void AnotherDevice()
        {
            var bench = new Bench();
            bench.Perform(0.2, 3.0);
            bench.Run(0.8);
            SoundStage.ChangeDevice(44_100, 512);
            _checks.Same(bench.Actor.Stream.DeviceRate, 44_100, "the new device's rate");
            _checks.That(bench.Source.isPlaying, "it plays on");
            _checks.Near(bench.Voice.LatencyMillis, 512 * 4 / 44.1, 0.01, "its latency");
            var before = bench.Position();
            bench.Run(1.0);
            _checks.Near(bench.Position() - before, Second, 150_000, "time goes on");
            _checks.That(bench.Peak() > 0.01f, "and is heard");
        }

        private static void NobodysVoiceIsSilent()
        {
            var bench = new Bench();
            bench.Voice.Play(null);
            bench.Render();
            _checks.Near(bench.Peak(), 0, 0, "the ones of nobody's voice are not heard");
        }

        private static void ProblemsAreTold()
        {
            var bench = new Bench();
            _checks.Same(bench.Voice.FindProblem(), "", "as it is made, all is well");
            bench.Source.pitch = 2f;
            _checks.That(bench.Voice.FindProblem().Contains("pitch"), "pitch");
            bench.Source.pitch = 1f;
            bench.Source.dopplerLevel = 1f;
            _checks.That(bench.Voice.FindProblem().Contains("Doppler"), "Doppler");
            bench.Source.dopplerLevel = 0f;
            bench.Source.bypassEffects = true;
            _checks.That(bench.Voice.FindProblem().Contains("effects"), "bypassed effects");
        }

        private static void NothingIsAllocated()
        {
            var bench = new Bench();
            bench.Perform(0.0, 3.0);
            bench.Run(0.5);
            var block = new float[2048];
            var read = (Action<float[], int>)Delegate.CreateDelegate(
                typeof(Action<float[], int>), bench.Voice, "OnAudioFilterRead");
            for (var i = 0; i < 50; i++)
            {
                read(block, 2);
            }
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 50; i++)
            {
                read(block, 2);
            }
            _checks.Same(GC.GetAllocatedBytesForCurrentThread() - before, 0L, "bytes of fifty blocks");
        }

        /// <summary>A character, its voice and a sound device, on a clock of their own.</summary>
        private sealed class Bench
        {
            private readonly Pose _pose = new Pose();
            private double _now;
            private double _nextBlock;
            private double _nextPicture;
            private double _fedTo;
            private double _from;
            private double _to;
            private float[] _heardNow = Array.Empty<float>();
            private double _heardFrom = -1;

            public Bench()
            {
                Stage.Reset();
                Actor = new Actor { NowMicros = 10 * Second };
                _now = _nextBlock = _nextPicture = _fedTo = Actor.NowMicros;
                Actor.Begin("bench");
                BridgeClient.Clock = Actor;
                var one = new GameObject("Voice");
                Source = one.AddComponent<AudioSource>();
                Source.dopplerLevel = 0f;
                Voice = one.AddComponent<BridgeVoice>();
                Voice.Play(Actor.Stream);
            }

            public Actor Actor { get; }
            public AudioSource Source { get; }
            public BridgeVoice Voice { get; }
            public int Compared { get; private set; }

            public double Position() => Actor.Stream.PositionAt(Actor.NowMicros);

            public float Weight()
            {
                return Actor.Stream.TryDraw(Actor.NowMicros, _pose) ? _pose.Weights[0] : -1f;
            }

            /// <summary>Speaks from and to a time from now; sample and weight are its time.</summary>
            public void Perform(double fromSecs, double toSecs)
            {
                _from = _now + fromSecs * Second;
                _to = _now + toSecs * Second;
                Actor.Start((long)_from);
            }

            public void Render()
            {
                _nextBlock = _now;
                Run((double)SoundStage.Configuration.dspBufferSize
                    / SoundStage.Configuration.sampleRate);
            }

            /// <summary>The loudest sample of the block made last, before volume.</summary>
            public float Said()
            {
                var config = SoundStage.Configuration;
                var blocks = 5.0 * config.dspBufferSize * Second / config.sampleRate;
                return TimeOf(_nextBlock - blocks / 5.0 + blocks); // its end, after four of latency
            }

            public float Peak()
            {
                var peak = 0f;
                foreach (var sample in SoundStage.Heard(Source) ?? Array.Empty<float>())
                {
                    peak = Math.Max(peak, Math.Abs(sample));
                }
                return peak;
            }

            /// <summary>Passes time: blocks of sound, and pictures that are compared with it.</summary>
            public void Run(double secs, Action<float, float> compare = null)
            {
                var end = _now + secs * Second;
                while (Math.Min(_nextBlock, _nextPicture) < end)
                {
                    _now = Math.Min(_nextBlock, _nextPicture);
                    Actor.NowMicros = (long)_now;
                    Feed(_now + 300_000);
                    if (_nextBlock <= _nextPicture)
                    {
                        MakeBlock();
                    }
                    else
                    {
                        Draw(compare);
                    }
                }
                _now = end;
                Actor.NowMicros = (long)end;
            }

            private void MakeBlock()
            {
                SoundStage.Render();
                var config = SoundStage.Configuration;
                var block = SoundStage.Heard(Source);
                var heardAt = _now + config.dspBufferSize * 4.0 * Second / config.sampleRate;
                if (block != null)
                {
                    Keep(block, heardAt, config.sampleRate);
                }
                _nextBlock += (double)config.dspBufferSize * Second / config.sampleRate;
            }

            /// <summary>Keeps what was made until its time to be heard.</summary>
            private void Keep(float[] block, double heardAt, int rate)
            {
                var all = _heardFrom < 0 ? Array.Empty<float>() : _heardNow;
                if (all.Length == 0)
                {
                    _heardFrom = heardAt;
                }
                _heardNow = new float[all.Length + block.Length / 2];
                all.CopyTo(_heardNow, 0);
                for (var i = 0; i < block.Length / 2; i++)
                {
                    _heardNow[all.Length + i] = block[2 * i];
                }
            }

            private void Draw(Action<float, float> compare)
            {
                var weight = Weight();
                var rate = SoundStage.Configuration.sampleRate;
                var at = (int)((_now - _heardFrom) * rate / Second);
                if (compare != null && _heardFrom >= 0 && at >= 0 && at < _heardNow.Length)
                {
                    Compared += _heardNow[at] > 0.02f ? 1 : 0;
                    compare(_heardNow[at], weight);
                }
                _nextPicture += FrameMicros;
            }

            private void Feed(double until)
            {
                for (; _fedTo < until; _fedTo += FrameMicros)
                {
                    Actor.Frame((long)_fedTo, TimeOf(_fedTo), 0f, IsSpeech(_fedTo) ? "u1" : "");
                    if (IsSpeech(_fedTo))
                    {
                        var samples = new float[400];
                        for (var i = 0; i < samples.Length; i++)
                        {
                            samples[i] = TimeOf(_fedTo + i * Second / 24_000.0);
                        }
                        Actor.Sound((long)_fedTo, samples);
                    }
                    else if (IsSpeech(_fedTo - FrameMicros))
                    {
                        Actor.End((long)_fedTo);
                    }
                }
            }

            private bool IsSpeech(double at) => at >= _from && at < _to;

            /// <summary>From 0 to 1 in every second.</summary>
            private float TimeOf(double at)
            {
                return IsSpeech(at) ? (float)((at - _from) / Second % 1.0) : 0.5f;
            }
        }
    }
}
