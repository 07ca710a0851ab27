using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using AvatarBridge.Zmtp;

/// <summary>
/// Sockets on a leash: opens and uses them as the lines of stdin say, and prints what happens to
/// them, one line each: name, event, detail, parted by tabs.
/// </summary>
internal static class ZmtpProbe
{
    private static readonly object Printing = new object();
    private static readonly Dictionary<string, Probed> Sockets = new Dictionary<string, Probed>();

    private static void Main()
    {
        string line;
        while ((line = Console.ReadLine()) != null)
        {
            var words = line.Split('\t');
            try
            {
                Heed(words);
            }
            catch (ZmtpException error)
            {
                Print(words[1], "refused", error.Fault + "|" + error.Message);
            }
        }
        foreach (var socket in Sockets.Values)
        {
            socket.Dispose();
        }
    }

    internal static void Print(string name, string what, string detail)
    {
        lock (Printing)
        {
            Console.Out.Write(name + "\t" + what + "\t" + detail + "\n");
            Console.Out.Flush();
        }
    }

    private static void Heed(string[] words)
    {
        var name = words[1];
        switch (words[0])
        {
            case "sub":
            case "dealer":
                Sockets[name] = new Probed(name, words[0] == "sub", words[2], Settings(words));
                break;
            case "subscribe":
                Sockets[name].Subscriber.Subscribe(Encoding.UTF8.GetBytes(words[2]));
                break;
            case "unsubscribe":
                Sockets[name].Subscriber.Unsubscribe(Encoding.UTF8.GetBytes(words[2]));
                break;
            case "send":
                var sent = Sockets[name].Dealer.TrySend(Convert.FromBase64String(words[2]));
                Print(name, "send", sent ? "yes" : "no");
                break;
            case "state":
                Print(name, "state", Sockets[name].State + "|" + Sockets[name].LastError);
                break;
            case "allocated":
                Print(name, "allocated", Sockets[name].Allocated());
                break;
            case "close":
                var watch = Stopwatch.StartNew();
                Sockets[name].Dispose();
                Print(name, "close", watch.ElapsedMilliseconds + "|" + Sockets[name].State);
                Sockets.Remove(name);
                break;
            default:
                throw new ArgumentException(words[0]);
        }
    }

    private static ZmtpSettings Settings(string[] words)
    {
        var settings = new ZmtpSettings();
        for (var i = 3; i < words.Length; i++)
        {
            var pair = words[i].Split('=');
            var property = typeof(ZmtpSettings).GetProperty(pair[0]);
            property.SetValue(settings, int.Parse(pair[1], CultureInfo.InvariantCulture));
        }
        return settings;
    }
}

/// <summary>A socket that prints what it hears.</summary>
internal sealed class Probed : IPacketListener, IDisposable
{
    private const int MostShown = 64;
    private static readonly byte[] Quiet = Encoding.ASCII.GetBytes("quiet");
    private static readonly byte[] Raise = Encoding.ASCII.GetBytes("raise");

    private readonly string _name;
    private long _packets;
    private long _bytes;
    private long _warmAllocated;
    private long _lastAllocated;

    public Probed(string name, bool isSubscriber, string endpoint, ZmtpSettings settings)
    {
        _name = name;
        if (isSubscriber)
        {
            Subscriber = new Subscriber(Endpoint.Parse(endpoint), this, settings);
            Subscriber.Start();
        }
        else
        {
            Dealer = new Dealer(Endpoint.Parse(endpoint), this, settings);
            Dealer.Start();
        }
    }

    public Subscriber Subscriber { get; }

    public Dealer Dealer { get; }

    public SocketState State => Subscriber != null ? Subscriber.State : Dealer.State;

    public string LastError => Subscriber != null ? Subscriber.LastError : Dealer.LastError;

    /// <summary>Packets, their bytes, and bytes allocated by the thread since it is warm.</summary>
    public string Allocated()
    {
        return _packets + "|" + _bytes + "|" + (_lastAllocated - _warmAllocated);
    }

    public void Dispose()
    {
        Subscriber?.Dispose();
        Dealer?.Dispose();
    }

    public void OnConnected()
    {
        ZmtpProbe.Print(_name, "connected", "");
    }

    public void OnDisconnected(string reason)
    {
        ZmtpProbe.Print(_name, "disconnected", reason);
    }

    public void OnPacket(ReadOnlySpan<byte> packet)
    {
        _packets++;
        _bytes += packet.Length;
        if (packet.StartsWith(Quiet))
        {
            Measure(packet.Length > 5 && packet[5] == (byte)'!');
            return;
        }
        if (packet.StartsWith(Raise))
        {
            throw new InvalidOperationException("a listener's own fault");
        }
        var sum = 0;
        foreach (var one in packet)
        {
            sum = (sum + one) & 0xFFFF;
        }
        var shown = packet.Slice(0, Math.Min(packet.Length, MostShown)).ToArray();
        ZmtpProbe.Print(
            _name, "packet", packet.Length + "|" + sum + "|" + Convert.ToBase64String(shown));
    }

    private void Measure(bool isWarm)
    {
        _lastAllocated = GC.GetAllocatedBytesForCurrentThread();
        if (!isWarm)
        {
            _warmAllocated = _lastAllocated;
        }
    }
}
