using System;
using System.Buffers.Binary;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// The words of the protocol: their names, as on the wire, and how they are read.
    /// </summary>
    public static class Commands
    {
        private const int MostContextBytes = 16;
        private const int TimeToLiveBytes = 2;
        private const string SocketTypeName = "Socket-Type";

        private static readonly byte[] ReadyName = Name("READY");
        private static readonly byte[] ErrorName = Name("ERROR");
        private static readonly byte[] SubscribeName = Name("SUBSCRIBE");
        private static readonly byte[] CancelName = Name("CANCEL");
        private static readonly byte[] PingName = Name("PING");
        private static readonly byte[] PongName = Name("PONG");

        public static ReadOnlySpan<byte> Ready => ReadyName;

        public static ReadOnlySpan<byte> Error => ErrorName;

        public static ReadOnlySpan<byte> Subscribe => SubscribeName;

        public static ReadOnlySpan<byte> Cancel => CancelName;

        public static ReadOnlySpan<byte> Ping => PingName;

        public static ReadOnlySpan<byte> Pong => PongName;

        /// <summary>
        /// Tells whether a command frame is of this name; if so, what it carries.
        /// </summary>
        public static bool Is(
            ReadOnlySpan<byte> body, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data)
        {
            var isIt = body.StartsWith(name);
            data = isIt ? body.Slice(name.Length) : default;
            return isIt;
        }

        /// <summary>Returns what READY carries of a client: its type, and no identity.</summary>
        public static byte[] Metadata(string socketType)
        {
            var data = new byte[Length(SocketTypeName, socketType) + Length("Identity", "")];
            var rest = Put(data, SocketTypeName, socketType);
            Put(rest, "Identity", "");
            return data;
        }

        /// <summary>
        /// Returns the peer's socket type from its READY; empty when it names none.
        /// </summary>
        public static string SocketTypeOf(ReadOnlySpan<byte> data)
        {
            var found = "";
            while (data.Length > 0)
            {
                var nameEnd = 1 + data[0];
                if (data.Length < nameEnd + 4)
                {
                    throw CutReady();
                }
                var name = data.Slice(1, data[0]);
                var length = BinaryPrimitives.ReadUInt32BigEndian(data.Slice(nameEnd));
                data = data.Slice(nameEnd + 4);
                if (length > (uint)data.Length)
                {
                    throw CutReady();
                }
                if (IsSocketType(name))
                {
                    found = Peer.Quote(data.Slice(0, (int)length)).Trim('"');
                }
                data = data.Slice((int)length);
            }
            return found;
        }

        /// <summary>Returns the reason that an ERROR gives.</summary>
        public static string ReasonOf(ReadOnlySpan<byte> data)
        {
            var length = data.Length > 0 ? Math.Min((int)data[0], data.Length - 1) : 0;
            return Peer.Quote(data.Length > 0 ? data.Slice(1, length) : data);
        }

        /// <summary>Returns what the answer to a PING repeats of it.</summary>
        public static ReadOnlySpan<byte> ContextOf(ReadOnlySpan<byte> data)
        {
            if (data.Length < TimeToLiveBytes)
            {
                throw new ZmtpException(ZmtpFault.Malformed, "sent a PING without a time to live");
            }
            var context = data.Slice(TimeToLiveBytes);
            return context.Slice(0, Math.Min(context.Length, MostContextBytes));
        }

        private static bool IsSocketType(ReadOnlySpan<byte> name)
        {
            if (name.Length != SocketTypeName.Length)
            {
                return false;
            }
            for (var i = 0; i < name.Length; i++)
            {
                // Names of properties are the same in either case.
                if (char.ToLowerInvariant((char)name[i])
                    != char.ToLowerInvariant(SocketTypeName[i]))
                {
                    return false;
                }
            }
            return true;
        }

        private static int Length(string name, string value)
        {
            return 1 + name.Length + 4 + value.Length;
        }

        private static Span<byte> Put(Span<byte> target, string name, string value)
        {
            target[0] = (byte)name.Length;
            Ascii(name).CopyTo(target.Slice(1));
            var rest = target.Slice(1 + name.Length);
            BinaryPrimitives.WriteUInt32BigEndian(rest, (uint)value.Length);
            Ascii(value).CopyTo(rest.Slice(4));
            return rest.Slice(4 + value.Length);
        }

        private static byte[] Name(string name)
        {
            var bytes = new byte[1 + name.Length];
            bytes[0] = (byte)name.Length;
            Ascii(name).CopyTo(bytes, 1);
            return bytes;
        }

        private static byte[] Ascii(string text)
        {
            return System.Text.Encoding.ASCII.GetBytes(text);
        }

        private static ZmtpException CutReady()
        {
            return new ZmtpException(ZmtpFault.Malformed, "sent a READY that is cut off");
        }
    }
}
