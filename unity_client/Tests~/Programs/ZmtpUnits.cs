using System;
using AvatarBridge.Programs;
using AvatarBridge.Zmtp;

/// <summary>
/// The parts of ZMTP that need no socket: frames of any bytes in any pieces, waits, heartbeats,
/// addresses. Prints how many checks held.
/// </summary>
internal static class ZmtpUnits
{
    private const int Limit = 4096;

    private static readonly Checks Checks = new Checks();

    private static int Main(string[] arguments)
    {
        FramesSurviveAnyPieces(new Random(1));
        AnyBytesAreReadOrRefused(new Random(2), int.Parse(arguments[0]));
        WaitsGrowAndStartOver();
        SilenceIsAQuestionLeftUnanswered();
        Addresses();
        return Checks.Done();
    }

    private static void FramesSurviveAnyPieces(Random random)
    {
        for (var round = 0; round < 50; round++)
        {
            var writer = new FrameWriter(1 << 20);
            var lengths = new int[20];
            for (var i = 0; i < lengths.Length; i++)
            {
                lengths[i] = random.Next(2) == 0 ? random.Next(300) : random.Next(Limit + 1);
                var body = new byte[lengths[i]];
                Fill(body, i);
                Checks.That(writer.TryMessage(body), "there is room");
            }
            var reader = new FrameReader(Limit);
            var found = 0;
            while (!writer.IsEmpty)
            {
                Give(reader, writer, 1 + random.Next(2000));
                while (reader.TryRead(out var frame))
                {
                    var expected = new byte[lengths[found]];
                    Fill(expected, found++);
                    Checks.That(frame.Body.SequenceEqual(expected), "a frame is what was sent");
                }
            }
            Checks.Same(found, lengths.Length, "frames");
            Checks.That(reader.Capacity <= Limit + 9, "the buffer is as large as a frame");
        }
    }

    private static void AnyBytesAreReadOrRefused(Random random, int rounds)
    {
        var refused = 0;
        var read = 0;
        var bytes = new byte[64];
        for (var round = 0; round < rounds; round++)
        {
            random.NextBytes(bytes);
            if (round % 2 == 0)
            {
                bytes[0] = (byte)random.Next(8); // else hardly any frame has flags that exist
                bytes[1] = (byte)random.Next(80);
            }
            var reader = new FrameReader(Limit);
            try
            {
                var room = reader.Room();
                bytes.CopyTo(room.Array, room.Offset);
                reader.Took(bytes.Length);
                while (reader.TryRead(out var frame))
                {
                    read++;
                    Heed(frame);
                }
            }
            catch (ZmtpException)
            {
                refused++;
            }
            TryGreet(bytes);
            if (reader.Capacity > Limit + 9)
            {
                Checks.That(false, "a length that was only claimed made the buffer grow");
            }
        }
        Checks.That(refused > rounds / 4, "much was refused: " + refused);
        Checks.That(read > rounds / 8, "much was read: " + read);
    }

    private static void Heed(in ZmtpFrame frame)
    {
        Commands.ReasonOf(frame.Body);
        Commands.SocketTypeOf(frame.Body);
        Commands.ContextOf(frame.Body);
    }

    private static void TryGreet(byte[] bytes)
    {
        try
        {
            Greeting.TryRead(bytes, out _);
        }
        catch (ZmtpException)
        {
            // what it is for
        }
    }

    private static void WaitsGrowAndStartOver()
    {
        var backoff = new Backoff(new ZmtpSettings());
        foreach (var expected in new[] { 50, 100, 200, 400, 500, 500 })
        {
            Checks.Same(backoff.Failed(isLasting: false), expected, "a wait");
        }
        Checks.Same(backoff.Failed(isLasting: true), 2000, "the wait for a wrong peer");
        backoff.Connected(10);
        Checks.Same(backoff.Failed(isLasting: false), 500, "the wait after a short visit");
        backoff.Connected(5000);
        Checks.Same(backoff.Failed(isLasting: false), 50, "the wait after a long one");
    }

    private static void SilenceIsAQuestionLeftUnanswered()
    {
        var heartbeats = new Heartbeats(new ZmtpSettings(), canAsk: true, nowMillis: 0);
        Checks.That(!heartbeats.TryAsk(999), "it is not asked before its time");
        Checks.That(heartbeats.TryAsk(60_000), "it is asked, even after a long sleep");
        Checks.That(!heartbeats.IsSilent(60_000), "which is not yet silence");
        Checks.That(!heartbeats.TryAsk(60_001), "it is asked once");
        Checks.That(heartbeats.IsSilent(62_000), "no answer is silence");
        heartbeats.Heard(62_001);
        Checks.That(!heartbeats.IsSilent(90_000), "anything that comes is an answer");
        var old = new Heartbeats(new ZmtpSettings(), canAsk: false, nowMillis: 0);
        Checks.That(!old.TryAsk(9999) && !old.IsSilent(9999), "ZMTP 3.0 cannot be asked");
    }

    private static void Addresses()
    {
        var stream = Endpoint.Parse("tcp://avatar.lan:5570");
        Checks.Same(
            Endpoint.Parse(" TCP://[::]:9 ").SeenFrom(stream).ToString(), "tcp://avatar.lan:9",
            "a wildcard is where the stream is");
        Checks.Same(
            Endpoint.Parse("tcp://*:9").SeenFrom(Endpoint.Parse("tcp://[::1]:1")).ToString(),
            "tcp://[::1]:9", "a wildcard beside IPv6");
        Checks.Same(
            Endpoint.Parse("tcp://10.0.0.1:9").SeenFrom(stream).ToString(), "tcp://10.0.0.1:9",
            "an address stays what it is");
        Checks.That(
            stream.Equals(Endpoint.Parse("tcp://AVATAR.lan:5570")), "case does not matter");
    }

    private static void Give(FrameReader reader, FrameWriter writer, int most)
    {
        var room = reader.Room();
        var unsent = writer.Unsent;
        var count = Math.Min(Math.Min(room.Count, unsent.Count), most);
        Array.Copy(unsent.Array, unsent.Offset, room.Array, room.Offset, count);
        reader.Took(count);
        writer.Sent(count);
    }

    private static void Fill(byte[] body, int seed)
    {
        for (var i = 0; i < body.Length; i++)
        {
            body[i] = (byte)(i * 31 + seed);
        }
    }
}
