using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace AvatarBridge.Zmtp
{
    /// <summary>Makes TCP connections, for one thread that may be told to stop meanwhile.</summary>
    internal static class TcpConnector
    {
        private const int ResolveMillis = 5000;

        /// <summary>
        /// Returns a connected socket that does not block, which is the caller's to dispose of;
        /// null when <paramref name="stop"/> was set. Raises <see cref="ZmtpException"/>.
        /// </summary>
        public static Socket Connect(Endpoint endpoint, int tryMillis, WaitHandle stop)
        {
            if (endpoint.IsWildcard)
            {
                throw new ZmtpException(
                    ZmtpFault.BadEndpoint,
                    "means every host, which is for whoever listens; connect to one host, such "
                    + "as tcp://127.0.0.1:" + endpoint.Port);
            }
            var addresses = Resolve(endpoint.Host, stop);
            if (addresses == null)
            {
                return null;
            }
            ZmtpException failure = null;
            foreach (var address in addresses)
            {
                try
                {
                    return ConnectTo(new IPEndPoint(address, endpoint.Port), tryMillis, stop);
                }
                catch (ZmtpException error)
                {
                    failure = failure ?? error;
                }
            }
            throw failure ?? Unreachable("the host " + endpoint.Host + " has no address");
        }

        private static IPAddress[] Resolve(string host, WaitHandle stop)
        {
            if (IPAddress.TryParse(host, out var number))
            {
                return new[] { number };
            }
            try
            {
                var looking = Dns.BeginGetHostAddresses(host, null, null);
                var first = WaitHandle.WaitAny(
                    new[] { stop, looking.AsyncWaitHandle }, ResolveMillis);
                if (first == 0)
                {
                    return null;
                }
                if (first == WaitHandle.WaitTimeout)
                {
                    throw Unreachable("the name " + host + " was not found in time");
                }
                var found = Dns.EndGetHostAddresses(looking);
                // A sidecar listens on IPv4 unless told otherwise, and Windows needs two seconds
                // to find out that nobody listens on ::1.
                Array.Sort(found, (a, b) => Rank(a).CompareTo(Rank(b)));
                return found;
            }
            catch (SocketException error)
            {
                throw Unreachable("the name " + host + " was not found: " + error.Message);
            }
        }

        private static int Rank(IPAddress address)
        {
            return address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1;
        }

        private static Socket ConnectTo(IPEndPoint place, int tryMillis, WaitHandle stop)
        {
            Socket socket = null;
            try
            {
                socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
                {
                    NoDelay = true,
                };
                var connecting = socket.BeginConnect(place, null, null);
                var first = WaitHandle.WaitAny(
                    new[] { stop, connecting.AsyncWaitHandle }, tryMillis);
                if (first == 0)
                {
                    socket.Dispose();
                    return null;
                }
                if (first == WaitHandle.WaitTimeout)
                {
                    throw Unreachable("nobody answers at " + place);
                }
                socket.EndConnect(connecting);
                socket.Blocking = false;
                return socket;
            }
            catch (SocketException error)
            {
                socket?.Dispose();
                throw Unreachable(error.SocketErrorCode == SocketError.ConnectionRefused
                    ? "nobody listens there; is the sidecar running?"
                    : error.Message);
            }
            catch (ZmtpException)
            {
                socket?.Dispose();
                throw;
            }
        }

        private static ZmtpException Unreachable(string message)
        {
            return new ZmtpException(ZmtpFault.Unreachable, message);
        }
    }
}
