using System;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// The first 64 bytes that each side of a ZMTP connection says: a signature, a version, and
    /// how it wants to be secured.
    /// </summary>
    public readonly struct Greeting
    {
        public const int Bytes = 64;

        /// <summary>Signature and version, on which a peer says how it is secured.</summary>
        public const int FirstBytes = 12;

        /// <summary>No security: the only mechanism that is spoken here.</summary>
        public const string Null = "NULL";

        private const byte Major = 3;
        private const int SignatureEnd = 9;
        private const byte SignatureFirst = 0xFF;
        private const byte SignatureLast = 0x7F;
        private const int MajorAt = 10;
        private const int MinorAt = 11;
        private const int MechanismAt = 12;
        private const int MechanismBytes = 20;
        private const byte OldFirst = 1; // ZMTP 1.0 begins with a frame of length 1, flags 0
        private const int OldGreetingBytes = 2;
        private const string WebStart = "HTTP/";

        private Greeting(int minor, string mechanism)
        {
            Minor = minor;
            Mechanism = mechanism;
        }

        /// <summary>0 or 1; a peer that says more speaks 1 too.</summary>
        public int Minor { get; }

        /// <summary>"NULL", "PLAIN", "CURVE" and the like.</summary>
        public string Mechanism { get; }

        /// <summary>Fills the first 64 bytes with a client's greeting: ZMTP 3.1, NULL.</summary>
        public static void Write(Span<byte> target)
        {
            target.Slice(0, Bytes).Clear();
            target[0] = SignatureFirst;
            target[SignatureEnd] = SignatureLast;
            target[MajorAt] = Major;
            target[MinorAt] = 1;
            for (var i = 0; i < Null.Length; i++)
            {
                target[MechanismAt + i] = (byte)Null[i];
            }
        }

        /// <summary>
        /// Looks at as much of a peer's greeting as has come. Returns false until it is whole;
        /// raises <see cref="ZmtpException"/> as soon as it can no longer become one.
        /// </summary>
        public static bool TryRead(ReadOnlySpan<byte> bytes, out Greeting greeting)
        {
            greeting = default;
            CheckSignature(bytes);
            if (bytes.Length > MajorAt && bytes[MajorAt] < Major)
            {
                throw TooOld(bytes[MajorAt] == 0 ? "1.0" : "2.0");
            }
            if (bytes.Length < Bytes)
            {
                return false;
            }
            greeting = new Greeting(Math.Min((int)bytes[MinorAt], 1), ReadMechanism(bytes));
            return true;
        }

        /// <summary>Raises for a peer that wants keys, a password, or what is not known.</summary>
        public void RequireNull()
        {
            if (Mechanism == Null)
            {
                return;
            }
            var wants = Mechanism == "CURVE" ? "keys (CURVE)"
                : Mechanism == "PLAIN" ? "a password (PLAIN)"
                : "the security mechanism " + Mechanism;
            throw new ZmtpException(
                ZmtpFault.NeedsKeys,
                "needs " + wants + ", which this client does not support yet; run the sidecar on "
                + "this machine, or with insecure = true in a network that you trust");
        }

        private static void CheckSignature(ReadOnlySpan<byte> bytes)
        {
            if (bytes.Length == 0)
            {
                return;
            }
            if (bytes[0] == SignatureFirst)
            {
                if (bytes.Length > SignatureEnd && bytes[SignatureEnd] != SignatureLast)
                {
                    throw Wrong("does not speak ZeroMQ: it said " + Peer.Quote(bytes));
                }
                return;
            }
            var isOld = bytes[0] == OldFirst;
            if (bytes.Length < (isOld ? OldGreetingBytes : WebStart.Length))
            {
                return; // a stranger: wait for enough to tell which
            }
            if (isOld && bytes[1] == 0)
            {
                throw TooOld("1.0");
            }
            throw Wrong(StartsWith(bytes, WebStart)
                ? "is a web server, not a sidecar: it said " + Peer.Quote(bytes)
                : "does not speak ZeroMQ: it said " + Peer.Quote(bytes));
        }

        private static string ReadMechanism(ReadOnlySpan<byte> bytes)
        {
            var name = bytes.Slice(MechanismAt, MechanismBytes);
            var end = name.IndexOf((byte)0);
            var text = Peer.Quote(end < 0 ? name : name.Slice(0, end));
            return text.Trim('"');
        }

        private static bool StartsWith(ReadOnlySpan<byte> bytes, string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (bytes[i] != text[i])
                {
                    return false;
                }
            }
            return true;
        }

        private static ZmtpException TooOld(string version)
        {
            return Wrong(
                "speaks ZMTP " + version + "; ZMTP 3.0 (ZeroMQ 4.0) or later is needed");
        }

        private static ZmtpException Wrong(string message)
        {
            return new ZmtpException(ZmtpFault.WrongPeer, message);
        }
    }
}
