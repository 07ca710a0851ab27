using System;

namespace AvatarBridge.Wire
{
    /// <summary>The answer to a request: done, or refused. Immutable.</summary>
    public sealed class Reply
    {
        private Reply(
            long requestId, bool isDone, long sessionMicros, string turnId, byte[] packet,
            long resent, string code, string message)
        {
            RequestId = requestId;
            IsDone = isDone;
            SessionMicros = sessionMicros;
            TurnId = turnId;
            Packet = packet;
            Resent = resent;
            Code = code;
            Message = message;
        }

        /// <summary>The request's own; 0 in a refusal of one that could not be read.</summary>
        public long RequestId { get; }

        /// <summary>False when it was refused; then the code and the message say why.</summary>
        public bool IsDone { get; }

        /// <summary>
        /// The session clock when the answer was written, so that any answer that is done serves
        /// as a ping; 0 in a refusal.
        /// </summary>
        public long SessionMicros { get; }

        /// <summary>Of "say" and "turn": the turn that answers; else empty.</summary>
        public string TurnId { get; }

        /// <summary>Of "describe": a stream packet with its topic; else empty.</summary>
        public byte[] Packet { get; }

        /// <summary>Of "resend": how many records follow on the stream.</summary>
        public long Resent { get; }

        /// <summary>Of a refusal: a word for programs, such as "bad-request"; else empty.</summary>
        public string Code { get; }

        /// <summary>Of a refusal: what was wrong and what to do, for people; else empty.</summary>
        public string Message { get; }

        public static Reply Done(
            long requestId, long sessionMicros, string turnId, byte[] packet, long resent)
        {
            return new Reply(
                requestId, true, sessionMicros, turnId, packet, resent, string.Empty, string.Empty);
        }

        public static Reply Refused(long requestId, string code, string message)
        {
            return new Reply(
                requestId, false, 0, string.Empty, Array.Empty<byte>(), 0, code, message);
        }
    }
}
