using System;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// A sort of socket: what it calls itself and whom it can talk to. Immutable.
    /// </summary>
    internal sealed class SocketKind
    {
        public static readonly SocketKind Subscriber =
            new SocketKind("SUB", "the stream", "PUB", "XPUB");

        public static readonly SocketKind Dealer =
            new SocketKind("DEALER", "requests", "ROUTER", "DEALER", "REP");

        private readonly string _purpose;
        private readonly string[] _peers;

        private SocketKind(string name, string purpose, params string[] peers)
        {
            Name = name;
            _purpose = purpose;
            _peers = peers;
        }

        public string Name { get; }

        /// <summary>Raises for a peer that this kind cannot talk to.</summary>
        public void RequirePeer(string socketType)
        {
            if (Array.IndexOf(_peers, socketType) >= 0)
            {
                return;
            }
            throw new ZmtpException(
                ZmtpFault.WrongPeer,
                "is a " + (socketType.Length > 0 ? socketType : "nameless") + " socket; "
                + _purpose + " needs " + string.Join(" or ", _peers)
                + ". Are the addresses of the stream and of the requests swapped?");
        }
    }
}
