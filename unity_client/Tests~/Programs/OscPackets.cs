using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text;
using AvatarBridge.Osc;
using AvatarBridge.Programs;
using AvatarBridge.Time;

/// <summary>
/// "read" says what the packets of stdin hold, "fuzz COUNT SEED" damages them and has them read,
/// "cost ROUNDS" measures what reading them costs. Prints JSON.
/// </summary>
internal static class OscPackets
{
    private static int Main(string[] args)
    {
        var packets = Packets.FromStdin();
        switch (args[0])
        {
            case "read":
                Console.WriteLine(Packets.List(packets, Read));
                return 0;
            case "fuzz":
                Fuzz(packets, int.Parse(args[1]), int.Parse(args[2]));
                return 0;
            case "cost":
                Cost(packets, int.Parse(args[1]));
                return 0;
            default:
                return 2;
        }
    }

    private static string Read(byte[] packet)
    {
        var messages = new List<string>();
        try
        {
            var reader = new OscReader(packet);
            while (reader.TryRead(out var message))
            {
                messages.Add(Message(message));
            }
        }
        catch (OscException error)
        {
            return "{\"error\":" + Packets.Text(error.Message) + "}";
        }
        return "[" + string.Join(",", messages) + "]";
    }

    private static string Message(in OscMessage message)
    {
        var parts = new List<string> { Utf8(message.Address), Utf8(message.Tags) };
        var arguments = message.Arguments;
        while (arguments.MoveNext())
        {
            parts.Add(Argument(arguments));
        }
        return "[" + string.Join(",", parts) + "]";
    }

    private static string Argument(OscArguments argument)
    {
        var bytes = argument.Bytes;
        switch (argument.Tag)
        {
            case 's':
            case 'S':
                return Utf8(bytes);
            case 'f':
                return Packets.Number(BitConverter.Int32BitsToSingle(
                    BinaryPrimitives.ReadInt32BigEndian(bytes)));
            case 'd':
                return Packets.Number(BitConverter.Int64BitsToDouble(
                    BinaryPrimitives.ReadInt64BigEndian(bytes)));
            case 'i':
                return BinaryPrimitives.ReadInt32BigEndian(bytes).ToString();
            case 'h':
                return BinaryPrimitives.ReadInt64BigEndian(bytes).ToString();
            case 'T':
                return "true";
            case 'F':
                return "false";
            default:
                return Packets.List(bytes.ToArray(), part => part.ToString());
        }
    }

    private static string Utf8(ReadOnlySpan<byte> text)
    {
        return Packets.Text(Encoding.UTF8.GetString(text.ToArray()));
    }

    private static void Fuzz(List<byte[]> packets, int count, int seed)
    {
        var random = new Random(seed);
        var receiver = new VmcReceiver(new MonotonicClock());
        var pose = new VmcPose();
        var strangest = "";
        for (var i = 0; i < count; i++)
        {
            var packet = Damage(packets[random.Next(packets.Count)], random);
            receiver.OnDatagram(packet);
            if (receiver.TryDraw(pose, out _) && i % 100 == 0 && !IsSane(pose))
            {
                strangest = BitConverter.ToString(packet);
            }
        }
        foreach (var packet in packets)
        {
            receiver.OnDatagram(packet);
        }
        receiver.TryDraw(pose, out _);
        var counts = receiver.Counts();
        Console.WriteLine(
            $"{{\"packets\":{counts.Packets},\"malformed\":{counts.Malformed}," +
            $"\"unusable\":{counts.Unusable},\"frames\":{counts.Frames}," +
            $"\"names\":{pose.ShapeNames.Length},\"sane\":{(IsSane(pose) ? "true" : "false")}," +
            $"\"strangest\":{Packets.Text(strangest)}," +
            $"\"bytes\":{GC.GetTotalMemory(true)}}}");
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var packet = (byte[])whole.Clone();
        switch (random.Next(6))
        {
            case 0: // cut
                Array.Resize(ref packet, random.Next(packet.Length));
                break;
            case 1: // noise
                random.NextBytes(packet);
                break;
            case 2: // noise that begins like a bundle
                random.NextBytes(packet);
                Array.Copy(whole, packet, Math.Min(whole.Length, 16));
                break;
            case 3: // a length, a type or a number is another
                var at = random.Next(packet.Length / 4) * 4;
                BinaryPrimitives.WriteInt32BigEndian(
                    new Span<byte>(packet, at, 4), random.Next(int.MinValue, int.MaxValue));
                break;
            case 4: // longer than it says
                Array.Resize(ref packet, packet.Length + random.Next(1, 64));
                break;
            default:
                for (var i = random.Next(1, 9); i > 0; i--)
                {
                    packet[random.Next(packet.Length)] ^= (byte)(1 << random.Next(8));
                }
                break;
        }
        return packet;
    }

    private static bool IsSane(VmcPose pose)
    {
        for (var i = 0; i < pose.ShapeNames.Length; i++)
        {
            if (!(pose.ShapeValues[i] >= 0 && pose.ShapeValues[i] <= 1))
            {
                return false;
            }
        }
        for (var i = 0; i < pose.BoneRotations.Length; i += VmcPose.RotationFloats)
        {
            var squared = 0f;
            for (var j = i; j < i + VmcPose.RotationFloats; j++)
            {
                squared += pose.BoneRotations[j] * pose.BoneRotations[j];
            }
            if (!(Math.Abs(squared - 1) < 1e-3))
            {
                return false;
            }
        }
        return Array.TrueForAll(pose.BonePositions, x => !float.IsNaN(x) && !float.IsInfinity(x));
    }

    private static void Cost(List<byte[]> packets, int rounds)
    {
        var receiver = new VmcReceiver(new MonotonicClock());
        var translator = new VmcTranslator();
        var vmc = new VmcPose();
        var pose = new AvatarBridge.Playback.Pose();
        long allocated = 0;
        var watch = new Stopwatch();
        for (var round = -rounds; round < rounds; round++)
        {
            if (round == 0)
            {
                allocated = GC.GetAllocatedBytesForCurrentThread();
                watch.Start();
            }
            foreach (var packet in packets)
            {
                receiver.OnDatagram(packet);
            }
            receiver.TryDraw(vmc, out _);
            translator.Translate(vmc, pose);
        }
        var micros = watch.Elapsed.TotalMilliseconds * 1000 / rounds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Console.WriteLine(
            $"{{\"micros\":{Packets.Number(micros)},\"allocated\":{allocated}}}");
    }
}
