using System;
using System.Collections.Generic;

namespace AvatarBridge.Programs
{
    /// <summary>
    /// Damages packets as broken or hostile senders would. The same seed gives the same packets on
    /// every runtime.
    /// </summary>
    internal sealed class Damage
    {
        private const int MostBytes = 300_000; // more than any packet may have

        // Every way to begin a value, most of them with a length that follows.
        private static readonly byte[] Types =
        {
            0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5,
            0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xd0, 0xd1, 0xd2, 0xd3,
            0xd4, 0xd8, 0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xe0, 0xff,
        };

        private static readonly byte[][] Values =
        {
            new byte[] { 0xdd, 0xff, 0xff, 0xff, 0xff },
            new byte[] { 0xdf, 0xff, 0xff, 0xff, 0xff },
            new byte[] { 0xdb, 0xff, 0xff, 0xff, 0xff },
            new byte[] { 0xc6, 0xff, 0xff, 0xff, 0xff },
            new byte[] { 0xc9, 0xff, 0xff, 0xff, 0xff },
            new byte[] { 0xc6, 0x7f, 0xff, 0xff, 0xff },
            new byte[] { 0xdc, 0x02, 0x01 },
            new byte[] { 0xde, 0x00, 0x41 },
            new byte[] { 0x00, 0x00, 0xc0, 0x7f },
            new byte[] { 0x00, 0x00, 0x80, 0xff },
            new byte[] { 0xcf, 0x00, 0x20, 0, 0, 0, 0, 0, 0 },
            new byte[] { 0xd3, 0x80, 0, 0, 0, 0, 0, 0, 0 },
            new byte[] { 0xed, 0xa0, 0x80 },
            new byte[] { 0xf4, 0x90, 0x80, 0x80 },
        };

        private readonly IReadOnlyList<byte[]> _packets;
        private ulong _state;

        public Damage(IReadOnlyList<byte[]> packets, int seed)
        {
            _packets = packets;
            _state = (ulong)seed * 2 + 1;
        }

        /// <summary>Returns a packet that somebody damaged, in one to three ways.</summary>
        public byte[] Next()
        {
            var packet = (byte[])_packets[Below(_packets.Count)].Clone();
            for (var left = 1 + Below(3); left > 0; left--)
            {
                packet = Once(packet);
            }
            return packet.Length > MostBytes ? packet.AsSpan(0, MostBytes).ToArray() : packet;
        }

        private byte[] Once(byte[] packet)
        {
            var at = Below(packet.Length + 1);
            switch (Below(9))
            {
                case 0:
                    return Set(packet, at, (byte)Below(256));
                case 1:
                    return Set(packet, at, Types[Below(Types.Length)]);
                case 2:
                    return Set(packet, at, (byte)(ByteAt(packet, at) ^ (1 << Below(8))));
                case 3:
                    return packet.AsSpan(0, at).ToArray();
                case 4:
                    return Joined(packet, packet.AsSpan(0, Math.Min(Below(12), packet.Length)));
                case 5:
                    return Replaced(packet, at, Values[Below(Values.Length)], 0);
                case 6:
                    var value = Values[Below(Values.Length)];
                    return Replaced(packet, at, value, value.Length);
                case 7:
                    var other = _packets[Below(_packets.Count)];
                    return Joined(packet.AsSpan(0, at), other.AsSpan(Below(other.Length)));
                default:
                    return Below(20) == 0 ? Bomb(packet, at) : Replaced(packet, at, default, 1);
            }
        }

        /// <summary>Nests arrays or maps, or claims many large ones one in the other.</summary>
        private byte[] Bomb(byte[] packet, int at)
        {
            var shapes = new[]
            {
                new byte[] { 0x91 }, new byte[] { 0x81, 0xa1, 0x79 },
                new byte[] { 0xdc, 0x02, 0x00 }, new byte[] { 0xdd, 0x00, 0x0f, 0xff, 0xff },
            };
            var shape = shapes[Below(shapes.Length)];
            var bomb = new byte[shape.Length * (1 + Below(20_000))];
            for (var i = 0; i < bomb.Length; i++)
            {
                bomb[i] = shape[i % shape.Length];
            }
            return Replaced(packet, at, bomb, 0);
        }

        private static byte ByteAt(byte[] packet, int at)
        {
            return at < packet.Length ? packet[at] : (byte)0;
        }

        private static byte[] Set(byte[] packet, int at, byte value)
        {
            if (at < packet.Length)
            {
                packet[at] = value;
            }
            return packet;
        }

        private static byte[] Replaced(byte[] packet, int at, ReadOnlySpan<byte> value, int removed)
        {
            var rest = packet.AsSpan(Math.Min(at + removed, packet.Length));
            return Joined(Joined(packet.AsSpan(0, at), value), rest);
        }

        private static byte[] Joined(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
        {
            var joined = new byte[one.Length + other.Length];
            one.CopyTo(joined);
            other.CopyTo(joined.AsSpan(one.Length));
            return joined;
        }

        private int Below(int limit)
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            _state ^= _state << 17;
            return (int)((_state >> 11) % (ulong)limit);
        }
    }
}
