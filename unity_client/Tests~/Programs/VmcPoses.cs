using System;
using System.Collections.Generic;
using AvatarBridge.Osc;
using AvatarBridge.Playback;
using AvatarBridge.Programs;
using AvatarBridge.Time;

/// <summary>
/// "each" says what pose the packets of stdin come to, after each of them, "all" after the last;
/// "listen" takes packets at a port, which it prints first, and answers every line of stdin with
/// the pose of that moment, until the line "end". Prints JSON.
/// </summary>
internal static class VmcPoses
{
    private static readonly VmcReceiver _receiver = new VmcReceiver(new MonotonicClock());
    private static readonly VmcTranslator _translator = new VmcTranslator();
    private static readonly VmcPose _vmc = new VmcPose();
    private static readonly Pose _pose = new Pose();

    private static int Main(string[] args)
    {
        if (args[0] == "listen")
        {
            return Listen();
        }
        var shown = new List<string>();
        foreach (var packet in Packets.FromStdin())
        {
            _receiver.OnDatagram(packet);
            shown.Add(args[0] == "each" ? Show("") : "");
        }
        Console.WriteLine(args[0] == "each" ? "[" + string.Join(",", shown) + "]" : Show(""));
        return 0;
    }

    private static int Listen()
    {
        using var udp = new UdpReceiver("127.0.0.1", 0, new Grumpy());
        Console.WriteLine(udp.Port);
        for (var line = Console.ReadLine(); line != "end"; line = Console.ReadLine())
        {
            var pose = Show(","); // before the counts, which then include all that it is made of
            Console.WriteLine(pose.Substring(0, pose.Length - 1) +
                $"\"received\":{udp.Received},\"refused\":{udp.Refused}," +
                $"\"last_error\":{Packets.Text(udp.LastError)}}}");
        }
        return Refuses(udp.Port);
    }

    /// <summary>
    /// Says in its status whether a port that is taken is refused in plain words.
    /// </summary>
    private static int Refuses(int port)
    {
        try
        {
            using var second = new UdpReceiver("127.0.0.1", port, _receiver);
            return 3;
        }
        catch (OscException error)
        {
            Console.WriteLine(error.Message);
            return 0;
        }
    }

    private static string Show(string more)
    {
        var counts = _receiver.Counts();
        var json = new List<string>
        {
            $"\"packets\":{counts.Packets},\"malformed\":{counts.Malformed}",
            $"\"unusable\":{counts.Unusable},\"unknown\":{counts.Unknown}",
            $"\"frames\":{counts.Frames},\"error\":{Packets.Text(counts.LastError)}",
        };
        if (_receiver.TryDraw(_vmc, out _))
        {
            _translator.Translate(_vmc, _pose);
            json.Add($"\"seconds\":{Packets.Number(_vmc.Seconds)}");
            json.Add($"\"loaded\":{(_vmc.IsLoaded ? 1 : 0)}");
            json.Add($"\"tracking\":{(_vmc.IsTracking ? 1 : 0)}");
            json.Add("\"positions\":" + Floats(_vmc.BonePositions));
            json.Add("\"rotations\":" + Floats(_vmc.BoneRotations));
            json.Add("\"bones\":" + Packets.List(_vmc.HasBone, has => has ? "1" : "0"));
            json.Add("\"root\":" + (_vmc.HasRoot ? Floats(_vmc.RootPosition) : "null"));
            json.Add("\"names\":" + Packets.List(_vmc.ShapeNames, Packets.Text));
            json.Add("\"values\":" + Floats(_vmc.ShapeValues));
            json.Add("\"weights\":" + Floats(_pose.Weights));
            json.Add("\"native_bones\":" + Floats(_pose.Bones));
            json.Add("\"head\":" + Floats(_pose.Head));
            json.Add("\"hips\":" + Floats(_pose.Hips));
        }
        return "{" + string.Join(",", json) + more + "}";
    }

    private static string Floats(float[] floats)
    {
        return Packets.List(floats, x => Packets.Number(x));
    }

    /// <summary>Hands everything on, and throws at one word: a sink with a mistake in it.</summary>
    private sealed class Grumpy : IDatagramSink
    {
        public void OnDatagram(ReadOnlySpan<byte> datagram)
        {
            if (datagram.Length == 5)
            {
                throw new InvalidOperationException("five bytes are too few");
            }
            _receiver.OnDatagram(datagram);
        }
    }
}
