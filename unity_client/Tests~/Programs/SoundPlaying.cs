using System;
using System.Linq;
using AvatarBridge.Playback;
using AvatarBridge.Programs;

/// <summary>Checks what is heard: samples, gaps, cuts, devices that come and go.</summary>
internal static class SoundPlaying
{
    private const double Tone = 440;
    private const int Source = 24_000;
    private const long StartMicros = 1_000_000;

    private static readonly Checks Checks = new Checks();

    private static int Main()
    {
        foreach (var device in new[] { 48_000, 44_100, 24_000, 16_000, 96_000 })
        {
            AToneHasNoSeam(device);
        }
        TenMinutesAreExactToASample();
        TheFirstSampleIsHeardAtItsTime();
        TimeStandsStillWhileStarvedAndGoesOn();
        WhatIsLostLeavesSilenceOfItsLength();
        ACutFadesOut();
        AStreamGoesOnWithoutADevice();
        ADeviceOfAnotherRateGoesOnAtItsPlace();
        WhatIsTooLateIsDropped();
        return Checks.Done();
    }

    /// <summary>A sine in chunks of any length comes out as the same sine.</summary>
    private static void AToneHasNoSeam(int device)
    {
        var actor = new Actor();
        actor.Stream.UseDevice(device);
        var random = new Random(1);
        for (int at = 0, length; at < 2 * Source; at += length)
        {
            length = random.Next(1, 2000);
            actor.Sound(PtsOf(at), Sine(at, length, Source));
        }
        actor.End(StartMicros + 2_100_000);
        var heard = Play(actor, 0, device * 16 / 10, device, out _);
        var worst = 0.0;
        for (var i = device * 11 / 10; i < heard.Length; i++)
        {
            var time = i / (double)device - StartMicros / 1e6;
            worst = Math.Max(worst, Math.Abs(heard[i] - 0.5 * Math.Sin(2 * Math.PI * Tone * time)));
        }
        // -60 dB of the tone; the least step that a seam makes is -20 dB. Chunks stand at whole
        // microseconds and begin at whole samples of the device, which moves all of it by less.
        var shift = Math.PI * Tone * (1.0 / device + 1e-6);
        var limit = 0.5 * shift + (device == Source ? 0 : 0.0005);
        Checks.Below(worst, limit, $"tone at {device}");
    }

    private static void TenMinutesAreExactToASample()
    {
        const int device = 44_100;
        var actor = new Actor();
        actor.Stream.UseDevice(device);
        var chunk = new float[Source / 10];
        var block = new float[441];
        var worst = 0.0;
        var latest = double.NegativeInfinity;
        var isForward = true;
        for (long i = 0; i < 60_000; i++)
        {
            if (i % 10 == 0)
            {
                actor.Sound(StartMicros + i * 10_000, chunk);
            }
            var heardAt = StartMicros + i * 10_000;
            actor.Stream.Render(block, i * 441, heardAt);
            var position = actor.Stream.PositionAt(heardAt + 3_333);
            isForward &= position > latest;
            worst = Math.Max(worst, Math.Abs(position - heardAt - 3_333));
            latest = position;
        }
        Checks.Below(worst, 1e6 / device, "ten minutes");
        Checks.That(isForward, "the position never goes back");
        Checks.Same(actor.Stream.Measure(latest).Underruns, 0L, "underruns in ten minutes");
    }

    private static void TheFirstSampleIsHeardAtItsTime()
    {
        var actor = new Actor();
        var click = new float[2400];
        click[0] = 1f;
        actor.Sound(500_000, click);
        var heard = Play(actor, 0, 48_000, 48_000, out _);
        var loudest = 0;
        for (var i = 0; i < heard.Length; i++)
        {
            loudest = Math.Abs(heard[i]) > Math.Abs(heard[loudest]) ? i : loudest;
        }
        Checks.Near(loudest, 24_000, 1, "sample of a click at half a second");
    }

    private static void TimeStandsStillWhileStarvedAndGoesOn()
    {
        var actor = new Actor();
        actor.Sound(StartMicros, Sine(0, 2400, Source));
        Play(actor, 0, 48_000 * 12 / 10, 48_000, out var position);
        Checks.Near(position, StartMicros + 100_000, 100, "where starved time stands");
        actor.Sound(StartMicros + 100_000, Sine(2400, 2400, Source));
        actor.End(StartMicros + 200_000);
        Play(actor, 48_000 * 12 / 10, 2_400, 48_000, out position);
        Checks.Near(position, StartMicros + 150_000, 100, "where it has gone on to");
        var meters = actor.Stream.Measure(1_250_000);
        Checks.Same(meters.Underruns, 1L, "underruns");
        Checks.Near(meters.StarvedMicros, 100_000, 11_000, "starved");
        Play(actor, 48_000 * 125 / 100, 48_000 * 4, 48_000, out position);
        Checks.Near(position, 5_250_000, 1_000, "the session's time is met again");
    }

    private static void WhatIsLostLeavesSilenceOfItsLength()
    {
        var actor = new Actor();
        actor.Sound(StartMicros, Constant(2400));
        actor.Sound(StartMicros + 150_000, Constant(2400));
        var heard = Play(actor, 0, 72_000, 48_000, out _);
        var silent = heard.Skip(48_100).Take(11_800).Count(one => Math.Abs(one) < 1e-3);
        Checks.Near(silent, 2_400, 60, "samples of silence for 50 ms that were lost");
        Checks.Same(actor.Stream.Measure(1_500_000).Underruns, 1L, "the end is not there yet");
    }

    private static void ACutFadesOut()
    {
        var actor = new Actor();
        for (var i = 0; i < 20; i++)
        {
            actor.Sound(StartMicros + i * 20_000, Constant(480));
        }
        Play(actor, 0, 48_000 + 4_800, 48_000, out _);
        actor.Cut(StartMicros + 50_000);
        var heard = Play(actor, 48_000 + 4_800, 4_800, 48_000, out _);
        var steepest = heard.Zip(heard.Skip(1), (one, next) => Math.Abs(next - one)).Max();
        Checks.Near(heard[0], 0.5, 0.02, "loudness before the fade");
        Checks.Below(steepest, 0.02, "step in a fade of 240 samples from a half");
        Checks.Below(Math.Abs(heard[300]), 1e-3, "loudness 6 ms after the cut");
        Checks.Same(actor.Stream.Measure(1_200_000).Underruns, 0L, "a cut is no underrun");
    }

    private static void AStreamGoesOnWithoutADevice()
    {
        var actor = new Actor();
        var pose = new Pose();
        actor.Frame(0, 0, 0);
        for (var i = 0; i < 40; i++)
        {
            actor.Sound(StartMicros + i * 100_000, Constant(2400));
        }
        Checks.That(!actor.Stream.TryDraw(0, pose), "a device is waited for");
        Checks.That(actor.Stream.TryDraw(150_000, pose), "and then no more");
        double latest = 0, worst = 0;
        for (long now = 200_000; now < 2_000_000; now += 16_667)
        {
            actor.Stream.TryDraw(now, pose);
            latest = actor.Stream.PositionAt(now);
            worst = Math.Max(worst, Math.Abs(latest - now));
        }
        Checks.Below(worst, 1_000, "position without a device");
        Checks.That(actor.Stream.Measure(2_000_000).IsSounding, "it sounds, though nobody hears");
        var block = new float[480];
        for (var i = 0; i < 100; i++)
        {
            actor.Stream.Render(block, 9_000 + i * 480, 2_040_000 + i * 10_000);
            var position = actor.Stream.PositionAt(2_000_000 + i * 10_000);
            worst = Math.Max(worst, Math.Abs(position - (2_000_000 + i * 10_000)));
        }
        Checks.Below(worst, 1_000, "position when one has come");
        Checks.Near(block[0], 0.5, 0.01, "it is heard from the middle on");
        for (long now = 3_000_000; now < 3_500_000; now += 16_667)
        {
            var position = actor.Stream.PositionAt(now);
            worst = Math.Max(worst, Math.Abs(position - now));
        }
        Checks.Below(worst, 1_000, "position when it has gone");
    }

    private static void ADeviceOfAnotherRateGoesOnAtItsPlace()
    {
        var actor = new Actor();
        for (var i = 0; i < 10; i++)
        {
            actor.Sound(StartMicros + i * 100_000, Constant(2400));
        }
        Play(actor, 0, 48_000 * 15 / 10, 48_000, out var before);
        actor.Stream.UseDevice(44_100);
        Checks.Near(actor.Stream.PositionAt(1_500_000), before, 100, "position over the change");
        var heard = Play(actor, 44_100 * 15 / 10, 11_025, 44_100, out var after);
        Checks.Near(after, 1_750_000, 1_000, "position at the other rate");
        Checks.Near(heard.Skip(100).Min(), 0.5, 0.01, "it is as loud as before");
        actor.Stream.UseDevice(24_000);
        actor.Stream.UseDevice(96_000);
        heard = Play(actor, 96_000 * 175 / 100, 4_800, 96_000, out _);
        Checks.Near(heard.Skip(100).Min(), 0.5, 0.01, "and after two changes at once");
    }

    private static void WhatIsTooLateIsDropped()
    {
        var actor = new Actor();
        Play(actor, 0, 48_000 * 3, 48_000, out _);
        actor.Sound(1_900_000, Constant(2400));
        actor.Sound(2_500_000, Constant(2400));
        var heard = Play(actor, 48_000 * 3, 2_400, 48_000, out var position);
        Checks.Near(heard[1_000], 0.5, 0.01, "half a second late is played");
        Checks.Near(position, 2_550_000, 1_000, "and shifts what follows");
        Checks.Same(actor.Stream.Measure(3_050_000).StaleChunks, 1L, "over a second late is not");
    }

    /// <summary>Renders blocks from a sample on; gives the position at their end.</summary>
    private static float[] Play(Actor actor, long from, int count, int rate, out double position)
    {
        var heard = new float[count];
        var now = 0.0;
        for (var at = 0; at < count; at += 480)
        {
            var block = new Span<float>(heard, at, Math.Min(480, count - at));
            now = (from + at + block.Length) * 1e6 / rate;
            actor.Stream.Render(block, from + at, (from + at) * 1e6 / rate);
        }
        position = actor.Stream.PositionAt(now);
        return heard;
    }

    private static long PtsOf(int sample)
    {
        return StartMicros + (long)Math.Round(sample * 1e6 / Source);
    }

    private static float[] Sine(int first, int count, int rate)
    {
        var samples = new float[count];
        for (var i = 0; i < count; i++)
        {
            samples[i] = (float)(0.5 * Math.Sin(2 * Math.PI * Tone * (first + i) / rate));
        }
        return samples;
    }

    private static float[] Constant(int count)
    {
        return Enumerable.Repeat(0.5f, count).ToArray();
    }
}
